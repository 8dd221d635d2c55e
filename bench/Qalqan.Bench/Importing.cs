using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;
using Qalqan.Sheets;
using Qalqan.Store;
using Qalqan.Store.Sqlite;
using Qalqan.Web;
using Period = NodaTime.Period;

namespace Qalqan.Bench;

/// <summary>
/// A workbook of 10,000 people, 22 columns, from its bytes to the last durable report; beside it what the same work costs in
/// its parts: OpenXml reading the cells, and SQLite storing rows of the same bytes. People are numbers with invented names.
/// </summary>
internal static class Importing
{
    private const int People = 10_000;
    private const string Scope = "unit";
    private static readonly LocalDate Day = new(2024, 3, 20);

    public static void Run(Table table, string folder)
    {
        var file = WorkbookWriter.Write(Sheet());
        var turn = 0;
        var read = Rounds.Of(
            1,
            () => Rounds.Time(() => SheetFile.Read(file)),
            () => Rounds.Time(() => ReadByOpenXml(file))
        );
        table.Ratio(
            "10,000 rows read; OpenXml's own objects, cell by cell",
            $"{read.Milliseconds(0):0} ms",
            $"{read.Milliseconds(1):0} ms",
            read.Ratio(0, 1),
            most: 1.0
        );
        var whole = Rounds.Of(1, () => Import(Path.Combine(folder, $"{turn++}"), file), () => StoreBare(folder, turn));
        table.Ratio(
            $"10,000 rows imported, durable; SQLite alone storing the same bytes",
            $"{whole.Milliseconds(0) / 1000:0.00} s",
            $"{whole.Milliseconds(1) / 1000:0.00} s",
            whole.Ratio(0, 1)
        );
        table.Figure(
            "  the same, against the limit",
            $"{whole.Milliseconds(0) / 1000:0.00} s",
            "< 5 s",
            whole.Milliseconds(0) < 5000
        );
        using var full = Folder.OpenToWrite(Path.Combine(folder, "0"), FolderKind.Exercise, SystemClock.Instance);
        var again = Rounds.Of(1, () => Rounds.Time(() => Take(full, SheetFile.Read(file).Table!, people: 0)));
        table.Figure(
            "  the same workbook again, nothing to record",
            $"{again.Milliseconds(0) / 1000:0.00} s",
            "",
            null
        );
    }

    private static double Import(string path, byte[] file)
    {
        using var folder = Folder.OpenToWrite(path, FolderKind.Exercise, SystemClock.Instance);
        var since = Validity.Since(Instant.FromUtc(2024, 1, 1, 0, 0));
        var opened = new Report(
            default,
            Scope,
            since,
            since.From,
            new Source("S1", null),
            new ScopeOpened(ScopeKind.Contingent, "Unit", null)
        );
        var ledger = new Ledger(folder.Journal, folder.Vault);
        ledger.Append(ledger.Prepare([new Draft(opened)])).AsTask().GetAwaiter().GetResult();
        return Rounds.Time(() => Take(folder, SheetFile.Read(file).Table!, People));
    }

    private static void Take(Folder folder, SheetTable table, int people)
    {
        List<Problem> problems = [];
        var order = new IntakeOrder(SheetKind.Roll, table, Scope, "2024-03-20", null, _ => GoneChoice.Keep);
        var taken = Judging.DeskOf(folder).Intake.Take(User.Local(), order, problems);
        if (taken?.Trial.Verdict is not { Refused: 0 } verdict || verdict.New != people)
            throw new InvalidOperationException(string.Join("\n", problems));
    }

    // The rows that the import left in its folder, into the same two tables, without making or checking any.
    private static double StoreBare(string folder, int turn)
    {
        List<Row> rows;
        List<VaultRecord> details;
        List<(KeyHolder, byte[])> keys;
        using (var full = Folder.OpenToRead(Path.Combine(folder, $"{turn - 1}")))
        {
            rows =
            [
                .. full
                    .Journal.ReadAfter(0)
                    .Select(entry => new Row(
                        entry.Read().Report.Id,
                        Scope,
                        entry.RecordedAtMilliseconds,
                        entry.Bytes.ToArray()
                    )),
            ];
            details = [.. full.Vault.All(Scope)];
            keys =
            [
                .. details.Select(one => one.Holder).Distinct().Select(holder => (holder, full.Vault.KeyOf(holder)!)),
            ];
        }
        var path = Path.Combine(folder, $"bare-{turn}");
        using var bare = new BareTable(path, hasScopeIndex: true);
        using var vault = SqliteVault.OpenToWrite(Path.Combine(path, "vault.sqlite"));
        return Rounds.Time(() =>
        {
            vault.Put(keys, details);
            foreach (var batch in rows.Chunk(2000))
                bare.AppendAll(batch);
        });
    }

    private static void ReadByOpenXml(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), false);
        var cells = 0;
        foreach (
            var row in document
                .WorkbookPart!.WorksheetParts.First()
                .Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>()
        )
        foreach (var cell in row.Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>())
            if (cell.InnerText.Length > 0)
                cells++;
        if (cells < People)
            throw new InvalidOperationException("OpenXml read nothing.");
    }

    private static OutSheet Sheet()
    {
        string[] header =
        [
            "Roll number",
            "Family name",
            "Given name",
            "Family name in Latin letters",
            "Given name in Latin letters",
            "Sex",
            "Date of birth",
            "UN rank",
            "Trade",
            "Post",
            "Rotation",
            "End of tour",
            "Date of arrival",
            "Phone",
            "Next of kin",
            "Passport number",
            "Passport valid until",
            "Medical fitness",
            "Language",
            "Language test",
            "Score of the language test",
            "Date of the language test",
        ];
        return new OutSheet("roll", header, Enumerable.Range(0, People).Select(Row), []);

        static IReadOnlyList<OutCell> Row(int i)
        {
            var born = new LocalDate(1980, 1, 1).PlusDays(i * 7 % 7000);
            return
            [
                Text($"N-{i:00000}"),
                Text($"Тестов{(char)('а' + i % 32)}"),
                Text($"Имя{(char)('а' + i / 32 % 32)}"),
                Text("Testov"),
                Text("Imya"),
                Text(i % 7 == 0 ? "female" : "male"),
                new OutCell("", born),
                Text($"OR-{1 + i % 9}"),
                Text("rifle"),
                Text($"P-{i:00000}"),
                Text("1"),
                new OutCell("", Day.PlusMonths(12)),
                new OutCell("", Day - Period.FromDays(5)),
                Text(string.Create(CultureInfo.InvariantCulture, $"+7 000 {i:0000000}")),
                Text("Тестова Имя"),
                Text($"N{i:0000000}"),
                new OutCell("", Day.PlusYears(4)),
                Text("fit"),
                Text("en"),
                Text("IELTS"),
                Text($"{5 + i % 4}.5"),
                new OutCell("", Day - Period.FromMonths(6)),
            ];
        }

        static OutCell Text(string text) => new(text);
    }
}
