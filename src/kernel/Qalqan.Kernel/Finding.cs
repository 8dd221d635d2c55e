using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Kernel;

public enum Verdict
{
    Met,
    Breached,

    /// <summary>The record does not settle it: nothing said, a conflict, or too close to call. The remedy says what to look for.</summary>
    Undetermined,
}

/// <summary>What a named post has said of a finding. None where the rule binds ourselves and nobody need decide.</summary>
public enum Decision
{
    None,
    Proposed,
    Confirmed,
    Refused,
    Open,
}

/// <summary>A measured or required value and its unit; the unit is a key of the phrase tables (<c>unit.percent</c>).</summary>
public readonly record struct Amount(decimal? Measured, decimal? Required, string Unit);

/// <summary>
/// A judgement: this rule of this edition, of this subject at this instant, on these reports. Derived, never stored.
/// </summary>
public sealed record Finding(
    Standard Standard,
    Rule Rule,
    Citation Citation,
    RuleBasis Basis,
    string Subject,
    Instant At,
    Verdict Verdict,
    Decision Decision,
    Amount Amount,
    Phrase Says,
    Phrase? Remedy,
    IReadOnlyList<ReportId> Evidence,
    IReadOnlyList<Phrase> Arithmetic,
    IReadOnlyList<Phrase> WouldChange
)
{
    /// <summary>
    /// The instant judged, then 64 bits of the SHA-256 of standard, rule, subject and instant: stable across editions,
    /// knowledge and machines, and by itself enough to ask for the finding again: <c>20240314T045959.999Z-1f0c…</c>.
    /// </summary>
    public string Id => IdOf(Standard.Id, Rule.Id, Subject, At);

    public static string IdOf(string standard, string rule, string subject, Instant at)
    {
        var time = Iso.Format(at);
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{standard}\n{rule}\n{subject}\n{time}"));
        var compact = time.Replace("-", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal);
        return $"{compact}-{Convert.ToHexStringLower(digest.AsSpan(0, 8))}";
    }

    /// <summary>The instant a finding's id names; null where the text is not such an id.</summary>
    public static Instant? InstantOf(string id)
    {
        var dash = id.LastIndexOf('-');
        if (dash < 16 || id[8] != 'T')
            return null;
        var time = $"{id[..4]}-{id[4..6]}-{id[6..11]}:{id[11..13]}:{id[13..dash]}";
        return Iso.TryParse(time, out var at) ? at : null;
    }
}
