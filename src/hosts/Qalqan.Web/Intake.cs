using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;
using Qalqan.Sheets;
using Qalqan.Store;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>How the headings of a sheet were told apart.</summary>
public enum MapOrigin
{
    Guessed,

    /// <summary>As whoever brings the sheet says.</summary>
    Given,

    /// <summary>As it was when headings like these were imported before.</summary>
    Remembered,
}

/// <summary>What is asked of the desk about a sheet.</summary>
/// <param name="Kind">Roll or posts.</param>
/// <param name="Table">As read.</param>
/// <param name="Scope">The contingent; null where there is only one.</param>
/// <param name="From">The sheet's day as typed; null is today in the scope's zone.</param>
/// <param name="Map">Which column each heading is; null guesses.</param>
/// <param name="Gone">The answer for a reference that is gone from the sheet.</param>
public sealed record IntakeOrder(
    SheetKind Kind,
    SheetTable Table,
    string? Scope,
    string? From,
    ColumnMap? Map,
    Func<string, GoneChoice> Gone
)
{
    /// <summary>The contingents there are for whoever brings it; null where it is every one.</summary>
    public IReadOnlySet<string>? Reach { get; init; }
}

/// <summary>What a sheet would make of the record. <c>Verdict</c> is null where a needed column is not there.</summary>
public sealed record Trial(
    SheetKind Kind,
    string Scope,
    string Title,
    LocalDate Day,
    DateTimeZone Zone,
    SheetTable Table,
    ColumnMap Map,
    MapOrigin Origin,
    IReadOnlyList<SheetColumn> Missing,
    SheetVerdict? Verdict
);

/// <summary>What was recorded of a sheet; <c>Stopped</c> is what ended it before the end: the disk.</summary>
public sealed record Taken(Trial Trial, int Recorded, Head Head, IOException? Stopped);

/// <summary>
/// The officer's own sheets: tried against the record, then recorded. Trying writes nothing. Who may do it is decided here.
/// One import at a time.
/// </summary>
public sealed class Intake
{
    // One transaction of vault and journal each: some 500 people, half a second.
    private const int BatchReports = 5000;

    private readonly Archive archive;
    private readonly Adoption adoption;
    private readonly Details details;
    private readonly RememberedMaps maps;
    private readonly Lock gate = new();

    internal Intake(Archive archive, Adoption adoption, string? folder) =>
        (this.archive, this.adoption, details, maps) = (
            archive,
            adoption,
            new Details(archive),
            new RememberedMaps(folder)
        );

    /// <summary>The trial, or null with every problem added.</summary>
    public Trial? Try(IntakeOrder order, List<Problem> problems) =>
        ScopeOf(order, problems) is { } scope
            ? archive.Of(scope, chronicle => Try(order, archive.Everything(chronicle), problems))
            : null;

    /// <summary>Tries it again and records its good rows; null with the problems where it could not be tried.</summary>
    /// <param name="user">Who says so.</param>
    /// <param name="order">The sheet.</param>
    /// <param name="acknowledge">Called when a batch is durable.</param>
    /// <param name="before">Called with the trial before anything is recorded.</param>
    /// <param name="problems">What is wrong with the order.</param>
    public Taken? Take(
        User user,
        IntakeOrder order,
        List<Problem> problems,
        Action<Trial>? before = null,
        Action<Head, int, int>? acknowledge = null
    )
    {
        lock (gate)
        {
            if (archive.Journal.Damage is { } damage)
                problems.Add(
                    new Problem("journal", 0, damage, "a sound journal: a damaged one is read and not written")
                );
            if (problems.Count > 0 || Try(order, problems) is not { } trial || problems.Count > 0)
                return null;
            if (trial.Verdict is not { } verdict)
            {
                problems.AddRange(trial.Missing.Select(Missing));
                return null;
            }
            before?.Invoke(trial);
            var (recorded, stopped) = Record(user, trial, verdict, acknowledge);
            if (stopped is null && verdict.New + verdict.Changed + verdict.Same > 0)
                maps.Remember(trial.Kind, trial.Table.Header, trial.Map);
            return new Taken(trial, recorded, archive.Journal.Head, stopped);
        }
    }

    private Trial? Try(IntakeOrder order, Known known, List<Problem> problems)
    {
        if (DayOf(order.From, known, problems) is not { } day)
            return null;
        var zone = known.ZoneAt(day.At(new LocalTime(12, 0)).InUtc().ToInstant());
        var (map, origin) =
            order.Map is { } given ? (given, MapOrigin.Given)
            : maps.Of(order.Kind, order.Table.Header) is { } remembered ? (remembered, MapOrigin.Remembered)
            : (ColumnMap.Guess(order.Kind, order.Table.Header, Titles), MapOrigin.Guessed);
        var missing = map.Missing(order.Kind).ToList();
        var ranks = PeopleRules.Of(adoption.Adopted(known, _ => null, problems), day).Ranks;
        var look = new SheetLook(order.Kind, order.Table, map, day, zone, ranks) { IsPart = Rejects.Are(order.Table) };
        return new Trial(
            order.Kind,
            known.Scope,
            Archive.TitleOf(known),
            day,
            zone,
            order.Table,
            map,
            origin,
            missing,
            missing.Count == 0 ? SheetVerdict.Of(look, known, VaultOf(known.Scope), order.Gone) : null
        );
    }

    // While one batch is made durable the next is sealed. A person is of one row and a row of one batch, so no two batches make
    // the same key, and what is cut off by a power failure is whole rows.
    private (int Recorded, IOException? Stopped) Record(
        User user,
        Trial trial,
        SheetVerdict verdict,
        Action<Head, int, int>? acknowledge
    )
    {
        var recorded = 0;
        var batches = Batches(verdict.Changes);
        var next = batches.Count > 0 ? Task.Run(() => Prepare(user, trial, batches[0])) : null;
        for (var i = 0; i < batches.Count; i++)
        {
            var prepared = next!.GetAwaiter().GetResult();
            var following = i + 1;
            next = following < batches.Count ? Task.Run(() => Prepare(user, trial, batches[following])) : null;
            try
            {
                var receipts = archive.Ledger.Append(prepared).AsTask().GetAwaiter().GetResult();
                if (receipts.FirstOrDefault(receipt => receipt.Outcome is Outcome.Refused) is { } refused)
                    throw new InvalidOperationException($"A row that had been checked was refused: {refused.Problem}");
                recorded += receipts.Count(receipt => receipt.Outcome is Outcome.Recorded);
            }
            catch (IOException full)
            {
                next?.GetAwaiter().GetResult();
                return (recorded, full);
            }
            acknowledge?.Invoke(archive.Journal.Head, recorded, verdict.Changes.Count);
        }
        return (recorded, null);
    }

    private static List<List<Change>> Batches(IReadOnlyList<Change> changes)
    {
        List<List<Change>> batches = [];
        foreach (var change in changes)
            if (batches.Count > 0 && (batches[^1].Count < BatchReports || batches[^1][^1].Row == change.Row))
                batches[^1].Add(change);
            else
                batches.Add([change]);
        return batches;
    }

    private Prepared Prepare(User user, Trial trial, List<Change> changes)
    {
        var source = new Source(user.Post, user.Person);
        var now = archive.Now;
        return archive.Ledger.Prepare([
            .. changes.Select(change => new Draft(
                new Report(
                    default,
                    trial.Scope,
                    change.Valid,
                    now,
                    source,
                    change.Claim,
                    change.Corrects,
                    change.Withdraws
                ),
                change.Detail
            )),
        ]);
    }

    private VaultLook VaultOf(string scope)
    {
        Dictionary<string, byte[]?> keys = [];
        return new VaultLook(
            (claim, detail) => KeyOf(claim.Person) is { } key ? Sealing.Sealed(scope, claim, detail, key) : claim,
            details.Of
        );

        byte[]? KeyOf(string person) =>
            keys.TryGetValue(person, out var known)
                ? known
                : keys[person] = archive.Vault.KeyOf(new KeyHolder(scope, person));
    }

    private string? ScopeOf(IntakeOrder order, List<Problem> problems)
    {
        var wanted = order.Scope;
        var contingents = archive.Contingents(order.Reach);
        var fitting = contingents.Where(scope => wanted is null || scope == wanted).ToList();
        if (fitting.Count == 1)
            return fitting[0];
        var seen = wanted is null ? $"{contingents.Count} contingents and no --scope" : $"\"{wanted}\"";
        var all = string.Join(", ", contingents);
        problems.Add(
            new Problem("--scope", 0, seen, contingents.Count == 0 ? "a contingent on record first" : $"one of {all}")
        );
        return null;
    }

    private LocalDate? DayOf(string? typed, Known known, List<Problem> problems)
    {
        if (typed is null)
            return archive.Now.InZone(known.ZoneAt(archive.Now)).Date;
        if (
            NodaTime.Text.LocalDatePattern.Iso.Parse(typed).TryGetValue(default, out var day) && Measures.Era.Holds(day)
        )
            return day;
        problems.Add(new Problem("--from", 0, $"\"{typed}\"", "a day such as 2024-03-20"));
        return null;
    }

    private static IEnumerable<string> Titles(SheetColumn column) =>
        Speech.All.Select(speech => speech.Say(column.Title));

    private static Problem Missing(SheetColumn column) =>
        new("the headings", 0, $"none that is the column {column.Code}", "it, or a map that says which heading it is");
}
