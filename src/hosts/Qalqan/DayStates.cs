using NodaTime;
using NodaTime.Text;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.People;
using Qalqan.Web;
using Qalqan.Words;

namespace Qalqan;

/// <summary>The commands of the day's state: show it, say who is in which, sign it. They ask the desk as the page does.</summary>
public static class DayStates
{
    public static int Show(string path, Inquiry inquiry, string? day, bool isJson, string language)
    {
        using var folder = Folder.OpenToRead(path);
        var sheets = Judging.DeskOf(folder).Signing.Sheet(inquiry, day);
        if (sheets.Problems.Count > 0)
            throw new RefusalException([.. sheets.Problems.Distinct().Select(AsOption)]);
        if (sheets.Damage is { } damage)
            Console.Error.WriteLine(damage);
        if (isJson)
            foreach (var line in StateApi.Lines(sheets))
                Console.Out.WriteLine(line);
        else
            foreach (var look in sheets.Scopes)
                Print(look, sheets.IsExercise, Speech.In(language));
        return 0;
    }

    public static int Change(string path, StateOrder order, string? person, bool isJson) =>
        Carry(path, isJson, (desk, _) => desk.Signing.Carry(Speaking(person), order));

    public static int Sign(string path, StateOrder order, string? post, string? person, bool isJson) =>
        Carry(
            path,
            isJson,
            (desk, signers) => desk.Signing.Carry(Speaking(person), order with { SignAs = post ?? signers[0] })
        );

    public static int Release(string path, string? scope, string? day, User user, bool isJson)
    {
        Speaking(user.Person);
        return Write(
            path,
            (desk, _) =>
            {
                List<Problem> problems = [];
                var outcome = desk.Signing.Signature(user, scope, day, null, problems) is { } signed
                    ? desk.Releasing.Release(user, signed.Scope, signed.Report)
                    : new ReleaseOutcome(problems);
                if (outcome.Problems.Count > 0)
                    throw new RefusalException([.. outcome.Problems.Select(AsOption)]);
                Console.Out.WriteLine(
                    isJson
                        ? StateApi.Line(outcome, desk.IsExercise)
                        : $"{(desk.IsExercise ? "EXERCISE " : "")}Released by {user.Post}: entry {outcome.Entry}{(outcome.IsNew ? "" : ", as it was already")}."
                );
            }
        );
    }

    private static User Speaking(string? person) =>
        person is null || Claims.Reference.IsPerson(person)
            ? User.Local(person: person)
            : throw new RefusalException(
                new Problem("--person", 0, "no reference of a person", Claims.Reference.PersonWanted)
            );

    private static int Carry(string path, bool isJson, Func<Desk, IReadOnlyList<string>, StateOutcome> act) =>
        Write(path, (desk, signers) => Print(desk, act(desk, signers), isJson));

    private static int Write(string path, Action<Desk, IReadOnlyList<string>> act)
    {
        using (Folder.OpenToRead(path)) { } // refused where there is no folder: none is made to sign in
        var signers = Settings.Read(path, null).SigningPosts;
        using var folder = Folder.OpenToWrite(
            path,
            Store.FolderKind.Real,
            SystemClock.Instance,
            "stop it first, or do the same on the page /state"
        );
        act(Judging.DeskOf(folder, signers), signers);
        return 0;
    }

    private static void Print(Desk desk, StateOutcome outcome, bool isJson)
    {
        if (!outcome.IsDone)
            throw new RefusalException([.. outcome.Problems.Select(AsOption)]);
        if (isJson)
            Console.Out.WriteLine(StateApi.Line(outcome, desk.IsExercise));
        else
            Console.Out.WriteLine((desk.IsExercise ? "EXERCISE " : "") + Says(outcome));
    }

    private static string Says(StateOutcome outcome) =>
        outcome.Signature is { } signed
            ? $"{Day(outcome.Day!.Value)} of {outcome.Scope} is signed as No {signed.Serial}, revision {signed.Revision}: entry {signed.Entry}{(signed.IsNew ? "" : ", as it was already")}."
            : $"{outcome.Recorded} recorded for {Day(outcome.Day!.Value)} in {outcome.Scope}{(outcome.Recorded == 0 ? ": the record says so already" : "")}.";

    private static void Print(Looked<StateSheet> look, bool isExercise, Speech speech)
    {
        var (sheet, signed, output) = (look.Value, look.Value.SignedDay, Console.Out);
        if (isExercise)
            output.WriteLine(speech.Say(Phrase.Of("cli.exercise")));
        output.WriteLine($"{look.Title} ({look.Scope})  {speech.BothClocks(sheet.Morning, look.Zone)}  #{look.UpTo}");
        output.WriteLine(SignedBy(signed, speech));
        foreach (var unit in sheet.Units)
        {
            output.WriteLine(unit.SubUnit ?? "-");
            foreach (var line in unit.Lines)
                output.WriteLine(
                    $"  {line.Post, -10} {line.Row?.Person ?? "-", -10} {(line.Row is { } row ? State(row.State) : speech.Say(Phrase.Of("web.state.vacant")))}{(line.IsChanged ? " *" : "")}"
                );
        }
        output.WriteLine(
            string.Join(
                "  ",
                StateWords
                    .All.Where(word => sheet.In(word.State) > 0)
                    .Select(word => $"{State(word.State)} {sheet.In(word.State)}")
            )
        );
        output.WriteLine(
            $"{speech.Say(Phrase.Of("web.state.roll"))} {sheet.State.Rows.Count}  {(sheet.Ceiling is { } ceiling ? speech.Say(Phrase.Of("web.state.ceiling", ("count", ceiling))) : speech.Say(Phrase.Of("web.state.ceiling.none")))}  {speech.Say(Phrase.Of("web.state.unstated"))} {sheet.Unstated}"
        );

        string State(Claims.PersonState? state) =>
            speech.Say(Phrase.Of(state is { } one ? "state." + StateWords.Of(one).Word : "web.state.unstated"));
    }

    private static string SignedBy(SignedDay signed, Speech speech) =>
        signed.Standing switch
        {
            DayStanding.NotSigned => speech.Say(Phrase.Of("web.state.unsigned")),
            _ =>
                $"{speech.Say(Phrase.Of(signed.Standing switch { DayStanding.Stands => "web.state.signed", DayStanding.ChangedSince => "web.state.changed", _ => "web.state.other" }))}: No {signed.Strength!.Serial}/{signed.Strength.Revision}  {Dtg.OrIso(signed.Signature!.From)}  {signed.Signature.Source.Post}",
        };

    // The page's field is this command's option.
    private static Problem AsOption(Problem problem) =>
        problem.File == "day" ? problem with { File = "--as-of" } : problem;

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
