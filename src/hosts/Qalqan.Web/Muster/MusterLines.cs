using System.Text.Json;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>
/// Own people as JSON for the API and the command alike: each alarm with its sums, then its people, its shelters; then the casualties,
/// by number. Who a casualty is is told only to whom it may be. Every key always present.
/// </summary>
public static class MusterLines
{
    public static IEnumerable<string> Of(Looks<Named<MusterSheet>> looks, bool withNames)
    {
        foreach (var look in looks.Scopes)
        {
            var (named, sheet) = (look.Value, look.Value.Of);
            foreach (var muster in sheet.Musters)
            {
                yield return Line(json => WriteAlarm(json, muster));
                foreach (var (line, standing, unit) in LinesOf(muster))
                    yield return Line(json => WritePerson(json, muster, line, standing, unit, named, withNames));
                foreach (var stay in muster.Alarm.Stays)
                    yield return Line(json =>
                    {
                        json.WriteString("what", "shelter");
                        json.WriteString("alarm", muster.Alarm.Number);
                        json.WriteString("place", stay.Place);
                        json.Time("in", stay.In?.From);
                        json.Time("out", stay.Out?.From);
                    });
            }
            foreach (var casualty in sheet.Casualties)
                yield return Line(json => WriteCasualty(json, casualty, named, withNames));

            string Line(Action<Utf8JsonWriter> members) =>
                JsonLines.Of(json =>
                {
                    json.WriteString("scope", look.Scope);
                    members(json);
                    json.WriteBoolean("exercise", looks.IsExercise);
                });
        }
    }

    /// <summary>What became of an order.</summary>
    public static string Of(MusterOutcome outcome, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.WriteString("scope", outcome.Scope);
            json.WriteString("number", outcome.Number);
            json.WriteNumber("recorded", outcome.Recorded);
            json.Problems(outcome.Problems);
            json.WriteBoolean("exercise", isExercise);
        });

    private static IEnumerable<(MusterLine Line, string Standing, string? Unit)> LinesOf(Muster muster) =>
        [
            .. muster.Units.SelectMany(unit => unit.Lines.Select(line => (line, "expected", unit.SubUnit))),
            .. muster.Apart.Select(line => (line, "apart", (string?)null)),
            .. muster.Others.Select(line => (line, "other", (string?)null)),
        ];

    private static void WriteAlarm(Utf8JsonWriter json, Muster muster)
    {
        var alarm = muster.Alarm;
        json.WriteString("what", "alarm");
        json.WriteString("alarm", alarm.Number);
        json.WriteString("kind", alarm.Said.Kind);
        json.WriteString("words", alarm.Said.Words);
        json.WriteString("line", alarm.Said.Line?.ToString("D"));
        json.Time("raised", alarm.Raised.From);
        json.WriteString("raisedBy", alarm.Raised.Source.Post);
        json.Time("ended", alarm.Ended?.From);
        json.WriteNumber("expected", muster.Expected);
        json.WriteNumber("accounted", muster.There);
        json.WriteNumber("notYet", muster.NotYet);
        json.WriteNumber("apart", muster.Apart.Count);
    }

    private static void WritePerson(
        Utf8JsonWriter json,
        Muster muster,
        MusterLine line,
        string standing,
        string? unit,
        Named<MusterSheet> named,
        bool withNames
    )
    {
        json.WriteString("what", "person");
        json.WriteString("alarm", muster.Alarm.Number);
        PeopleLines.WriteName(json, line.Person, named, withNames);
        json.WriteString("post", line.Post);
        json.WriteString("subUnit", unit);
        json.WriteString("standing", standing);
        json.WriteString("state", line.State is { } state ? StateWords.Of(state).Word : null);
        json.WriteBoolean("accounted", line.IsThere);
        json.Objects(
            "said",
            line.Words,
            (one, fact) =>
            {
                one.Time("at", fact.From);
                one.WriteBoolean("there", fact.Claim is Accounted { IsThere: true });
                one.WriteString("post", fact.Source.Post);
                one.WriteString("by", fact.Source.Person);
                one.WriteNumber("entry", fact.Number);
            }
        );
    }

    private static void WriteCasualty(Utf8JsonWriter json, CasualtyLine line, Named<MusterSheet> named, bool withNames)
    {
        var now = line.Of.Now;
        json.WriteString("what", "casualty");
        json.WriteString("casualty", line.Of.Number);
        json.WriteString("state", JsonLines.Kebab(now.State));
        json.WriteString("cause", now.Cause);
        json.WriteString("place", now.Where?.Place);
        json.WriteString("alarm", now.Alarm);
        json.Time("first", line.Of.First.From);
        json.Time("last", line.Of.Reports[^1].From);
        json.Time("kinTold", line.Of.Told?.From);
        json.WriteString("who", line.Who);
        json.WritePropertyName("name");
        if (withNames && line.Who is { } who && named.Names.TryGetValue(who, out var name))
            json.WriteStringValue((name.Latin ?? name.Cyrillic)?.ToString());
        else
            json.WriteNullValue();
        json.WriteString("note", line.Note);
    }
}
