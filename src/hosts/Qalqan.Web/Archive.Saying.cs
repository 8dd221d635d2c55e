using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>
/// What a user says through the desk, before it has a source and a time. The id is the one the form or the device made, so
/// that sending it twice is harmless; an empty one is derived from the rest. <c>SaidAt</c> is the device's own clock when it was
/// signed there, as it stood; null is now.
/// </summary>
internal sealed record Saying(
    string Scope,
    Validity Valid,
    Claim Claim,
    ReportId Id = default,
    ReportId? Corrects = null,
    ReportId? Withdraws = null,
    Detail? Detail = null,
    Instant? SaidAt = null
);

/// <summary>What became of it: a receipt for each saying, in order; or the problem for which nothing at all was recorded.</summary>
internal sealed record Said(IReadOnlyList<Receipt> Receipts, Problem? Problem)
{
    public IEnumerable<Problem> Problems =>
        [
            .. Problem is null ? Array.Empty<Problem>() : [Problem],
            .. Receipts
                .Where(receipt => receipt.Outcome is Outcome.Refused)
                .Select(receipt => new Problem("journal", 0, receipt.Problem ?? "", "a report that it can record")),
        ];
}

/// <summary>The one way in for what is said on a page, by the API or by a command.</summary>
internal sealed partial class Archive
{
    private readonly Lock gate = new();

    /// <summary>Why nothing can be recorded in this folder, or null.</summary>
    public Problem? Shut =>
        !journal.IsReadOnly
            ? null
            : new Problem("journal", 0, journal.Damage ?? "a record opened to be read only", "one that is written to");

    /// <summary>
    /// What is decided on the record and then said, with nothing else said here in between: whoever counts or compares does it
    /// inside, and two at once are one after the other.
    /// </summary>
    public T Alone<T>(Func<T> act)
    {
        lock (gate)
            return act();
    }

    /// <summary>
    /// Recorded under the user's post and person as of now, all of them durable or none. What was said before under the same id
    /// with the same content is there already, whenever it is sent again; under the same id with other content it is refused.
    /// </summary>
    public Said Say(User user, IReadOnlyList<Saying> sayings)
    {
        if (Shut is { } shut)
            return new Said([], shut);
        if (sayings.Count == 0)
            return new Said([], null);
        try
        {
            return Alone(() =>
            {
                var prepared = Ledger.Prepare([.. sayings.Select(saying => DraftOf(user, saying))]);
                var receipts = new Queue<Receipt>(Ledger.Append(prepared).AsTask().GetAwaiter().GetResult());
                return new Said(
                    [
                        .. prepared.Submissions.Select(submission =>
                            submission is null
                                ? new Receipt(Outcome.Refused, 0, "a detail of a person who was erased")
                                : receipts.Dequeue()
                        ),
                    ],
                    null
                );
            });
        }
        catch (IOException error)
        {
            return new Said([], new Problem("journal", 0, error.Message, "room and leave to write"));
        }
    }

    private Draft DraftOf(User user, Saying saying) =>
        new(
            new Report(
                saying.Id,
                saying.Scope,
                saying.Valid,
                saying.SaidAt ?? SaidBefore(saying) ?? Now,
                new Source(user.Post, user.Person),
                saying.Claim,
                saying.Corrects,
                saying.Withdraws
            ),
            saying.Detail
        );

    // What is sent again was said when it was sent first.
    private Instant? SaidBefore(Saying saying) =>
        saying.Id != default && journal.NumberOf(saying.Id) is { } number
            ? journal.ReadAfter(number - 1).First().Read().Report.SaidAt
            : null;
}
