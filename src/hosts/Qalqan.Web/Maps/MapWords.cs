using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What stands on a map and under it.</summary>
internal static class MapWords
{
    /// <summary>A line or an area by its code, with what it may not be used for.</summary>
    public static string Drawn(Drawing drawing, Speech speech) =>
        drawing.Use is DrawnUse.Demonstration
            ? $"{drawing.Feature} · {speech.Say(Phrase.Of("web.map.not-for-decisions"))}"
            : drawing.Feature;

    /// <summary>What the island says, in the reader's language, as attributes of its element.</summary>
    public static IReadOnlyDictionary<string, object> In(Reader reader) =>
        new Dictionary<string, object>
        {
            ["data-say-map"] = reader.Say("web.map.canvas"),
            ["data-say-in"] = reader.Say("web.map.zoom.in"),
            ["data-say-out"] = reader.Say("web.map.zoom.out"),
            ["data-say-north"] = reader.Say("web.map.north"),
            ["data-say-scale"] = reader.Say("web.map.scale"),
            ["data-say-shown"] = reader.Say("web.map.shown"),
            ["data-say-lines"] = reader.Say("web.map.shown.lines"),
            ["data-say-bands"] = reader.Say("web.map.shown.bands"),
            ["data-say-places"] = reader.Say("web.map.shown.places"),
            ["data-say-rows"] = reader.Say("web.map.shown.rows"),
            ["data-say-close"] = reader.Say("web.map.shown.close"),
            ["data-say-grid"] = reader.Say("web.map.shown.grid"),
            ["data-say-counted"] = reader.Say("web.map.counted"),
            ["data-say-until"] = reader.Say("web.map.until"),
            ["data-say-none"] = reader.Say("web.map.unsupported"),
            ["data-say-shut"] = reader.Say("web.map.shut"),
            ["data-say-whole"] = reader.Say("web.map.whole"),
            ["data-say-reading"] = reader.Say("web.map.reading"),
        };
}
