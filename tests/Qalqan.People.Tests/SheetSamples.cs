using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Sheets;

namespace Qalqan.People.Tests;

/// <summary>
/// A record that sheets are brought to, one after another, with a vault in memory. Its seal is a digest of the detail: equal
/// details have equal seals, which is all that the pure part may lean on.
/// </summary>
internal sealed class Desk
{
    private readonly Chronicle chronicle = new("unit");
    private readonly Dictionary<ReportId, Detail> details = [];

    public Desk() => Record(new ZoneSet("Asia/Damascus"), new Validity(Told.At("2020-01-01 00:00"), null), null);

    public Func<string, TableRank?>? Ranks { get; init; }

    public HashSet<string> Erased { get; } = [];

    public long Entries => chronicle.Number;

    public Known At(string day) =>
        chronicle.KnownAt(chronicle.Number, Told.At(day + " 12:00"), new Interval(null, Told.At(day + " 12:00")));

    /// <summary>What the sheet would make of the record.</summary>
    public SheetVerdict Try(SheetKind kind, string day, string text, Func<string, GoneChoice>? gone = null)
    {
        var table = SheetFile.Read(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))).Table!;
        return SheetVerdict.Of(
            new SheetLook(
                kind,
                table,
                ColumnMap.Guess(kind, table.Header, Titles),
                NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value,
                DateTimeZoneProviders.Tzdb["Asia/Damascus"],
                Ranks
            ),
            At(day),
            new VaultLook(Sealed, fact => details.GetValueOrDefault(fact.Id), Erased.Contains),
            gone ?? (_ => GoneChoice.Keep)
        );
    }

    /// <summary>The same, recorded.</summary>
    public SheetVerdict Take(SheetKind kind, string day, string text, Func<string, GoneChoice>? gone = null)
    {
        var verdict = Try(kind, day, text, gone);
        foreach (var change in verdict.Changes)
            Record(change.Claim, change.Valid, change.Detail, change.Corrects, change.Withdraws);
        return verdict;
    }

    public IdentityDetail? Identity(string person, string day) =>
        At(day).Of<Identified>(person).BeganLast() is [var fact, ..] ? details[fact.Id] as IdentityDetail : null;

    /// <summary>What a column is called in each language.</summary>
    public static IEnumerable<string> Titles(SheetColumn column) =>
        Words.Speech.All.Select(speech => speech.Say(column.Title));

    private void Record(
        Claim claim,
        Validity valid,
        Detail? detail,
        ReportId? corrects = null,
        ReportId? withdraws = null
    )
    {
        var number = chronicle.Number + 1;
        var id = new ReportId(new Guid((int)number, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 0]));
        if (detail is not null)
        {
            details[id] = detail;
            claim = Sealed((Personal)claim, detail);
        }
        var report = new Report(id, "unit", valid, valid.From, new Source("S1", null), claim, corrects, withdraws);
        Assert.Empty(report.Problems());
        chronicle.Apply(new Entry(number, valid.From, report));
    }

    private static Personal Sealed(Personal claim, Detail detail) =>
        claim with
        {
            Seal = Convert.ToHexStringLower(SHA256.HashData(DetailKinds.Write(detail))),
        };
}
