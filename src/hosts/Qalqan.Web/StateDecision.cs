using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.People;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>
/// An order held against the record: what is to be said, or why nothing may be. A state lasts until the next begins, so a
/// change says only when the new one begins; where one on record begins at that very instant, the change corrects it, and
/// settles it where reports of that instant differ.
/// </summary>
internal sealed class StateDecision
{
    private readonly StateOrder order;
    private readonly Func<ReportId, bool> isOnRecord;
    private readonly Func<Fact, bool>? isOwn;
    private readonly Known now;
    private readonly Known seen;
    private readonly HashSet<string> sentBefore = [];

    /// <param name="chronicle">Of the scope, brought up to the head.</param>
    /// <param name="head">The last entry.</param>
    /// <param name="today">The contingent's day.</param>
    /// <param name="order">As typed.</param>
    /// <param name="isOnRecord">Whether the journal has a report of that id.</param>
    /// <param name="isOwn">
    /// Of a device that speaks for everybody on its sheet: whether it said this itself since the sheet was made. Then every row
    /// is meant as it stands, the untouched too, and what the device said before is nobody else's word.
    /// </param>
    public StateDecision(
        Chronicle chronicle,
        long head,
        LocalDate today,
        StateOrder order,
        Func<ReportId, bool> isOnRecord,
        Func<Fact, bool>? isOwn = null
    )
    {
        (this.order, this.isOnRecord, this.isOwn) = (order, isOnRecord, isOwn);
        Day = ReadDay(order.Day, Problems) ?? today;
        now = SignedDay.Look(chronicle, Day, head);
        seen = order.Seen is { } upTo && upTo < head ? SignedDay.Look(chronicle, Day, upTo) : now;
        if (order.Seen < 0 || order.Seen > head)
            Problems.Add(new Problem("head", 0, $"{order.Seen}", $"an entry number from 0 to {head}"));
        if (order.SignAs is not null && Day > today)
            Problems.Add(
                new Problem(
                    "day",
                    0,
                    $"{LocalDatePattern.Iso.Format(Day)}, which is to come",
                    "today or a day before it, to sign"
                )
            );
        foreach (var twice in order.Entries.GroupBy(entry => entry.Person).Where(entries => entries.Count() > 1))
            Problems.Add(new Problem(Shown(twice.Key), 0, "two states at once", "one"));
        if (Problems.Count > 0)
            return;
        foreach (var entry in order.Entries)
            Decide(entry);
        if (order.SignAs is not null)
            RefuseUnseen();
    }

    public LocalDate Day { get; }

    /// <summary>The look at the morning of the day, before what is decided.</summary>
    public Known Now => now;

    public List<Problem> Problems { get; } = [];

    public List<StateConflict> Conflicts { get; } = [];

    public List<Saying> Sayings { get; } = [];

    public static LocalDate? ReadDay(string? text, List<Problem> problems)
    {
        if (text is null)
            return null;
        if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day) && Era.Holds(day))
            return day;
        problems.Add(
            new Problem(
                "day",
                0,
                $"\"{StateTimes.Clip(text)}\"",
                "a day such as 2026-11-24, " + Era.Wanted["a day ".Length..]
            )
        );
        return null;
    }

    private void Decide(StateEntry entry)
    {
        if (!NominalRoll.Of(now).ByPerson.TryGetValue(entry.Person, out var line))
        {
            Problems.Add(
                new Problem(
                    Shown(entry.Person),
                    0,
                    "nobody of the roll of that day",
                    "the reference of a person on the roll"
                )
            );
            return;
        }
        var hasTimes = entry.From.Length > 0 || entry.Until.Length > 0;
        if (entry.State.Length == 0 && !hasTimes)
            return;
        if (StateWords.Find(entry.State) is not { } state)
        {
            Problems.Add(new Problem(entry.Person, 0, $"state \"{StateTimes.Clip(entry.State)}\"", StateWords.Wanted));
            return;
        }
        if (isOwn is null && !hasTimes && NominalRoll.Of(seen).ByPerson.GetValueOrDefault(entry.Person)?.State == state)
            return; // as the sheet had it: nothing is said of this person
        if (StateTimes.Read(entry, Day, now.At, now.Zone, Problems) is not { } valid)
            return;
        var id = IdOf(entry, valid);
        if (id != default && isOnRecord(id))
            sentBefore.Add(entry.Person);
        else if (Others(entry.Person) is { } conflict && (hasTimes || line.State != state))
            Conflicts.Add(conflict);
        else if (hasTimes || line.State != state)
            Say(entry, state, valid, id);
    }

    private void Say(StateEntry entry, PersonState state, Validity valid, ReportId id)
    {
        var held = now.Of<Stated>(entry.Person).BeganLast();
        // An end typed for the state somebody is in ends that one: a new one within it would give way to it again.
        var ends = held.Count > 0 && entry.From.Length == 0 && valid.To is not null && StateOf(held[0]) == state;
        if (ends)
            valid = valid with { From = held[0].From };
        if (held.Count > 0 && held[0].From > valid.From)
        {
            Problems.Add(
                new Problem(
                    entry.Person,
                    0,
                    $"a beginning before {Iso.Format(held[0].From)}, when the state on record began",
                    "that time or a later one; a day before has its own sheet"
                )
            );
            return;
        }
        List<Fact> together = [.. now.Ever<Stated>(entry.Person).Where(fact => fact.From == valid.From)];
        Sayings.Add(
            new Saying(
                now.Scope,
                valid,
                new Stated(entry.Person, state),
                id,
                Corrects: together.Count > 0 ? together[0].Id : null
            )
        );
        foreach (var other in together.Skip(1))
            Sayings.Add(
                new Saying(now.Scope, valid, new Withdrawal(WithdrawalReason.EnteredInError), Withdraws: other.Id)
            );
    }

    private static PersonState StateOf(Fact fact) => ((Stated)fact.Claim).State;

    // What somebody else said of the person after the sheet was made, up to the morning after it. What is gone from the sheet
    // was corrected or withdrawn: by the device itself where something of its own stands in that place.
    private StateConflict? Others(string person)
    {
        var (before, after) = (Spoken(seen, person), Spoken(now, person));
        List<Fact> fresh = [.. after.ExceptBy(before.Select(fact => fact.Id), fact => fact.Id)];
        List<Fact> own = [.. fresh.Where(fact => isOwn?.Invoke(fact) == true)];
        var isGone = before
            .ExceptBy(after.Select(fact => fact.Id), fact => fact.Id)
            .Any(fact => !own.Exists(mine => mine.From == fact.From));
        if (fresh.Count == own.Count && !isGone)
            return null;
        var last = fresh.Except(own).MaxBy(fact => fact.Number);
        return new StateConflict(
            person,
            NominalRoll.Of(now).ByPerson.GetValueOrDefault(person)?.State,
            last?.Source,
            last?.Number
        );
    }

    private List<Fact> Spoken(Known known, string person)
    {
        var next = Morning.Of(known, Day.PlusDays(1));
        return [.. known.Ever<Stated>(person).TakeWhile(fact => fact.From < next)];
    }

    // Nobody signs what was not on their sheet: rows that others changed since then are shown first.
    private void RefuseUnseen()
    {
        foreach (var change in SignedDay.Changes(DayState.Of(seen), DayState.Of(now)))
            if (!sentBefore.Contains(change.Person) && !Conflicts.Exists(conflict => conflict.Person == change.Person))
                Conflicts.Add(Others(change.Person) ?? new StateConflict(change.Person, change.Now?.State, null, null));
    }

    // The form's own id makes the report's: the same form with the same words is the same report whenever it arrives.
    private ReportId IdOf(StateEntry entry, Validity valid)
    {
        if (order.Form is not { } form)
            return default;
        var text =
            $"{form:D}\n{now.Scope}\n{entry.Person}\n{entry.State}\n{Iso.Format(valid.From)}\n{(valid.To is { } to ? Iso.Format(to) : "")}";
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new ReportId(new Guid(hash[..16], bigEndian: true));
    }

    // What is no reference may be a name, typed in its place: it is not repeated.
    private static string Shown(string person) => Reference.IsPerson(person) ? person : "person";
}
