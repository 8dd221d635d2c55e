using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Web;

namespace Qalqan.Bench;

/// <summary>
/// Whom a few words mean among ten thousand people with names in both scripts, out of a vault: the desk's own search against
/// SQLite's trigram index over the same folded names, made beforehand. Then what a roll costs that opens every name.
/// </summary>
internal static class Searching
{
    private const int People = 10_000;
    private const string Scope = "unit";
    private static readonly Instant Since = Instant.FromUtc(2024, 1, 1, 0, 0);
    private static readonly Inquiry Now = new("2024-06-20");

    public static void Run(Table table, string path)
    {
        var names = InventedNames.Of(People);
        using var folder = Folder.OpenToWrite(Path.Combine(path, "data"), FolderKind.Exercise, SystemClock.Instance);
        Fill(folder, names);
        var desk = Judging.DeskOf(folder);
        using var peer = new TrigramIndex(names);
        var typed = InventedNames.Typed(names);
        Agree(desk, peer, typed);

        var rounds = Rounds.Of(
            1,
            () => Each(text => desk.Personnel.Find(User.Local(), Now, text), typed),
            () => Each(text => peer.Find(text), typed)
        );
        var milliseconds = rounds.Milliseconds(0);
        table.Ratio(
            $"search among {People} people, a question; FTS5 trigrams",
            $"{milliseconds:0.0} ms",
            $"{rounds.Milliseconds(1):0.0} ms",
            rounds.Ratio(0, 1)
        );
        table.Figure("  against its limit", $"{milliseconds:0.0} ms", "< 30 ms", milliseconds < 30);
        Roll(table, folder, names.Count);
    }

    private static void Roll(Table table, Folder folder, int people)
    {
        var facts = folder
            .Journal.ReadAfter(0, Scope)
            .Select(stored => stored.Read().Report)
            .Where(report => report.Claim is Identified)
            .ToList();
        Desk? warm = null;
        var cold = Rounds.Of(
            1,
            () =>
            {
                warm = Judging.DeskOf(folder);
                warm.Personnel.Roll(User.Local(), Now, withNames: false); // the record is folded: what is left is names
                return Rounds.Time(() => Told(warm, people));
            },
            () => Rounds.Time(() => OneByOne(folder, facts))
        );
        table.Ratio(
            $"{people} names of a roll opened, cold; the vault asked one by one",
            $"{cold.Milliseconds(0):0} ms",
            $"{cold.Milliseconds(1):0} ms",
            cold.Ratio(0, 1)
        );
        table.Figure("  against its limit", $"{cold.Milliseconds(0):0} ms", "< 1000 ms", cold.Milliseconds(0) < 1000);
        var again = Rounds.Of(
            1,
            () => Rounds.Time(() => Told(warm!, people)),
            () => Rounds.Time(() => warm!.Personnel.Roll(User.Local(), Now, withNames: false))
        );
        table.Ratio(
            "  the same roll again, warm; the roll without names",
            $"{again.Milliseconds(0):0.0} ms",
            $"{again.Milliseconds(1):0.0} ms",
            again.Ratio(0, 1)
        );
    }

    private static void Told(Desk desk, int people)
    {
        if (desk.Personnel.Roll(User.Local(), Now).Scopes[0].Value.Names.Count != people)
            throw new InvalidOperationException("Not every name was told.");
    }

    private static void OneByOne(Folder folder, List<Report> reports)
    {
        foreach (var report in reports)
        {
            var record = folder.Vault.Find(report.Id)!.Value;
            if (Sealing.Open(record, (Personal)report.Claim, folder.Vault.KeyOf(record.Holder)!) is null)
                throw new InvalidOperationException("A name that does not open.");
        }
    }

    // A spelling is found where the person meant is among those offered: whoever finds fewer has done less work.
    private static void Agree(Desk desk, TrigramIndex peer, IReadOnlyList<(int Person, string Text)> typed)
    {
        var (ours, theirs) = (0, 0);
        foreach (var (person, text) in typed)
        {
            if (
                desk
                    .Personnel.Find(User.Local(), Now, text)
                    .Scopes[0]
                    .Value.Any(found => found.Reference == InventedNames.Reference(person))
            )
                ours++;
            if (peer.Find(text).Contains(person))
                theirs++;
        }
        Console.WriteLine($"of {typed.Count} spellings the person meant is found: ours {ours}, trigrams {theirs}");
        if (ours < typed.Count * 9 / 10)
            throw new InvalidOperationException("The search does not find whom it is to find.");
    }

    // The median question: what one who asks waits for.
    private static double Each(Action<string> find, IReadOnlyList<(int Person, string Text)> typed) =>
        Rounds.Median(typed.Select(one => Rounds.Time(() => find(one.Text))));

    private static void Fill(Folder folder, IReadOnlyList<IdentityDetail> names)
    {
        var ledger = new Ledger(folder.Journal, folder.Vault);
        List<Draft> drafts = [Say(new ScopeOpened(ScopeKind.Contingent, "Unit", null), null)];
        for (var person = 0; person < names.Count; person++)
        {
            var reference = InventedNames.Reference(person);
            drafts.Add(Say(new Enrolled(reference, "OR-3", "RIFLE"), null));
            drafts.Add(Say(new Identified(reference, null), names[person]));
        }
        foreach (var batch in ledger.Prepare(drafts).InBatches(4000))
            ledger.Append(batch).AsTask().GetAwaiter().GetResult();

        static Draft Say(Claim claim, Detail? detail) =>
            new(new Report(default, Scope, Validity.Since(Since), Since, new Source("S1", null), claim), detail);
    }
}
