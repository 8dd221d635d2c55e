using System.Text.Json;
using Qalqan.Camp;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>The sheet as a phone reads it: small, since it comes over a thin link every minute.</summary>
internal static class SheetLines
{
    public static void Write(
        Utf8JsonWriter json,
        Looked<Named<PhoneSheet>> look,
        PhoneWatch watch,
        Device device,
        Reader reader,
        bool isExercise
    )
    {
        var (named, sheet) = (look.Value, look.Value.Of);
        json.WriteString("scope", look.Scope);
        json.WriteString("title", look.Title);
        json.WriteString("post", device.Post);
        json.WriteString("unit", sheet.Unit);
        json.WriteString(
            "unitTitle",
            sheet.Unit is { } unit ? named.Titles.SubUnit(unit, reader.Speech) ?? unit : null
        );
        json.Day("day", sheet.Day);
        json.WriteString("zone", look.Zone.Id);
        json.WriteNumber("head", look.UpTo);
        json.WriteNumber("expected", sheet.Expected);
        json.Objects(
            "people",
            sheet.Rows,
            (one, row) =>
            {
                one.WriteString("person", row.Person);
                one.WriteString("post", row.Post);
                one.WriteString("name", named.Names.TryGetValue(row.Person, out var name) ? reader.NameOf(name) : null);
                one.WriteString("state", row.State is { } state ? StateWords.Of(state).Word : null);
                one.Time("since", row.Since);
            }
        );
        json.Time("reportedAt", sheet.Reported?.From);
        json.WriteString("reportedBy", sheet.Reported?.Source.Post);
        json.Time("countedAt", sheet.Counted?.From);
        json.Number("counted", (sheet.Counted?.Claim as HeadCounted)?.Counted);
        json.Objects(
            "places",
            watch.Places,
            (one, place) =>
            {
                one.WriteString("id", place.Id);
                one.WriteString("name", place.Name);
            }
        );
        json.WriteString("position", watch.Position);
        json.Objects("watch", watch.Sightings, Write);
        json.Objects(
            "calls",
            sheet.Calls,
            (one, call) =>
            {
                one.WriteString("move", call.Move);
                one.WriteString("leg", call.Leg.Name);
                one.WriteString("node", call.Node);
                one.WriteString("doing", JsonLines.Kebab(call.Doing));
                one.WriteString("chalk", call.Chalk.Said.Chalk);
                one.Time("planned", call.Planned);
                one.Time("countedAt", call.Last?.Fact.From);
                one.Number("counted", call.Last?.Said.Counted);
                one.Objects(
                    "people",
                    call.Chalk.Said.People,
                    (who, person) =>
                    {
                        who.WriteString("person", person);
                        who.WriteString(
                            "name",
                            named.Names.TryGetValue(person, out var name) ? reader.NameOf(name) : null
                        );
                    }
                );
            }
        );
        WriteAlarm(json, sheet, reader);
        json.WriteBoolean("exercise", isExercise);
    }

    // What was not said has no key: most of it never is.
    private static void Write(Utf8JsonWriter json, Sighting sighting)
    {
        var said = sighting.Said;
        json.WriteString("id", sighting.Fact.Id.ToString());
        json.Time("at", sighting.Fact.From);
        json.WriteString("by", sighting.Fact.Source.Post);
        json.WriteString("post", said.Post);
        json.WriteString("what", said.What);
        json.WriteString("sense", JsonLines.Kebab(said.Sense));
        if (said.Count is { } count)
            json.WriteNumber("count", count);
        if (said.Bound is { } bound)
            json.WriteString("bound", JsonLines.Kebab(bound));
        if (said.Where is { } where)
            Write(json, where);
        foreach (var (key, text) in new[] { ("side", said.Side), ("means", said.Means), ("words", said.Words) })
            if (text is not null)
                json.WriteString(key, text);
    }

    private static void Write(Utf8JsonWriter json, Whereabouts where)
    {
        json.WriteStartObject("where");
        foreach (var (key, text) in new[] { ("place", where.Place), ("grid", where.Grid), ("latLon", where.LatLon) })
            if (text is not null)
                json.WriteString(key, text);
        if (where.Sight is { } sight)
        {
            json.WriteStartObject("sight");
            json.WriteNumber("bearing", sight.Bearing);
            json.WriteString("unit", JsonLines.Kebab(sight.Unit));
            json.WriteString("north", JsonLines.Kebab(sight.North));
            if (sight.Metres is { } metres)
                json.WriteNumber("metres", metres);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteAlarm(Utf8JsonWriter json, PhoneSheet sheet, Reader reader)
    {
        if (sheet.Alarm is not { } alarm)
        {
            json.WriteNull("alarm");
            return;
        }
        json.WriteStartObject("alarm");
        json.WriteString("alarm", alarm.Number);
        json.WriteString("says", MusterWords.Alarm(alarm.Said.Kind, reader.Speech));
        json.Time("at", alarm.Raised.From);
        json.WriteString("words", alarm.Said.Words);
        json.Texts("there", sheet.Rows.Select(row => row.Person).Where(alarm.Has));
        json.Texts("shelters", alarm.Stays.Where(stay => stay.IsOpen).Select(stay => stay.Place));
        json.WriteEndObject();
    }
}
