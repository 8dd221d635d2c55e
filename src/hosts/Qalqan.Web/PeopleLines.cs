using System.Text.Json;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>
/// The roll, the tour clock, a post and what a search found, as JSON for the API and the commands alike: first what the
/// look was and its sums, then one object a line. Persons by reference; names only where they are asked. Sex and day of
/// birth are in none of these lines, whatever is open to the reader: a row that joined them with post, rank or sub-unit
/// would tell figures by sex where they are small.
/// </summary>
public static class PeopleLines
{
    /// <param name="looks">What was asked.</param>
    /// <param name="withNames">Whether names are told.</param>
    /// <param name="list">A filter and an order: then of the roll only the persons that pass, and how many they are.</param>
    public static IEnumerable<string> Of(
        Looks<Named<NominalRoll>> looks,
        bool withNames,
        IReadOnlyList<(string Name, string Value)> list
    )
    {
        var answer = RollList.Listing.Answer(looks, list, Words.Speech.In("en"));
        foreach (var (look, part) in looks.Scopes.Zip(answer.Parts))
        {
            var (named, roll) = (look.Value, look.Value.Of);
            yield return Line(
                "roll",
                look,
                looks.IsExercise,
                json =>
                {
                    json.WriteNumber("people", roll.People.Count);
                    json.WriteNumber("posts", roll.Posts.Count);
                    json.WriteNumber("vacant", roll.Posts.Count(post => post.Standing is PostStanding.Vacant));
                }
            );
            if (!answer.Question.IsPlain)
                yield return ListLines.Filter(answer, part, looks.IsExercise);
            foreach (var line in part.Rows.Select(row => row.Line))
                yield return Line(
                    "person",
                    look.Scope,
                    looks.IsExercise,
                    json =>
                    {
                        WriteName(json, line.Person, named, withNames);
                        WriteLine(json, line);
                    }
                );
            foreach (var post in answer.Question.IsPlain ? roll.Posts : [])
                yield return Line(
                    "post",
                    look.Scope,
                    looks.IsExercise,
                    json =>
                    {
                        json.WriteString("post", post.Post);
                        WritePost(json, post);
                    }
                );
        }
    }

    /// <inheritdoc cref="Of(Looks{Named{NominalRoll}}, bool, IReadOnlyList{ValueTuple{string, string}})"/>
    public static IEnumerable<string> Of(
        Looks<Named<TourClock>> looks,
        bool withNames,
        IReadOnlyList<(string Name, string Value)> list
    )
    {
        var answer = TourList.Listing.Answer(looks, list, Words.Speech.In("en"));
        foreach (var (look, part) in looks.Scopes.Zip(answer.Parts))
        {
            var (named, clock) = (look.Value, look.Value.Of);
            yield return Line(
                "tour",
                look,
                looks.IsExercise,
                json =>
                {
                    json.WriteNumber("people", clock.Lines.Count);
                    json.WriteNumber("inMission", clock.Lines.Count(line => line.IsInMission));
                    json.WriteNumber("beyond", clock.CountBeyond);
                    json.WriteNumber("within14", clock.CountWithin(14));
                    json.WriteNumber("within30", clock.CountWithin(30));
                }
            );
            var isWhole = answer.Question.IsPlain;
            if (!isWhole)
                yield return ListLines.Filter(answer, part, looks.IsExercise);
            foreach (var rotation in isWhole ? clock.Rotations : [])
                yield return Line("rotation", look.Scope, looks.IsExercise, json => WriteRotation(json, rotation));
            foreach (var line in isWhole ? clock.Lines : part.Rows.Select(row => row.Line))
                yield return Line(
                    "person",
                    look.Scope,
                    looks.IsExercise,
                    json =>
                    {
                        WriteName(json, line.Person, named, withNames);
                        json.WriteString("post", line.Post);
                        json.WriteString("rotation", line.Rotation);
                        json.Time("arrived", line.Arrived);
                        json.Time("departed", line.Departed);
                        json.Day("tourEnds", line.Ends);
                        WriteTour(json, line);
                        json.WriteString("relieves", line.Relieves);
                        json.WriteBoolean("disputed", line.IsDisputed);
                    }
                );
        }
    }

    public static IEnumerable<string> Of(Looks<Named<PostFile>?> looks, bool withNames)
    {
        foreach (var look in looks.Scopes)
        {
            if (look.Value is not { } named)
                continue;
            var file = named.Of;
            yield return Line(
                "post",
                look,
                looks.IsExercise,
                json =>
                {
                    json.WriteString("post", file.Post);
                    json.WriteBoolean("open", file.Line is not null);
                    WritePost(json, file.Line);
                }
            );
            foreach (var stretch in file.History)
                yield return Line(
                    stretch.Person is null ? "vacant" : "held",
                    look.Scope,
                    looks.IsExercise,
                    json =>
                    {
                        json.WriteString("post", file.Post);
                        json.Time("from", stretch.From);
                        json.Time("to", stretch.To);
                        WriteName(json, stretch.Person, named, withNames);
                        json.WriteString("tenure", stretch.Tenure is { } tenure ? JsonLines.Kebab(tenure) : null);
                        json.Number("entry", stretch.Fact?.Number);
                    }
                );
        }
    }

    /// <summary>What was typed is not repeated: it may be a name.</summary>
    public static IEnumerable<string> Of(Looks<IReadOnlyList<Found>> looks, bool withNames)
    {
        foreach (var look in looks.Scopes)
        {
            yield return Line(
                "search",
                look,
                looks.IsExercise,
                json =>
                {
                    json.WriteNumber("found", look.Value.Count);
                    json.WriteNumber("most", Finder.Most);
                }
            );
            foreach (var found in look.Value)
                yield return Line(
                    "found",
                    look.Scope,
                    looks.IsExercise,
                    json =>
                    {
                        json.WriteString("post", found.IsPost ? found.Reference : null);
                        json.WriteString("person", found.IsPost ? null : found.Reference);
                        WriteName(json, withNames ? found.Identity : null);
                    }
                );
        }
    }

    /// <summary>What was wrong with the question.</summary>
    public static string Refusal(IEnumerable<Problem> problems, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.WriteString("what", "refused");
            json.Problems(problems);
            json.WriteBoolean("exercise", isExercise);
        });

    internal static string Line<T>(string what, Looked<T> look, bool isExercise, Action<Utf8JsonWriter> members) =>
        Line(
            what,
            look.Scope,
            isExercise,
            json =>
            {
                json.Time("at", look.At);
                json.WriteNumber("knownUpTo", look.UpTo);
                members(json);
            }
        );

    internal static string Line(string what, string scope, bool isExercise, Action<Utf8JsonWriter> members) =>
        JsonLines.Of(json =>
        {
            json.WriteString("what", what);
            json.WriteString("scope", scope);
            members(json);
            json.WriteBoolean("exercise", isExercise);
        });

    /// <summary>The reference; whether the name is told, erased, sealed or on record at all, null where it was not asked; the name.</summary>
    internal static void WriteName<T>(Utf8JsonWriter json, string? person, Named<T> named, bool withNames)
    {
        json.WriteString("person", person);
        json.WriteString("named", withNames && person is not null ? NameTold.Word(named, person) : null);
        WriteName(json, withNames && person is not null ? named.Names.GetValueOrDefault(person) : null);
    }

    internal static void WriteLine(Utf8JsonWriter json, RollLine? line)
    {
        json.WriteString("rank", line?.Rank);
        json.WriteString("nationalRank", line?.NationalRank);
        json.WriteString("trade", line?.Trade);
        json.Objects(
            "posts",
            line?.Ties ?? [],
            (one, tie) =>
            {
                one.WriteString("post", tie.Post);
                one.WriteString("tenure", JsonLines.Kebab(tie.Tenure));
                one.Time("since", tie.Since);
            }
        );
        json.WriteString("state", line?.State is { } state ? StateWords.Of(state).Word : null);
        json.Time("stateSince", line?.StateSince);
        json.Time("stateEnds", line?.StateEnds);
        json.Time("arrived", line?.Arrived);
        json.Time("departed", line?.Departed);
        json.WriteString("rotation", line?.Rotation);
        json.Day("tourEnds", line?.TourEnds);
        json.WriteBoolean("disputed", line?.IsDisputed ?? false);
    }

    internal static void WriteTour(Utf8JsonWriter json, TourLine? line)
    {
        json.WriteString("phase", line is null ? null : JsonLines.Kebab(line.Phase));
        json.Number("daysLeft", line?.DaysLeft);
        json.Objects(
            "successors",
            line?.Successors ?? [],
            (one, successor) =>
            {
                one.WriteString("person", successor.Person);
                one.WriteString("by", JsonLines.Kebab(successor.By));
                one.Time("from", successor.From);
            }
        );
        json.Number("leaveTaken", line?.Taken?.Leave);
        json.Number("leaveEarned", line?.Earned?.Leave);
        json.Number("compensatoryTaken", line?.Taken?.Compensatory);
        json.Number("compensatoryEarned", line?.Earned?.Compensatory);
    }

    private static void WriteName(Utf8JsonWriter json, IdentityDetail? identity)
    {
        json.WriteString("nameLatin", identity?.Latin?.ToString());
        json.WriteString("nameCyrillic", identity?.Cyrillic?.ToString());
    }

    private static void WritePost(Utf8JsonWriter json, PostLine? line)
    {
        json.WriteString("subUnit", line?.SubUnit);
        json.WriteString("rank", line?.Rank);
        json.WriteString("trade", line?.Trade);
        json.WriteBoolean("key", line?.IsKey ?? false);
        json.WriteString("standing", line is null ? null : JsonLines.Kebab(line.Standing));
        json.Texts("holders", line?.Holders ?? []);
        json.Texts("successors", line?.Successors ?? []);
        json.Texts("reserves", line?.Reserves ?? []);
    }

    private static void WriteRotation(Utf8JsonWriter json, RotationLine rotation)
    {
        json.WriteString("rotation", rotation.Rotation);
        json.WriteNumber("onRoll", rotation.OnRoll);
        json.WriteNumber("inMission", rotation.InMission);
        json.WriteNumber("inPreparation", rotation.InPreparation);
        json.WriteNumber("departed", rotation.Departed);
        json.Day("firstEnds", rotation.FirstEnds);
        json.Day("lastEnds", rotation.LastEnds);
    }
}
