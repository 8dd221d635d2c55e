using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>
/// What one saying of a sheet makes of the record: nothing where it is there already; a new report; a correction; or an end to
/// what held before and a new beginning. An end is a correction that says the same until the sheet's day.
/// </summary>
internal sealed class Settling(OnRecord record, VaultLook vault)
{
    /// <summary>The changes, none where the record says the same; null where reports that contradict must be decided first.</summary>
    public IReadOnlyList<Change>? Of(Saying saying)
    {
        var facts = record.Of(saying.Claim);
        if (facts.Any(fact => fact.Contested))
            return null;
        return saying.Lasting switch
        {
            Lasting.State => State(saying, facts),
            Lasting.Fixed => Fixed(saying, facts),
            _ => Event(saying, facts),
        };
    }

    /// <summary>The fact ended at that instant, or taken back where it began no earlier.</summary>
    public Change End(int row, Fact fact, Instant at) =>
        fact.From < at
            ? new Change(row, fact.Claim, new Validity(fact.From, at), vault.Open(fact), Corrects: fact.Id)
            : Withdraw(row, fact, at);

    public static Change Withdraw(int row, Fact fact, Instant at) =>
        new(row, new Withdrawal(WithdrawalReason.EnteredInError), Validity.At(at), null, Withdraws: fact.Id);

    private List<Change> State(Saying saying, IReadOnlyList<Fact> facts)
    {
        var from = saying.Valid.From;
        var now = facts.LastOrDefault(fact => OnRecord.IsTrueAt(fact, from));
        var next = facts.FirstOrDefault(fact => fact.From > from);
        if (now is not null)
        {
            if (IsSame(saying, now))
                return [];
            if (now.From == from)
                return [New(saying, new Validity(from, now.To), now)];
            return [End(saying.Row, now, from), New(saying, new Validity(from, now.To))];
        }
        if (next is not null)
            return IsSame(saying, next)
                ? [New(saying, new Validity(from, next.To), next)]
                : [New(saying, new Validity(from, next.From))];
        return [New(saying, saying.Valid)];
    }

    private List<Change> Fixed(Saying saying, IReadOnlyList<Fact> facts)
    {
        if (facts.Count == 0)
            return [New(saying, saying.Valid)];
        var last = facts[^1];
        var from = Instant.Min(last.From, saying.Valid.From);
        return IsSame(saying, last) && from == last.From ? [] : [New(saying, new Validity(from, last.To), last)];
    }

    private List<Change> Event(Saying saying, IReadOnlyList<Fact> facts)
    {
        if (facts.LastOrDefault(saying.IsOfThatTime) is { } same)
            return IsSame(saying, same) ? [] : [New(saying, new Validity(same.From, same.To), same)];
        return [New(saying, saying.Valid, Superseded(saying, facts))];
    }

    // Nobody arrives twice without leaving between: another day for the same arrival corrects it. Nor is one vaccination two.
    private Fact? Superseded(Saying saying, IReadOnlyList<Fact> facts)
    {
        if (saying.Claim is Vaccinated)
            return facts.Count > 0 && facts[^1].From > saying.Valid.From ? facts[^1] : null;
        if (saying.Claim is not Claims.Arrived || facts.Count == 0)
            return null;
        var last = facts[^1];
        return record
            .About<Departed>(last.Claim.Key)
            .Any(left => left.From > last.From && left.From <= saying.Valid.From)
            ? null
            : last;
    }

    private bool IsSame(Saying saying, Fact fact) =>
        fact.Claim.Equals(
            saying is { Detail: { } detail, Claim: Personal personal } ? vault.Seal(personal, detail) : saying.Claim
        );

    private static Change New(Saying saying, Validity valid, Fact? corrects = null) =>
        new(saying.Row, saying.Claim, valid, saying.Detail, corrects?.Id);
}
