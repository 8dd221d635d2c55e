namespace Qalqan.Web;

/// <summary>What a capability is called, as a key of the phrase tables.</summary>
internal static class CapabilityWords
{
    public static string Of(string capability) =>
        capability switch
        {
            "RecordKeeping" => "web.capability.record",
            "People" => "web.capability.people",
            "Inclusion" => "web.capability.inclusion",
            "Readiness" => "web.capability.readiness",
            _ => throw new ArgumentOutOfRangeException(nameof(capability), capability, "A capability without a word."),
        };
}
