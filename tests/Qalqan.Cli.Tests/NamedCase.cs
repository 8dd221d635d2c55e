using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Store.Sqlite;
using Qalqan.Tests;

[assembly: AssemblyFixture(typeof(Qalqan.Cli.Tests.NamedCase))]

namespace Qalqan.Cli.Tests;

/// <summary>The first case with other names of nobody, told later than its own: a folder with a vault, made once and copied for each test that changes it.</summary>
public sealed class NamedCase : IDisposable
{
    public const string Scope = "kaz-undof-2024";
    public const int People = 139;

    /// <summary>How many details are sealed: three of ours for each of the 139 beside the exercise's own.</summary>
    public static int Details => 3 * People + FirstCase.Details.Count;

    private static readonly Instant At = Instant.FromUtc(2024, 3, 1, 6, 0);
    private readonly Scratch scratch = new();

    public NamedCase()
    {
        Assert.Equal(0, Cli.Run("load", FirstCase.Pack, "--data", scratch.At("whole")).Exit);
        Add(scratch.At("whole"), [.. Enumerable.Range(1, People).SelectMany(DetailsOf)]);
        Assert.Equal(0, Cli.Run("journal", "backup", "--data", scratch.At("whole"), "--to", scratch.At("backup")).Exit);
        File.Delete(scratch.At("whole", "custody.json"));
    }

    public void Dispose() => scratch.Dispose();

    internal string CopyTo(Scratch to, string name = "data") => to.Copy(scratch.At("whole"), name);

    /// <summary>A backup of it, as it was made.</summary>
    internal string CopyBackupTo(Scratch to, string name) => to.Copy(scratch.At("backup"), name);

    /// <summary>How many of them are of this person.</summary>
    public static int DetailsAbout(int number) => 3 + FirstCase.Details.Count(line => line.Person == Person(number));

    public static string Person(int number) => $"R1-{number:000}";

    /// <summary>Cyrillic family, given and father's name, then Latin ones; no word of one person is another's.</summary>
    public static IReadOnlyList<string> NamesOf(int number) =>
        [
            $"Мысал{Word(number, "бвгд")}ов",
            $"Сынақ{Word(number, "жзкл")}",
            $"Үлгі{Word(number, "мнпр")}ұлы",
            $"Mysal{Word(number, "bvgd")}ov",
            $"Synaq{Word(number, "jzkl")}",
        ];

    public static string PassportOf(int number) => $"N0{number:0000000}";

    public static string PhoneOf(int number) => $"+7 700 {number:000} 00 00";

    internal static void Add(string data, IReadOnlyList<Draft> drafts)
    {
        using var journal = SqliteJournal.OpenToWrite(
            Path.Combine(data, "journal.sqlite"),
            FolderKind.Exercise,
            new Told()
        );
        using var vault = SqliteVault.OpenToWrite(Path.Combine(data, "vault.sqlite"));
        var ledger = new Ledger(journal, vault);
        var receipts = ledger.Append(ledger.Prepare(drafts)).AsTask().GetAwaiter().GetResult();
        Assert.All(receipts, receipt => Assert.Equal(Outcome.Recorded, receipt.Outcome));
    }

    internal static Draft Of(Personal claim, Detail detail) =>
        new(new Report(default, Scope, Validity.Since(At), At, new Source("S1", null), claim), detail);

    private static IEnumerable<Draft> DetailsOf(int number)
    {
        var (person, names) = (Person(number), NamesOf(number));
        yield return Of(
            new Identified(person, null),
            new IdentityDetail(
                new PersonName(names[0], names[1], names[2]),
                new PersonName(names[3], names[4], null),
                number % 10 == 0 ? Sex.Female : Sex.Male,
                new LocalDate(1990, 1, 1)
            )
        );
        yield return Of(
            new PaperHeld(person, "passport", new LocalDate(2031, 1, 1), null),
            new PaperDetail(PassportOf(number), "MIA", null)
        );
        yield return Of(
            new KinNamed(person, 1, null),
            new KinDetail($"Тірек{Word(number, "стфх")}", null, PhoneOf(number), null, null)
        );
    }

    // A number as a word, in four letters of the alphabet it is to be written in.
    private static string Word(int number, string letters) =>
        string.Concat(
            Enumerable
                .Range(0, 4)
                .Select(place => letters[(number >> (2 * place)) & 3] + (letters[0] < 'z' ? "a" : "а"))
        );

    private sealed class Told : IClock
    {
        public Instant GetCurrentInstant() => At;
    }
}
