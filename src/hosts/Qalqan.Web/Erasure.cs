using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>
/// Forgets a person: the report that it was done, then every paper that names them written again without the name, then key,
/// details and those papers' old bytes destroyed at once, then every file of the folder searched for them. Killed anywhere it
/// is finished by doing it again. Who may do it is decided here. One at a time.
/// </summary>
public sealed class Erasure
{
    // What may hold rows of an import not yet recorded, or a copy made by a drill that was killed.
    private static readonly string[] Derived = ["imports/staged", "drill"];

    private readonly Archive archive;
    private readonly Personnel personnel;
    private readonly PaperErasure papers;
    private readonly string? folder;
    private readonly Lock gate = new();

    internal Erasure(Archive archive, Personnel personnel, Papers papers, string? folder) =>
        (this.archive, this.personnel, this.papers, this.folder) = (
            archive,
            personnel,
            new PaperErasure(archive, papers),
            folder
        );

    /// <param name="user">Who orders it, as post and person.</param>
    /// <param name="scope">The contingent; null where the person is of one only.</param>
    /// <param name="person">By reference.</param>
    /// <param name="why">The order or the rule it is done by; it goes on record for ever, and so names nobody.</param>
    public ErasureOutcome Erase(User user, string? scope, string person, string why)
    {
        lock (gate)
        {
            var order = new ErasureOrder(archive, user, scope, person, why);
            return order.Problems.Count > 0
                ? new ErasureOutcome(order.Problems, null)
                : new ErasureOutcome([], Carry(user, order.Scope!, person, why));
        }
    }

    /// <summary>The erasures on record, the latest first.</summary>
    public Looks<IReadOnlyList<ErasureLine>> Done(Inquiry inquiry) =>
        archive.Look<IReadOnlyList<ErasureLine>>(
            inquiry,
            (known, _) =>
                [
                    .. known
                        .Keys<Erased>()
                        .SelectMany(known.Until<Erased>)
                        .OrderByDescending(fact => fact.Number)
                        .Select(fact => new ErasureLine((Erased)fact.Claim, fact.From, fact.Source.Post, fact.Number)),
                ]
        );

    private ErasureReport Carry(User user, string scope, string person, string why)
    {
        var place = folder ?? throw new InvalidOperationException("This desk was given no folder to search.");
        var holder = new KeyHolder(scope, person);
        var wasErased = archive.Vault.IsErased(holder);
        var (forms, texts, tooShort) = Wanted(holder);
        // First on record, with what is looked for still known: a kill from here on leaves an order that can be carried out.
        var entry = OnRecord(scope, person) ?? Record(user, holder, why);
        var (details, rewritten, unfinished) = archive.Alone(() => Destroy(user, holder));
        List<string> removed = [];
        foreach (var derived in Derived)
            if (Shredded.Folder(Path.Combine(place, derived)) is > 0 and var files)
                removed.Add($"{derived} ({files})");
        var searched = texts == 0 ? new Searched(0, 0, [], 0, []) : Search(place, forms, scope);
        if (texts > 0 && unfinished is null)
            CustodyRegister.Change(
                place,
                register =>
                    register.With(
                        new ErasureSearched(
                            scope,
                            person,
                            archive.Now,
                            searched.Files,
                            searched.FoundInAll + searched.NotSearched.Count
                        )
                    )
            );
        var register = CustodyRegister.Read(place);
        var (remains, signedDays, first) = Left(scope, person);
        return new ErasureReport(
            archive.IsExercise,
            scope,
            person,
            archive.Now,
            entry,
            details,
            removed,
            remains,
            signedDays,
            texts,
            tooShort,
            searched,
            [.. Backups(place, register).Where(backup => backup.Entries >= first)],
            wasErased,
            register.Searches.LastOrDefault(search => (search.Scope, search.Person) == (scope, person)),
            unfinished
        )
        {
            Papers = rewritten,
        };
    }

    // The papers first, while everything can still be done again; then all that holds the name dies in one transaction.
    private (int Details, IReadOnlyList<string> Papers, string? Unfinished) Destroy(User user, KeyHolder holder)
    {
        var (written, old, problems) = papers.Carry(user, holder.Scope, holder.Person);
        var casualties = CasualtiesOf(holder).ToList();
        var details = archive.Vault.All(holder.Scope, holder.Person).Count;
        var unfinished = problems.Count == 0 ? null : string.Join(" ", problems);
        try
        {
            archive.Vault.Erase([holder, .. casualties, .. old]);
        }
        catch (IOException error)
        {
            (details, unfinished) = (0, error.Message);
        }
        personnel.Forget();
        return (details, written, unfinished);
    }

    // Every text of every detail that ever was, corrected and withdrawn ones too: they are all still in the vault.
    private (List<TraceForm> Forms, int Texts, int TooShort) Wanted(KeyHolder holder)
    {
        var keys = CasualtiesOf(holder)
            .Prepend(holder)
            .Select(one => (Holder: one, Key: archive.Vault.KeyOf(one)!))
            .Where(one => one.Key is not null)
            .ToDictionary(one => one.Holder.Person, one => one.Key);
        var texts = SealedEntries
            .Of(archive.Journal, holder.Scope)
            .Select(entry =>
                entry.Report.Claim is Personal claim && keys.TryGetValue(claim.Person, out var key)
                    ? Open(entry, key)
                    : null
            )
            .OfType<Detail>()
            .SelectMany(PersonTexts.Of)
            .Distinct()
            .ToLookup(text => text.Length >= TraceForms.FewestLetters);
        return (
            [.. keys.Values.SelectMany(TraceForms.OfKey), .. texts[true].SelectMany(TraceForms.OfText)],
            keys.Count + texts[true].Count(),
            texts[false].Count()
        );
    }

    // A casualty has a number and a key of its own: that it was this person stands sealed under that one, and dies with them.
    private IEnumerable<KeyHolder> CasualtiesOf(KeyHolder holder) =>
        SealedEntries
            .Of(archive.Journal, holder.Scope)
            .Where(entry =>
                entry.Report.Claim is CasualtyReported casualty
                && archive.Vault.KeyOf(new KeyHolder(holder.Scope, casualty.Person)) is { } key
                && Open(entry, key) is CasualtyDetail detail
                && detail.Person == holder.Person
            )
            .Select(entry => new KeyHolder(holder.Scope, ((CasualtyReported)entry.Report.Claim).Person))
            .Distinct();

    private Detail? Open(Entry entry, byte[] key) =>
        archive.Vault.Find(entry.Report.Id) is { } record
            ? Sealing.Open(record, (Personal)entry.Report.Claim, key)
            : null;

    private long? OnRecord(string scope, string person) =>
        SealedEntries
            .Of(archive.Journal, scope)
            .Where(entry => entry.Report.Claim is Erased erased && erased.Person == person)
            .Select(entry => (long?)entry.Number)
            .FirstOrDefault();

    private long Record(User user, KeyHolder holder, string why)
    {
        var now = archive.Now;
        var report = new Report(
            default,
            holder.Scope,
            Validity.At(now),
            now,
            new Source(user.Post, user.Person),
            new Erased(holder.Person, why, archive.Vault.All(holder.Scope, holder.Person).Count)
        );
        var receipt = archive
            .Journal.Append(new Submission(report with { Id = DerivedId.Of(report, holder.Person) }))
            .AsTask()
            .GetAwaiter()
            .GetResult();
        return receipt.Outcome is Outcome.Recorded
            ? receipt.Number
            : throw new InvalidOperationException($"A report that had been checked was refused: {receipt.Problem}");
    }

    // The journal is also read entry by entry: a long one lies in pieces over the pages of its file.
    private Searched Search(string place, List<TraceForm> forms, string scope)
    {
        var traces = new Traces(forms);
        var wholeWords = new Traces(forms.Select(form => form with { BetweenMarks = true }));
        var searched = FolderSearch.In(place, traces, wholeWords);
        List<Trace> inEntries = [];
        foreach (var entry in archive.Journal.ReadAfter(0, scope))
            using (var bytes = new MemoryStream(entry.Bytes.ToArray(), writable: false))
                traces.Find(
                    bytes,
                    offset => inEntries.Add(new Trace("journal.sqlite", $"entry {entry.Number}", offset))
                );
        return searched with
        {
            Found = [.. searched.Found, .. inEntries],
            FoundInAll = searched.FoundInAll + inEntries.Count,
        };
    }

    private (List<Remaining> Remains, int SignedDays, long First) Left(string scope, string person)
    {
        SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
        var signedDays = 0;
        var first = long.MaxValue;
        foreach (var entry in archive.Journal.ReadAfter(0, scope).Select(stored => stored.Read()))
        {
            var claim = entry.Report.Claim;
            if (claim is StrengthSigned { Revision: 1 })
                signedDays++;
            if (
                claim.OtherKey != person
                && claim.Key != person
                && entry.Report.Source.Person != person
                && !(claim is Issued issued && issued.Persons.Contains(person))
            )
                continue;
            counts[Kinds.NameOf(claim)] = counts.GetValueOrDefault(Kinds.NameOf(claim)) + 1;
            first = Math.Min(first, entry.Number);
        }
        return ([.. counts.Select(count => new Remaining(count.Key, count.Value))], signedDays, first);
    }

    // Those on the register, and what else lies among the backups with a vault in it.
    private static List<BackupMade> Backups(string place, CustodyRegister register)
    {
        var known = register.Backups;
        var among = new DirectoryInfo(Path.Combine(place, "backups"));
        var others = among.Exists
            ? among
                .EnumerateDirectories()
                .Where(backup => File.Exists(Path.Combine(backup.FullName, "vault.sqlite")))
                .Where(backup => known.All(other => other.Path != backup.FullName))
                .Select(backup => new BackupMade(
                    backup.FullName,
                    Instant.FromDateTimeUtc(backup.LastWriteTimeUtc),
                    long.MaxValue,
                    ""
                ))
            : [];
        return [.. known, .. others];
    }
}
