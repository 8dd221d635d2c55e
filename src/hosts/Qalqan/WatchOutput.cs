using System.Text;
using System.Text.Json;
using NodaTime;
using Qalqan.Geofencing;
using Qalqan.Measures;

namespace Qalqan;

/// <summary>Writes what the watch says, one object a line and every key on every line; docs/watch.md is the contract.</summary>
internal sealed class WatchOutput(Stream stream, MissionWatch mission, bool isExercise) : IAsyncDisposable
{
    private readonly StreamWriter writer = new(stream, new UTF8Encoding(false), 64 * 1024);

    /// <summary>The line that is being taken, which a late one is named by.</summary>
    public int InputLine { get; set; }

    public int Proposed { get; private set; }
    public int Undetermined { get; private set; }
    public int Refusals { get; private set; }
    public int Late { get; private set; }

    public void Say(Alarm alarm)
    {
        var isViolation = alarm.Kind is AlarmKind.ViolationStart or AlarmKind.ViolationEnd;
        var isUndetermined = alarm.Kind is AlarmKind.UndeterminedStart or AlarmKind.UndeterminedEnd;
        Undetermined += alarm.Kind is AlarmKind.UndeterminedStart ? 1 : 0;
        Proposed += alarm.Kind is AlarmKind.ViolationStart ? 1 : 0;
        Late += alarm.Kind is AlarmKind.Late ? 1 : 0;
        Write(
            KindOf(alarm.Kind),
            alarm.At,
            json =>
            {
                json.WriteString("entity", alarm.Entity);
                json.WriteString("observation", alarm.Sighting);
                json.WriteString("line", alarm.Line);
                json.WriteString("from", alarm.From is { } from ? mission.SideOf(alarm.Line!, from) : null);
                json.WriteString("to", alarm.From is { } other ? mission.SideOf(alarm.Line!, Across(other)) : null);
                json.WriteString("zone", alarm.Zone);
                json.WriteString("rule", alarm.Rule);
                json.WriteString(
                    "status",
                    isViolation ? "proposed"
                        : isUndetermined ? "undetermined"
                        : null
                );
                Number(json, "lat", alarm.Place is { } place ? Math.Round(place.Latitude, 7) : null);
                Number(json, "lon", alarm.Place is { } here ? Math.Round(here.Longitude, 7) : null);
                json.WriteString("notBefore", Text(alarm.NotBefore));
                json.WriteString("notAfter", Text(alarm.NotAfter));
                Number(json, "marginMetres", Metres(alarm.Margin));
                Number(json, "errorMetres", Metres(alarm.Error));
                Number(json, "count", alarm.Count);
                json.WriteString("reason", isUndetermined ? "line-a-1" : alarm.Reason?.ToString().ToLowerInvariant());
                json.WriteString("use", mission.UseOf(alarm));
                Number(json, "inputLine", alarm.Kind is AlarmKind.Late ? InputLine : null);
                json.WriteNull("seen");
                json.WriteNull("wanted");
            }
        );
    }

    public void Refuse(int line, Refused refused)
    {
        Refusals++;
        Write(
            "refused",
            null,
            json =>
            {
                foreach (var key in Keys)
                    json.WriteNull(key);
                json.WriteNumber("inputLine", line);
                json.WriteString("seen", refused.Seen);
                json.WriteString("wanted", refused.Wanted);
            }
        );
    }

    public Task Flush() => writer.FlushAsync();

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private static readonly string[] Keys =
    [
        "entity",
        "observation",
        "line",
        "from",
        "to",
        "zone",
        "rule",
        "status",
        "lat",
        "lon",
        "notBefore",
        "notAfter",
        "marginMetres",
        "errorMetres",
        "count",
        "reason",
        "use",
    ];

    private void Write(string kind, Instant? at, Action<Utf8JsonWriter> rest)
    {
        writer.Write(
            Json.Line(json =>
            {
                json.WriteString("kind", kind);
                json.WriteString("at", Text(at));
                rest(json);
                json.WriteBoolean("exercise", isExercise);
            })
        );
        writer.Write('\n');
    }

    private static string KindOf(AlarmKind kind) =>
        kind switch
        {
            AlarmKind.LimitOver => "limit-over",
            AlarmKind.LimitBack => "limit-back",
            AlarmKind.ViolationStart => "violation-start",
            AlarmKind.ViolationEnd => "violation-end",
            AlarmKind.UndeterminedStart => "undetermined-start",
            AlarmKind.UndeterminedEnd => "undetermined-end",
            _ => kind.ToString().ToLowerInvariant(),
        };

    private static Side Across(Side side) => side is Side.Left ? Side.Right : Side.Left;

    private static string? Text(Instant? at) => at is { } instant ? Iso.Format(instant) : null;

    // A tenth of a metre, downwards: a margin is never made to look wider.
    private static double? Metres(Distance? distance) =>
        distance is { } metres ? Math.Floor(metres.Metres * 10) / 10 : null;

    private static void Number(Utf8JsonWriter json, string key, double? number)
    {
        if (number is { } value)
            json.WriteNumber(key, value);
        else
            json.WriteNull(key);
    }
}
