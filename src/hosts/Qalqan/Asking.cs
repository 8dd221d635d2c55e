using Qalqan.Kernel;
using Qalqan.People;
using Qalqan.Store;
using Qalqan.Web;
using Qalqan.Words;

namespace Qalqan;

/// <summary>The commands that ask the roll. They ask the desk as pages and API do, and work beside a running serve.</summary>
/// <param name="path">The data folder.</param>
/// <param name="ask">Of what day, for whom, with names or without.</param>
/// <param name="speech">What people read.</param>
/// <param name="output">Where the answer goes.</param>
public sealed class Asking(string path, PeopleQuestion ask, Speech speech, TextWriter output)
{
    private readonly PeopleText text = new(speech, output, ask);

    /// <param name="format">text, json or xlsx.</param>
    /// <param name="file">Of xlsx, a new file.</param>
    public int Roll(string format, string? file)
    {
        if (format == "xlsx" && (file is null || File.Exists(file) || Directory.Exists(file)))
            throw new RefusalException(
                new Problem(
                    "-o",
                    0,
                    file is null ? "nothing" : "a place with something in it",
                    "the name of a new file"
                )
            );
        if (format != "xlsx" && file is not null)
            throw new RefusalException(
                new Problem("-o", 0, "a file", "--format xlsx with it: text and JSON are printed")
            );
        return format == "xlsx"
            ? Answer(ask.Roll, looks => Save(RollList.Listing.Workbook(looks, ask.List, ask.WithNames, speech), file!))
            : Answer(ask.Roll, format == "json", looks => PeopleLines.Of(looks, ask.WithNames, ask.List), text.Print);
    }

    public int Tour(bool isJson) =>
        Answer(ask.Tour, isJson, looks => PeopleLines.Of(looks, ask.WithNames, ask.List), text.Print);

    public int Posts(bool isJson) => List(PostList.Listing, ask.Posts, isJson);

    public int Observations(bool isJson) => List(ObservationList.Listing, ask.Observations, isJson);

    public int Map(bool isJson) => List(MapList.Listing, ask.Map, isJson);

    public int Expiring(bool isJson) => List(PaperList.Listing, ask.Papers, isJson);

    public int Authorities(bool isJson) => List(AuthorityList.Listing, ask.Authorities, isJson);

    public int GenderLines(bool isJson) => List(GenderList.Listing, ask.GenderLines, isJson);

    public int Tasks(bool isJson) => List(TaskList.Listing, ask.Tasks, isJson);

    public int Incidents(bool isJson) => List(IncidentList.Listing, ask.Incidents, isJson);

    public int Restrictions(bool isJson) => List(RestrictionList.Listing, ask.Restrictions, isJson);

    public int Totals(bool isJson) => List(TotalList.Listing, ask.Totals, isJson);

    public int Milestones(bool isJson) => List(MilestoneList.Listing, ask.Milestones, isJson);

    /// <param name="withSince">Whether every day of the record is judged, to tell since when.</param>
    public int Board(bool withSince, bool isJson) =>
        Answer(
            desk =>
            {
                if (withSince)
                    WorkOut(desk);
                return ask.Board(desk);
            },
            isJson,
            BoardLines.Of,
            text.Print
        );

    public int Moves(bool isJson) =>
        Answer(ask.Moves, isJson, looks => BoardLines.Of(looks, ask.WithNames), text.Print);

    public int Timeline(bool isJson) =>
        Answer(
            desk =>
            {
                WorkOut(desk);
                return ask.Timeline(desk);
            },
            isJson,
            BoardLines.Of,
            text.Print
        );

    private static void WorkOut(Desk desk)
    {
        Console.Error.WriteLine("Judging every day of the record; this takes some seconds.");
        desk.Boards.Years.WorkOut();
    }

    public int Post(string post, bool isJson) =>
        Answer(desk => ask.Post(desk, post), isJson, looks => PeopleLines.Of(looks, ask.WithNames), text.Print);

    public int Person(string person, bool isJson) =>
        Answer(
            desk => ask.Person(desk, person),
            isJson,
            looks => PersonLines.Of(looks, person, ask.User, ask.WithNames),
            looks => text.Print(looks, person)
        );

    public int Find(string typed, bool isJson) =>
        Answer(desk => ask.Search(desk, typed), isJson, looks => PeopleLines.Of(looks, ask.WithNames), text.Print);

    private int List<TLook, T>(Listing<TLook, T> listing, Func<Desk, Asked<TLook>> question, bool isJson) =>
        Answer(
            question,
            isJson,
            looks => ListLines.Of(listing, looks, ask.List, ask.WithNames),
            looks => text.Print(listing, looks)
        );

    private int Answer<T>(
        Func<Desk, Asked<T>> question,
        bool isJson,
        Func<Looks<T>, IEnumerable<string>> lines,
        Action<Looks<T>> print
    ) =>
        Answer(
            question,
            looks =>
            {
                if (!isJson)
                    print(looks);
                else
                    foreach (var line in lines(looks))
                        output.WriteLine(line);
            }
        );

    private int Answer<T>(Func<Desk, Asked<T>> question, Action<Looks<T>> answer)
    {
        using var folder = Folder.OpenToRead(path);
        var asked = question(Judging.DeskOf(folder));
        if (asked.Problems.Count > 0)
            throw new RefusalException([.. asked.Problems.Distinct().Select(AsArgument)]);
        foreach (var damage in new[] { asked.Looks.Damage, folder.Vault.Damage }.OfType<string>())
            Console.Error.WriteLine(damage);
        answer(asked.Looks);
        return 0;
    }

    // For its owner's eyes, as the vault is: it may hold names. Half a workbook is none.
    private static void Save(byte[] workbook, string file)
    {
        using (var stream = OwnersOnly.Create(file))
            try
            {
                stream.Write(workbook);
                stream.Flush(flushToDisk: true);
            }
            catch (IOException)
            {
                File.Delete(file);
                throw;
            }
        Console.Error.WriteLine($"Wrote {file}.");
    }

    // A part of the question is an argument here.
    private static Problem AsArgument(Problem problem) => ListOptions.Named(problem) ?? Argument(problem);

    private static Problem Argument(Problem problem) =>
        problem.File is "person" or "post" or "text"
            ? problem with
            {
                File = problem.File.ToUpperInvariant(),
            }
            : problem;
}
