using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>How a day stands with its signature.</summary>
public enum DayStanding
{
    NotSigned,

    /// <summary>Signed, and the record says the same.</summary>
    Stands,

    /// <summary>Signed, and later reports say otherwise: to be signed again.</summary>
    ChangedSince,

    /// <summary>What was known when it was signed gives other rows than were signed: the signature is not of this record.</summary>
    OfAnotherRecord,
}

/// <summary>A row of the day that is not as it was signed; null where it was not there, or is not any more.</summary>
public sealed record DayChange(string Person, DayRow? Then, DayRow? Now);

/// <summary>
/// The state of a day at its morning, what was signed for it by then, and what has changed since: the same look made again
/// as known when it was signed. <c>Signature</c> is the report that stands; where two stand, the last revision.
/// </summary>
public sealed record SignedDay(
    LocalDate Day,
    DayState State,
    Fact? Signature,
    DayStanding Standing,
    IReadOnlyList<DayChange> Since
)
{
    public StrengthSigned? Strength => (StrengthSigned?)Signature?.Claim;

    /// <param name="chronicle">Of the scope.</param>
    /// <param name="morning">Its look at the morning of the day.</param>
    public static SignedDay Of(Chronicle chronicle, Known morning)
    {
        var (day, now) = (morning.Today, DayState.Of(morning));
        var signature = morning
            .Ever<StrengthSigned>(LocalDatePattern.Iso.Format(day))
            .OrderBy(fact => ((StrengthSigned)fact.Claim).Revision)
            .ThenBy(fact => fact.Number)
            .LastOrDefault();
        if (signature is null)
            return new SignedDay(day, now, null, DayStanding.NotSigned, []);
        var signed = (StrengthSigned)signature.Claim;
        var then = At(chronicle, day, signed.KnownUpTo);
        var since = Changes(then, now);
        var standing =
            then.Digest != signed.Digest ? DayStanding.OfAnotherRecord
            : since.Count > 0 ? DayStanding.ChangedSince
            : DayStanding.Stands;
        return new SignedDay(day, now, signature, standing, since);
    }

    /// <summary>The state of a day's morning as it was known then, the zone of that day too.</summary>
    public static DayState At(Chronicle chronicle, LocalDate day, long upTo) => DayState.Of(Look(chronicle, day, upTo));

    /// <summary>The look at a day's morning.</summary>
    public static Known Look(Chronicle chronicle, LocalDate day, long upTo)
    {
        var always = new Interval(null, null);
        var at = Morning.Of(chronicle.KnownAt(upTo, default, always), day);
        return chronicle.KnownAt(upTo, at, always);
    }

    /// <summary>The rows that differ in what is signed: post, tenure and state of each person; in order of person.</summary>
    public static IReadOnlyList<DayChange> Changes(DayState then, DayState now)
    {
        var before = then.Rows.ToDictionary(row => row.Person);
        var after = now.Rows.ToDictionary(row => row.Person);
        return
        [
            .. before
                .Keys.Union(after.Keys)
                .Order(StringComparer.Ordinal)
                .Select(person => new DayChange(
                    person,
                    before.GetValueOrDefault(person),
                    after.GetValueOrDefault(person)
                ))
                .Where(change => Words(change.Then) != Words(change.Now)),
        ];
    }

    private static (string, Tenure, PersonState?)? Words(DayRow? row) =>
        row is null ? null : (row.Post, row.Tenure, row.State);
}
