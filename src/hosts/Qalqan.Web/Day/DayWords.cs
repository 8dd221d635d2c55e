using System.Globalization;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Operations;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What of a day is read by people: an observation in one line, where it was, how it was understood.</summary>
internal static class DayWords
{
    /// <summary>What, how many, with what, where, on whose side, how it is known: what was not said is left out.</summary>
    public static string Say(Observed observed, Speech speech) =>
        string.Join(
            " · ",
            new[]
            {
                Counted(observed, speech),
                observed.Means is { } means ? CodeWords.Means(means, speech) : null,
                observed.Where is { } where ? Say(where, speech) : null,
                observed.Impact is { } impact
                    ? speech.Say(Phrase.Of("web.day.impact", ("where", Say(impact, speech))))
                    : null,
                observed.Side is { } side ? CodeWords.Side(side, speech) : null,
                observed.Actor is { } actor ? CodeWords.Actor(actor, speech) : null,
                observed.Sense is Sense.Seen
                    ? null
                    : speech.Say(Phrase.Of("code.sense." + JsonLines.Kebab(observed.Sense))),
            }.OfType<string>()
        );

    /// <summary>The kind, with how many before it where that was said.</summary>
    public static string Counted(Observed observed, Speech speech)
    {
        var what = CodeWords.What(observed.What, speech);
        return observed.Count is { } count ? $"{Count(count, observed.Bound, speech)} × {what}" : what;
    }

    /// <summary>A number as it was given: exactly, about, or at least so many.</summary>
    public static string Count(int count, Bound? bound, Speech speech) =>
        bound switch
        {
            Bound.About => "≈ ",
            Bound.AtLeast => "≥ ",
            _ => "",
        } + speech.Number(count);

    /// <summary>As it was said: the grid in its groups, the bearing in both units, from which north, how far.</summary>
    public static string Say(Whereabouts where, Speech speech)
    {
        var from = where.Place ?? (where.Grid is { } grid ? Spaced(grid) : where.LatLon)!;
        if (where.Sight is not { } sight)
            return from;
        var isMils = sight.Unit is AngleUnit.Mils;
        var bearing = speech.Say(
            Phrase.Of(
                isMils ? "web.day.sight.mils" : "web.day.sight.degrees",
                ("bearing", sight.Bearing.ToString(CultureInfo.InvariantCulture)),
                ("other", Round(isMils ? sight.Bearing * 360 / 6400 : sight.Bearing * 6400 / 360)),
                ("north", speech.Say(Phrase.Of("code.north." + JsonLines.Kebab(sight.North))))
            )
        );
        return sight.Metres is { } metres
            ? $"{from} {bearing}, {speech.Say(Phrase.Of("web.paper.metres", ("metres", metres)))}"
            : $"{from} {bearing}";
    }

    /// <summary>A grid in its groups: zone, square, easting, northing; one that does not exist as it stands on record.</summary>
    public static string Spaced(string grid) => Mgrs.TryParse(grid, out var read, out _) ? read.Spaced() : grid;

    /// <summary>A part of a line that is typed, as it was understood.</summary>
    public static string Say(LogPart part, LogReading reading, DateTimeZone zone, Speech speech) =>
        part switch
        {
            LogPart.Time => reading.At is { } at ? speech.BothClocks(at, zone) : "–",
            LogPart.Post => reading.Post!,
            LogPart.Count => Count(reading.Count!.Value, reading.Bound, speech),
            LogPart.What => CodeWords.What(reading.What!, speech),
            LogPart.Side => CodeWords.Side(reading.Side!, speech),
            LogPart.Actor => CodeWords.Actor(reading.Actor!, speech),
            LogPart.Means => CodeWords.Means(reading.Means!, speech),
            LogPart.Sense => speech.Say(Phrase.Of("code.sense." + JsonLines.Kebab(reading.Sense!.Value))),
            _ => reading.Where is { } where ? Say(where, speech) : "–",
        };

    private static string Round(decimal value) =>
        Math.Round(value, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);
}
