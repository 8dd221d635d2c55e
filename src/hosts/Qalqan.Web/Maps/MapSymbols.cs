namespace Qalqan.Web;

/// <summary>Which symbol what wears. None says whose: parties, civilians and armed groups alike are unknown or neutral, and no frame is hostile.</summary>
internal static class MapSymbols
{
    public const string Post = "post";
    public const string Place = "place";

    /// <summary>Of what an observation or an incident is of.</summary>
    public static string Of(string what) =>
        what switch
        {
            "shot" or "fire" or "fire-into-aos" or "attack-on-un" => "shooting",
            "explosion" or "impact" or "air-strike" or "explosive" => "explosion",
            "aircraft" => "aircraft",
            "drone" => "drone",
            _ => "event",
        };

    /// <summary>In the sheet of symbols.</summary>
    public static string SheetName(MapKind kind, string symbol) => $"{JsonLines.Kebab(kind)}-{symbol}";
}
