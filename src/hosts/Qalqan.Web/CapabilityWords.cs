namespace Qalqan.Web;

/// <summary>What a capability is called, as a key of the phrase tables.</summary>
internal static class CapabilityWords
{
    /// <summary>Those that are built, in the order of the board.</summary>
    public static IReadOnlyList<string> All { get; } =
    ["RecordKeeping", "People", "Inclusion", "Readiness", "Movement", "Operations", "Ceasefire"];

    public static string Of(string capability) =>
        capability switch
        {
            "RecordKeeping" => "web.capability.record",
            "People" => "web.capability.people",
            "Inclusion" => "web.capability.inclusion",
            "Readiness" => "web.capability.readiness",
            "Movement" => "web.capability.movement",
            "Operations" => "web.capability.operations",
            "Ceasefire" => "web.capability.ceasefire",
            _ => throw new ArgumentOutOfRangeException(nameof(capability), capability, "A capability without a word."),
        };
}
