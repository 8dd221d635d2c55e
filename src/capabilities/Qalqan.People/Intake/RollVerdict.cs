using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.People;

/// <summary>A roll against the record: row by row, then those who are gone.</summary>
internal sealed class RollVerdict(SheetLook look, OnRecord record, VaultLook vault, Func<string, GoneChoice> gone)
{
    // Where neither sheet nor record says. Both are said among the notes.
    private const string FirstRotation = "1";
    private const string Somewhere = "mission-area";

    private readonly Settling settling = new(record, vault);
    private readonly Instant begins = look.Begins;
    private readonly List<RowRefusal> refusals = [];
    private int withoutRotation;
    private int withoutPlace;

    public SheetVerdict Make()
    {
        var rows = SheetRows.Roll(look);
        refusals.AddRange(rows.Refusals);
        var refused = refusals.Select(refusal => refusal.Row).ToHashSet();
        var tally = new Tally();
        foreach (var row in rows.Rows.Where(row => !refused.Contains(row.Number)))
        {
            var before = refusals.Count;
            var isNew = !record.About(row.Person).Any();
            var changes = Changes(row);
            if (refusals.Count == before)
                tally.Add(isNew, changes);
        }
        var present = rows.Rows.Select(row => row.Person).ToHashSet();
        List<string> absent = look.IsPart
            ? []
            :
            [
                .. record
                    .All<Enrolled>()
                    .Where(fact => OnRecord.IsTrueAt(fact, begins))
                    .Select(fact => fact.Claim.Key)
                    .Distinct()
                    .Where(person => !present.Contains(person)),
            ];
        return tally.Verdict(absent.SelectMany(Gone), refusals, absent, Notes(rows.Codes));
    }

    private List<Change> Changes(RollRow row)
    {
        if (record.IsErased(row.Person))
        {
            Refuse(row, "person", Phrase.Of("people.sheet.erased", ("person", row.Person)));
            return [];
        }
        if (row.Identity is { } identity && IsSomebodyElse(row.Person, identity))
            Refuse(row, "person", Phrase.Of("people.sheet.other-person", ("person", row.Person)));
        List<Change> changes = [];
        foreach (var saying in Sayings(row))
        {
            RefuseMalformed(row, saying);
            if (settling.Of(saying) is { } settled)
                changes.AddRange(settled);
            else
                Refuse(row, null, Phrase.Of("people.sheet.contested", ("person", row.Person)));
        }
        changes.AddRange(RollTies.Of(row, record, settling, begins));
        return changes;
    }

    private IEnumerable<Saying> Sayings(RollRow row)
    {
        var since = Validity.Since(begins);
        if (Enrolment(row) is { } enrolled)
            yield return Say(enrolled);
        if (row.Identity is { } identity)
            yield return Say(new Identified(row.Person, null), Told(row.Person, identity), Lasting.Fixed);
        foreach (var other in row.Others)
            yield return other;
        if (row.TourEnds is { } ends)
            yield return Say(new TourSet(row.Person, RotationOf(row), ends));
        if (row.Arrived is { } arrived)
            yield return new Saying(
                row.Number,
                new Arrived(row.Person, PlaceOf(row, arrived)),
                Validity.At(arrived.From),
                null,
                Lasting.Event,
                arrived.Until
            );

        Saying Say(Claim claim, Detail? detail = null, Lasting lasting = Lasting.State) =>
            new(row.Number, claim, since, detail, lasting);
    }

    // What the row leaves out is as on record; a trade may also be that of the post.
    private Enrolled? Enrolment(RollRow row)
    {
        var before = record.About<Enrolled>(row.Person).LastOrDefault();
        if (before is not null && row is { Rank: null, Trade: null } && before.IsOpenEnded)
            return null;
        var known = before?.Claim as Enrolled;
        var post =
            row.Post is { } held && record.Of(new PostOpened(held, held, held, held, false)) is [.., var opened]
                ? (PostOpened)opened.Claim
                : null;
        var (rank, trade) = (row.Rank ?? known?.Rank, row.Trade ?? known?.Trade ?? post?.Trade);
        if (rank is null)
            Refuse(row, "rank", Phrase.Of("people.sheet.rank.none"));
        if (trade is null)
            Refuse(row, "trade", Phrase.Of("people.sheet.trade.none"));
        return rank is null || trade is null ? null : new Enrolled(row.Person, rank, trade);
    }

    // A column the sheet does not have takes nothing away from what the record says.
    private IdentityDetail Told(string person, IdentityDetail identity)
    {
        if (record.About<Identified>(person).LastOrDefault() is not { } fact || IsSealedAs(fact, identity))
            return identity;
        return vault.Open(fact) is IdentityDetail before
            ? new IdentityDetail(
                identity.Cyrillic ?? before.Cyrillic,
                identity.Latin ?? before.Latin,
                identity.Sex ?? before.Sex,
                identity.Born ?? before.Born
            )
            : identity;
    }

    // Other names and another day of birth together: the sheet was numbered anew. A new name alone is a marriage or a slip.
    private bool IsSomebodyElse(string person, IdentityDetail identity)
    {
        if (record.About<Identified>(person).LastOrDefault() is not { } fact || IsSealedAs(fact, identity))
            return false;
        return vault.Open(fact) is IdentityDetail before
            && before.Born is { } day
            && identity.Born is { } other
            && day != other
            && !IsAlike(before.Cyrillic, identity.Cyrillic)
            && !IsAlike(before.Latin, identity.Latin);
    }

    private bool IsSealedAs(Fact fact, IdentityDetail identity) =>
        fact.Claim.Equals(vault.Seal(new Identified(fact.Claim.Key, null), identity));

    private static bool IsAlike(PersonName? one, PersonName? other) =>
        one is not null
        && other is not null
        && (Same(one.Family, other.Family) || (Same(one.Given, other.Given) && Same(one.Patronymic, other.Patronymic)));

    private static bool Same(string? one, string? other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private string RotationOf(RollRow row)
    {
        if (
            (row.Rotation ?? (record.About<TourSet>(row.Person).LastOrDefault()?.Claim as TourSet)?.Rotation) is
            { } said
        )
            return said;
        withoutRotation++;
        return FirstRotation;
    }

    private string PlaceOf(RollRow row, ArrivalCell arrived)
    {
        if ((arrived.Place ?? (record.About<Arrived>(row.Person).LastOrDefault()?.Claim as Arrived)?.Place) is { } said)
            return said;
        withoutPlace++;
        return Somewhere;
    }

    // Whatever is wrong with a claim is found here, where the row can still be given back.
    private void RefuseMalformed(RollRow row, Saying saying)
    {
        var problems = saying.Claim.Problems();
        if (saying is { Claim: Personal { NeedsDetail: true }, Detail: not null })
            problems = problems.Skip(1); // it has no seal yet
        foreach (var (_, wanted) in problems.Concat(saying.Detail?.Problems() ?? []))
            Refuse(row, null, Phrase.Of("people.sheet.wanted", ("wanted", wanted)));
    }

    private void Refuse(RollRow row, string? column, Phrase reason) =>
        refusals.Add(new RowRefusal(row.Number, column is null ? null : look.Map.PlaceOf(column), reason));

    private IEnumerable<Change> Gone(string person)
    {
        var choice = gone(person);
        var facts = record.About(person).ToList();
        if (choice.Answer is GoneAnswer.InError)
            return facts.Select(fact => Settling.Withdraw(0, fact, begins));
        if (choice.Answer is GoneAnswer.Keep)
            return [];
        var at = LocalDay.Start(choice.Day ?? look.Day, look.Zone);
        List<Change> changes =
        [
            .. facts
                .Where(fact => fact.Claim is Enrolled or Held or Stated && (fact.To is null || fact.To > at))
                .Select(fact => settling.End(0, fact, at)),
        ];
        var arrived = record.About<Arrived>(person).LastOrDefault(fact => fact.From <= at);
        if (arrived is not null && !record.About<Departed>(person).Any(left => left.From > arrived.From))
            changes.Add(new Change(0, new Departed(person, ((Arrived)arrived.Claim).Place), Validity.At(at), null));
        return changes;
    }

    private IEnumerable<Phrase> Notes(IReadOnlyDictionary<string, string> codes)
    {
        if (look.IsPart)
            yield return Phrase.Of("people.sheet.note.part");
        if (look.Ranks is null && look.Map.PlaceOf("national-rank") is not null && look.Map.PlaceOf("rank") is not null)
            yield return Phrase.Of("people.sheet.note.ranks");
        if (withoutRotation > 0)
            yield return Phrase.Of(
                "people.sheet.note.rotation",
                ("count", withoutRotation),
                ("rotation", FirstRotation)
            );
        if (withoutPlace > 0)
            yield return Phrase.Of("people.sheet.note.place", ("count", withoutPlace), ("place", Somewhere));
        foreach (var (text, code) in codes)
            yield return Phrase.Of("people.sheet.note.code", ("text", text), ("code", code));
    }
}
