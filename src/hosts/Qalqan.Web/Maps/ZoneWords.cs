using Qalqan.Ceasefire;
using Qalqan.Kernel;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>Where a place lies of the lines, as it is read: never without how far the line is and how wrong that may be.</summary>
internal static class ZoneWords
{
    /// <summary>In one line; empty where nothing is drawn that could tell.</summary>
    public static string Short(ZoneAnswer lies, Speech speech) =>
        lies.Zone is null ? "" : $"{Verdict(lies, speech)} · {Margin(lies, speech)}";

    /// <summary>Sentence by sentence.</summary>
    public static IEnumerable<string> Of(ZoneAnswer lies, Speech speech)
    {
        if (lies.Zone is null)
        {
            yield return speech.Say(Phrase.Of("web.map.zone.not-drawn"));
            yield break;
        }
        yield return Verdict(lies, speech);
        yield return Margin(lies, speech);
        if (!lies.IsForDecisions)
            yield return speech.Say(Phrase.Of("web.map.lines.not-for-decisions"));
    }

    private static string Verdict(ZoneAnswer lies, Speech speech) =>
        lies.Doubt switch
        {
            Doubt.TooClose => speech.Say(
                Phrase.Of(
                    "web.map.zone.close",
                    ("zones", string.Join(" / ", lies.Possible.Select(zone => CodeWords.Zone(zone, speech))))
                )
            ),
            Doubt.LineA1 => speech.Say(Phrase.Of("web.map.zone.a-one")),
            _ when lies.Band is { } band => speech.Say(
                Phrase.Of("web.map.zone.band", ("zone", CodeWords.Zone(lies.Zone!, speech)), ("band", band))
            ),
            _ => CodeWords.Zone(lies.Zone!, speech),
        };

    private static string Margin(ZoneAnswer lies, Speech speech) =>
        lies.Line is { } line
            ? speech.Say(
                Phrase.Of(
                    "web.map.zone.margin",
                    ("line", line),
                    ("margin", WhereWords.Of(lies.Margin, speech)),
                    ("error", WhereWords.Of(lies.Error, speech))
                )
            )
            : speech.Say(Phrase.Of("web.map.zone.beyond"));
}
