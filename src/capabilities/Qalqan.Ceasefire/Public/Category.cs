namespace Qalqan.Ceasefire;

/// <summary>A category of a file of incidents: which act it is, and what its name says of where it went.</summary>
internal sealed record Category(string Kind, Func<string?, string?> Toward)
{
    private static readonly Func<string?, string?> Nowhere = _ => null;

    // Across from one side is to the other; from both, it went both ways.
    private static readonly Func<string?, string?> Across = origin =>
        origin switch
        {
            Zone.Alpha => Zone.Bravo,
            Zone.Bravo => Zone.Alpha,
            Zone.Both => Zone.Both,
            _ => null,
        };

    public static IReadOnlyDictionary<string, Category> All { get; } =
        new Dictionary<string, Category>
        {
            ["FIRE_ACROSS"] = new(Act.Fire, Across),
            ["FIRE_INTO_AOS"] = new(Act.Fire, _ => Zone.Aos),
            ["FIRE_WITHIN_AOS"] = new(Act.Fire, Nowhere),
            ["FIRE_IN_AOL"] = new(Act.Fire, Nowhere),
            ["IMPACT"] = new("impact", Nowhere),
            ["EXPLOSION"] = new("explosion", Nowhere),
            ["EXPLOSIVE"] = new("explosive", Nowhere),
            ["AIR_STRIKE"] = new("air-strike", Nowhere),
            ["AIR_AIRCRAFT"] = new("aircraft", Nowhere),
            ["AIR_DRONE"] = new("drone", Nowhere),
            ["INTERCEPT"] = new("interception", Nowhere),
            ["CROSS_FORCE"] = new(Act.ForceCrossing, Nowhere),
            ["CROSS_PERSON"] = new("person-crossing", Nowhere),
            ["CROSS_CIVILIAN"] = new("civilian-crossing", Nowhere),
            ["PRESENCE_AOS"] = new(Act.Presence, Nowhere),
            ["PRESENCE_AOL"] = new("weapon", Nowhere),
            ["CONSTRUCTION"] = new("construction", Nowhere),
            ["DETENTION"] = new("detention", Nowhere),
            ["UN_ATTACK"] = new("attack-on-un", Nowhere),
            ["UN_CASUALTY"] = new("un-casualty", Nowhere),
            ["UN_DETAINED"] = new("un-detained", Nowhere),
            ["UN_FOM"] = new(Act.MovementDenied, Nowhere),
            ["UNDOF_ACTIVITY"] = new("un-activity", Nowhere),
            ["OTHER"] = new("other", Nowhere),
        };

    public static Category? Find(string text) => All.GetValueOrDefault(text.Trim().ToUpperInvariant());
}

/// <summary>Sides, zones and directions as a file of incidents writes them.</summary>
internal static class SideText
{
    public const string Wanted = "Alpha, Bravo, AOS, both, unknown, or nothing";
    public const string ZoneWanted = "AOS, ALPHA, BRAVO, AOL-A, AOL-B, OUT, UNK, or nothing";

    public static (string? Side, bool IsKnown) Read(string text) =>
        text.Trim().ToUpperInvariant() switch
        {
            "" => (null, true),
            "ALPHA" => (Zone.Alpha, true),
            "BRAVO" => (Zone.Bravo, true),
            "AOS" => (Zone.Aos, true),
            "BOTH" => (Zone.Both, true),
            "UNKNOWN" or "UNK" or "NOT DETERMINED" => (Zone.NotDetermined, true),
            _ => (null, false),
        };

    public static (string? Zone, bool IsKnown) ReadZone(string text) =>
        text.Trim().ToUpperInvariant() switch
        {
            "AOL-A" => (Zone.Alpha, true),
            "AOL-B" => (Zone.Bravo, true),
            "OUT" => (Zone.Out, true),
            var side => Read(side) is (not Zone.Both, _) read ? read : (null, false),
        };

    /// <summary>To where the arrow points, of <c>Bravo&gt;Alpha</c>; null where that is no side.</summary>
    public static string? Toward(string direction) =>
        direction.Split('>') is [_, var to] && Read(to) is (Zone.Alpha or Zone.Bravo or Zone.Aos, true) read
            ? read.Side
            : null;
}
