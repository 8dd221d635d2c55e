using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>The exercise, with other names of nobody before it arrives, a sex and a day of birth for everybody who is ever on its roll, and detail of one.</summary>
public sealed class NamedFolder : IDisposable
{
    public const string Scope = "kaz-undof-2024";

    private static readonly Instant At = Instant.FromUtc(2024, 3, 1, 6, 0);
    private readonly Scratch scratch = new();
    private readonly Ledger ledger;

    public NamedFolder(FirstCase first)
    {
        Folder = Folder.OpenToWrite(first.CopyTo(scratch, "data"), FolderKind.Exercise, SystemClock.Instance);
        ledger = new Ledger(Folder.Journal, Folder.Vault);
        Persons =
        [
            .. Folder
                .Journal.ReadAfter(0, Scope)
                .Select(stored => stored.Read().Report.Claim)
                .OfType<Enrolled>()
                .Select(claim => claim.Person)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        // Learned when the exercise's last entry was: two folders made a minute apart are the same folder.
        var learned = Folder.Journal.Head.RecordedAt;
        Record([.. Persons.SelectMany(DetailsOf).Select(draft => draft with { RecordedAt = learned })]);
        Pages = Pages.Of(Judging.DeskOf(Folder));
    }

    public Folder Folder { get; }

    public string Path => scratch.At("data");

    internal Pages Pages { get; }

    public IReadOnlyList<string> Persons { get; }

    public long Head => Folder.Journal.Head.Number;

    /// <summary>No part of anybody's is a word of ours; who is 018 would be a formula.</summary>
    public static PersonName LatinOf(string person) =>
        new(person == "R1-018" ? "=1+1" : $"Mysal{Word(person)}", $"Synaq{Word(person)}", null);

    public string File(string name) => scratch.At(name);

    public void Record(params IReadOnlyList<Draft> drafts)
    {
        var receipts = ledger.Append(ledger.Prepare(drafts)).AsTask().GetAwaiter().GetResult();
        Assert.All(receipts, receipt => Assert.Equal(Outcome.Recorded, receipt.Outcome));
    }

    public static Draft Say(
        Claim claim,
        Validity valid,
        Detail? detail = null,
        ReportId? corrects = null,
        ReportId? withdraws = null
    ) =>
        new(
            new Report(default, Scope, valid, FirstCase.Now, new Source("S1", null), claim, corrects, withdraws),
            detail
        );

    public void Dispose()
    {
        Pages.Dispose();
        Folder.Dispose();
        scratch.Dispose();
    }

    private static IEnumerable<Draft> DetailsOf(string person)
    {
        var since = Validity.Since(At);
        var word = Word(person);
        yield return Say(
            new Identified(person, null),
            since,
            new IdentityDetail(
                new PersonName($"Мысал{word}ов", $"Сынақ{word}", null),
                LatinOf(person),
                person.EndsWith('0') ? Sex.Female : Sex.Male,
                new LocalDate(1987, 6, 5)
            )
        );
        if (person != "R1-017")
            yield break;
        yield return Say(
            new KinNamed(person, 1, null),
            since,
            new KinDetail("Тірекова", "wife", "+7 700 017", null, null)
        );
        yield return Say(
            new PaperHeld(person, "passport", new LocalDate(2024, 12, 1), null),
            since,
            new PaperDetail("N00000017", null, null)
        );
        yield return Say(
            new LanguageTested(person, "en", "IELTS", "6.5", null),
            since,
            new LanguageDetail("Testerova", null)
        );
        yield return Say(
            new FoundFit(person, Fitness.FitWithLimits, null, null),
            since,
            new MedicalDetail("B-2 knee", null, null)
        );
    }

    // The number as letters: a name with digits would be none.
    private static string Word(string person) =>
        string.Concat(person.Where(char.IsAsciiDigit).Select(digit => (char)('b' + (digit - '0'))));
}
