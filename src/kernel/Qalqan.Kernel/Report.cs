using NodaTime;
using Qalqan.Claims;
using Qalqan.Measures;

namespace Qalqan.Kernel;

/// <summary>Made on the reporter's device, so a report sent again after a lost reply is recognised.</summary>
public readonly record struct ReportId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}

/// <summary>Who says so: the post, and the person who held it where known, both by reference and never by name.</summary>
public sealed record Source(string Post, string? Person);

/// <summary>
/// When a claim is true: from <c>From</c>, included, to <c>To</c>, excluded; no <c>To</c> is open-ended; <c>To</c> equal to
/// <c>From</c> is an instant and contains only itself. Whole milliseconds.
/// </summary>
public readonly record struct Validity(Instant From, Instant? To)
{
    public static Validity At(Instant instant) => new(instant, instant);

    public static Validity Since(Instant from) => new(from, null);
}

/// <summary>
/// What a named source says came to pass. Never edited: a correction is a new report that names the old one and stands
/// in its place; a withdrawal names one and puts nothing in its place. A report does at most one of the two.
/// </summary>
public sealed record Report(
    ReportId Id,
    string Scope,
    Validity Valid,
    Instant SaidAt,
    Source Source,
    Claim Claim,
    ReportId? Corrects = null,
    ReportId? Withdraws = null
)
{
    /// <summary>What is wrong with the report by itself, each as (seen, wanted); empty when it may be recorded.</summary>
    public IEnumerable<(string Seen, string Wanted)> Problems()
    {
        if (Id.Value == Guid.Empty)
            yield return ("an empty id", "an id made by the reporting device");
        if (!Reference.IsWellFormed(Scope))
            yield return ($"scope \"{Scope}\"", Reference.Wanted);
        if (!Reference.IsWellFormed(Source.Post))
            yield return ($"source post \"{Source.Post}\"", Reference.Wanted);
        if (Source.Person is { } person && !Reference.IsPerson(person))
            yield return ($"source person \"{person}\"", Reference.PersonWanted);
        foreach (var time in (Instant?[])[Valid.From, Valid.To, SaidAt])
            if (time is { } instant && !Era.Holds(instant))
                yield return ($"{instant}", Era.Wanted);
        if (Valid.To < Valid.From)
            yield return ($"valid to {Valid.To} before {Valid.From}", "an end at or after its beginning");
        if (Corrects == Id || Withdraws == Id)
            yield return ("a report that corrects or withdraws itself", "the id of an earlier report");
        if (Corrects is not null && Withdraws is not null)
            yield return ("both corrects and withdraws", "one of the two at most");
        if (Claim is Withdrawal != Withdraws is not null)
            yield return (
                "a withdrawal that names no report, or another claim that withdraws one",
                "withdraws with record.withdrawal/1, and only there"
            );
        foreach (var problem in Claim.Problems())
            yield return problem;
    }
}

/// <summary>A report's place in the journal: numbers start at 1 and leave no gaps; <c>RecordedAt</c> never decreases.</summary>
public sealed record Entry(long Number, Instant RecordedAt, Report Report);
