using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>A return that was issued, and by which report it was let out; null while it was not.</summary>
public sealed record ReturnMade(string Serial, Fact Issue, Fact? Released)
{
    /// <summary>
    /// Of those that cover the hours and were issued by the look's instant and not voided: the first that was released, else
    /// the first that was issued; null where there is none.
    /// </summary>
    public static ReturnMade? Of(Known known, string document, Interval hours) =>
        First(
            known,
            document,
            issued => issued.From <= hours.Start && issued.AsOf + Duration.FromMilliseconds(1) >= hours.End
        );

    /// <summary>The same of one thing, such as a task.</summary>
    public static ReturnMade? Of(Known known, string document, string subject) =>
        First(known, document, issued => issued.Subject == subject);

    private static ReturnMade? First(Known known, string document, Func<Issued, bool> isMeant) =>
        known
            .Keys<Issued>()
            .Where(serial => serial.StartsWith(document + "-", StringComparison.Ordinal))
            .SelectMany(known.Until<Issued>)
            .Where(fact =>
                fact.Claim is Issued issued
                && issued.Document == document
                && isMeant(issued)
                && !known.Ever<Voided>(issued.Serial).Any()
            )
            .Select(fact => new ReturnMade(
                ((Issued)fact.Claim).Serial,
                fact,
                known.Until<Released>(fact.Id.ToString()).FirstOrDefault()
            ))
            .OrderBy(made => made.Released is null)
            .ThenBy(made => made.Released?.From ?? made.Issue.From)
            .ThenBy(made => made.Issue.Number)
            .FirstOrDefault();
}
