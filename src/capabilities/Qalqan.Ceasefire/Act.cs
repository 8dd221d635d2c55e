namespace Qalqan.Ceasefire;

/// <summary>
/// What an incident may be, as the rules of a pack ask for it. Which acts there are is our own choice: the mission's list is not
/// public. One that is not here is kept and shown as it stands, and touches no rule.
/// </summary>
public static class Act
{
    public const string Fire = "fire";
    public const string ForceCrossing = "force-crossing";
    public const string Presence = "presence";
    public const string MovementDenied = "movement-denied";

    /// <summary>Said beside another act: shots into the area of separation, from where is not said.</summary>
    public const string FireIntoAos = "fire-into-aos";

    public static IReadOnlyList<string> All { get; } =
    [
        Fire,
        FireIntoAos,
        "impact",
        "explosion",
        "explosive",
        "air-strike",
        "aircraft",
        "drone",
        "interception",
        ForceCrossing,
        "person-crossing",
        "civilian-crossing",
        Presence,
        "construction",
        "detention",
        "weapon",
        "attack-on-un",
        "un-casualty",
        "un-detained",
        MovementDenied,
        "use-of-force",
        "marker",
        "un-activity",
        "other",
    ];

    /// <summary>Who may have done it, or to whom it was done.</summary>
    public static IReadOnlyList<string> Parties { get; } =
    ["idf", "saf", "armed-group", "civilian", "police", "un", "other", Zone.NotDetermined];

    /// <summary>What an observation's kind becomes when an incident is made from it.</summary>
    public static string OfObservation(string what, string? actor) =>
        what switch
        {
            "shot" => Fire,
            "crossing" => actor switch
            {
                "idf" or "saf" => ForceCrossing,
                "civilian" => "civilian-crossing",
                _ => "person-crossing",
            },
            "vehicle" or "people" => Presence,
            _ when All.Contains(what) => what,
            _ => "other",
        };
}

/// <summary>The codes of zones and sides.</summary>
public static class Zone
{
    public const string Aos = "aos";
    public const string Alpha = "alpha";
    public const string Bravo = "bravo";

    /// <summary>Between Line A and Line A-1, where that is drawn.</summary>
    public const string BetweenA = "alpha-1";

    /// <summary>Beyond the ends of the lines.</summary>
    public const string Out = "out";

    public const string NotDetermined = "not-determined";
    public const string Both = "both";

    /// <summary>Every one that a source may name.</summary>
    public static IReadOnlyList<string> All { get; } = [Alpha, Bravo, Aos, Both, Out, BetweenA, NotDetermined];

    /// <summary>The ends of the bands of limitation from the own side's line, in kilometres.</summary>
    public static IReadOnlyList<int> Bands { get; } = [10, 20, 25];

    public static string Other(string side) => side == Alpha ? Bravo : Alpha;
}
