namespace Qalqan.Operations;

/// <summary>
/// The codes that this program knows, in the order in which a page offers them. Which kinds there are is our own choice: no
/// public text that we read gives the mission's list. A code that is not here is kept and shown as it stands.
/// </summary>
public static class Codes
{
    /// <summary>In the place of a side, an actor or a means: the source tried and could not tell.</summary>
    public const string NotDetermined = "not-determined";

    /// <summary>Nothing to report, said by a post: what makes a quiet post another than a silent one.</summary>
    public const string AllQuiet = "all-quiet";

    public const string MovementDenied = "movement-denied";

    /// <summary>What an observation is of.</summary>
    public static IReadOnlyList<string> Observations { get; } =
    [
        "shot",
        "explosion",
        "crossing",
        "aircraft",
        "drone",
        "vehicle",
        "people",
        "weapon",
        "construction",
        "flare",
        MovementDenied,
        "other",
        AllQuiet,
    ];

    /// <summary>On which side of the lines; <c>aos</c> is the area of separation.</summary>
    public static IReadOnlyList<string> Sides { get; } = ["alpha", "bravo", "aos", NotDetermined];

    /// <summary>Who did it.</summary>
    public static IReadOnlyList<string> Actors { get; } =
    ["idf", "saf", "armed-group", "civilian", "un", "other", NotDetermined];

    /// <summary>Weapon or platform.</summary>
    public static IReadOnlyList<string> Means { get; } =
    [
        "small-arms",
        "machine-gun",
        "mortar",
        "artillery",
        "rocket",
        "missile",
        "tank",
        "armoured-vehicle",
        "truck",
        "car",
        "foot",
        "jet",
        "helicopter",
        "small-drone",
        "large-drone",
        "mine",
        "ied",
        NotDetermined,
    ];

    /// <summary>What a task is.</summary>
    public static IReadOnlyList<string> Tasks { get; } =
    [
        "patrol",
        "escort",
        "ordnance",
        "search",
        "minefield-recce",
        "find-recce",
        "evacuation",
        "medical-evacuation",
        "guard",
        "quick-reaction",
        "engagement",
        "logistics",
    ];

    /// <summary>Of those, the ones that engineers count as their own.</summary>
    public static IReadOnlyList<string> OrdnanceTasks { get; } =
    ["ordnance", "search", "minefield-recce", "find-recce"];

    /// <summary>What kind of ordnance was found.</summary>
    public static IReadOnlyList<string> Ordnance { get; } =
    ["mine", "mortar", "artillery", "rocket", "grenade", "small-arms-ammunition", "ied", "other"];

    /// <summary>Who told, or whom one met, by class and never by name.</summary>
    public static IReadOnlyList<string> Classes { get; } =
    ["resident", "herder", "official", "police", "military", "teacher", "mukhtar", "women-group", "youth", "other"];
}
