using System.Text.Json.Serialization;

namespace Qalqan.Claims;

/// <summary>How exactly the source gave the time: an <c>Approximate</c> interval is our reading of its words.</summary>
[JsonConverter(typeof(Kebab<Precision>))]
public enum Precision
{
    Day,
    Month,
    Approximate,
}

/// <summary>
/// A step on the way from pledge to homecoming, over the report's validity, as one source gives it: another source's
/// account of the same step is a report of its own, and where they differ that is a finding.
/// </summary>
public sealed record MilestoneReached(string Milestone, string Says, Precision Precision, PublicSource Source) : Claim
{
    public override string Key => Milestone;

    public override IEnumerable<(string, string)> Problems() => Reference.Check(Milestone, "milestone");
}
