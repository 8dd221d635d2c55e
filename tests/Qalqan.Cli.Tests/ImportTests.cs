using System.Globalization;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Sheets;
using Qalqan.Store;
using Qalqan.Store.Sqlite;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>The officer's own workbook by command, into the record of a contingent that was just opened.</summary>
public sealed class ImportTests : IDisposable
{
    private const string Day = "2026-03-20";

    private static readonly string[] Head =
    [
        "Roll number",
        "Full name",
        "Sex",
        "Date of birth",
        "UN rank",
        "Trade",
        "Post",
        "Rotation",
        "End of tour",
        "Date of arrival",
        "Phone",
    ];

    private readonly Scratch scratch = new();

    public ImportTests()
    {
        Assert.Equal(0, Cli.Run("new", Data).Exit);
        using var journal = SqliteJournal.OpenToWrite(
            scratch.At("data", "journal.sqlite"),
            FolderKind.Real,
            SystemClock.Instance
        );
        using var vault = SqliteVault.OpenToWrite(scratch.At("data", "vault.sqlite"));
        var ledger = new Ledger(journal, vault);
        var since = Instant.FromUtc(2026, 1, 1, 0, 0);
        ledger
            .Append(
                ledger.Prepare([
                    Opening(new ScopeOpened(ScopeKind.Contingent, "Unit", null)),
                    Opening(new ZoneSet("Asia/Damascus")),
                ])
            )
            .AsTask()
            .GetAwaiter()
            .GetResult();

        Draft Opening(Claim claim) =>
            new(new Report(default, "unit", Validity.Since(since), since, new Source("S1", null), claim));
    }

    private string Data => scratch.At("data");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Of_139_rows_134_are_loaded_and_5_come_back_with_reasons_and_put_right_they_are_loaded_too()
    {
        var rows = Enumerable.Range(1, 139).Select(Row).ToArray();
        rows[9][1] = "Тecтов Имя"; // Latin e and c
        rows[19][3] = "31.02.1990";
        rows[29][4] = "OR-44";
        rows[39][8] = "2026-03-01"; // before arrival
        rows[49][0] = "990101300123";
        var file = Write("roll.xlsx", rows);

        var ran = Import(file);
        Assert.Equal(1, ran.Exit);
        var summary = ran.Json[^1];
        Assert.Equal((134, 5), (Number(summary, "new"), Number(summary, "rejected")));
        Assert.Equal(
            [(11, "name"), (21, "born"), (31, "rank"), (41, "tour-ends"), (51, "person")],
            ran.Json.Where(line => line.TryGetProperty("row", out _))
                .Select(line => (Number(line, "row"), line.GetProperty("column").GetString()!))
        );
        Assert.Equal(Digest().Entries, Number(ran.Json[^2], "acknowledged"));
        Assert.DoesNotContain("Тecтов", ran.Errors + string.Join('\n', ran.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain("990101300123", ran.Errors + string.Join('\n', ran.Lines), StringComparison.Ordinal);

        var back = SheetFile.Read(File.ReadAllBytes(scratch.At("roll.rejected.xlsx"))).Table!;
        Assert.Equal(["Reason", .. Head], back.Header);
        Assert.Equal(5, back.Rows.Count);
        Assert.All(back.Rows, row => Assert.NotEmpty(row[0].Text));

        // The officer puts the five right in that very workbook.
        var right = back.Rows.Select((row, i) => (string[])[row[0].Text, .. Row(10 + 10 * i)]).ToArray();
        var again = Import(Write("roll.rejected.xlsx", right, ["Reason", .. Head]));
        Assert.Equal(0, again.Exit);
        Assert.Equal(5, Number(again.Json[^1], "new"));
        Assert.Equal(0, again.Json[^1].GetProperty("gone").GetArrayLength()); // a part, so nobody is gone from it

        // All of it once more says nothing new.
        var digest = Digest();
        var whole = Import(Write("whole.xlsx", [.. Enumerable.Range(1, 139).Select(Row)]));
        Assert.Equal((0, 139), (whole.Exit, Number(whole.Json[^1], "same")));
        Assert.Equal(digest, Digest());

        // A changed workbook is two corrections, and who is gone from it is named and left alone.
        var changed = Enumerable.Range(1, 138).Select(Row).ToArray();
        (changed[1][1], changed[2][3]) = ("Тестова Имя", "01.02.1986");
        var third = Import(Write("third.xlsx", changed)).Json[^1];
        Assert.Equal((2, 136), (Number(third, "changed"), Number(third, "same")));
        Assert.Equal("R-139", Assert.Single(third.GetProperty("gone").EnumerateArray()).GetString());
        Assert.Equal(digest.Entries + 2, Digest().Entries);
        Assert.Equal(0, Cli.Run("journal", "verify", "--data", Data).Exit);
    }

    [Fact]
    public void A_dry_run_says_everything_and_writes_nothing_even_beside_a_running_serve()
    {
        var bad = Row(2);
        bad[4] = "OR-0";
        var file = Write("roll.xlsx", [Row(1), bad]);
        var digest = Digest();

        using (Serve.Start(Data))
        {
            var dry = Import(file, "--dry-run");
            Assert.Equal((1, 1, 1), (dry.Exit, Number(dry.Json[^1], "new"), Number(dry.Json[^1], "rejected")));
            var served = Import(file);
            Assert.Equal(2, served.Exit);
            Assert.Contains("/import", served.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(digest, Digest());
        Assert.False(File.Exists(scratch.At("roll.rejected.xlsx")));
        Assert.False(Directory.Exists(Path.Combine(Data, "imports")));
    }

    [Fact]
    public void Who_is_gone_is_listed_and_left_alone_until_the_command_is_told()
    {
        Assert.Equal(0, Import(Write("two.xlsx", [Row(1), Row(2)])).Exit);
        var one = Write("one.xlsx", [Row(1)]);
        var digest = Digest();

        var listed = Import(one);
        Assert.Equal(0, listed.Exit);
        Assert.Equal("R-002", listed.Json[^1].GetProperty("gone")[0].GetString());
        Assert.Equal(digest, Digest());
        Assert.Equal(0, Import(one, "--gone", "departed").Exit);
        Assert.Equal(0, Import(one).Json[^1].GetProperty("gone").GetArrayLength());
    }

    [Fact]
    public void A_map_tells_headings_that_nobody_could_guess_and_a_wrong_one_is_refused()
    {
        File.WriteAllText(scratch.At("m.json"), """{ "A": "person", "B": "rank", "C": "trade", "D": null }""");
        File.WriteAllText(scratch.At("wrong.json"), """{ "A": "persons", "Z": "rank" }""");
        File.WriteAllText(scratch.At("sheet.csv"), "A;B;C;D\nR-1;OR-4;rifle;x\n");

        Assert.Equal(2, Import(scratch.At("sheet.csv")).Exit);
        var wrong = Import(scratch.At("sheet.csv"), "--map", scratch.At("wrong.json"));
        Assert.Equal(2, wrong.Exit);
        Assert.Contains("persons", wrong.Errors, StringComparison.Ordinal);
        Assert.Contains("\"Z\"", wrong.Errors, StringComparison.Ordinal);
        Assert.Equal(0, Import(scratch.At("sheet.csv"), "--map", scratch.At("m.json")).Exit);
        Assert.Equal(0, Import(scratch.At("sheet.csv")).Exit); // remembered
    }

    [Fact]
    public void What_cannot_be_read_or_has_no_record_to_go_to_exits_2_and_changes_nothing()
    {
        var digest = Digest();
        File.WriteAllBytes(scratch.At("old.xls"), [0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 0]);
        File.WriteAllText(scratch.At("ok.csv"), "Roll number;UN rank;Trade\nR-1;OR-4;rifle\n");

        Assert.Equal(2, Import(scratch.At("absent.xlsx")).Exit);
        Assert.Contains("password", Import(scratch.At("old.xls")).Errors, StringComparison.Ordinal);
        Assert.Equal(2, Import(scratch.At("ok.csv"), "--from", "yesterday").Exit);
        Assert.Equal(2, Cli.Run("import", "roll", scratch.At("ok.csv"), "--data", scratch.At("none")).Exit);
        Assert.False(Directory.Exists(scratch.At("none")));
        Assert.Equal(digest, Digest());
    }

    private Ran Import(string file, params string[] more)
    {
        string[] day = more.Contains("--from") ? [] : ["--from", Day];
        return Cli.Run(["import", "roll", file, "--data", Data, "--format", "json", .. day, .. more]);
    }

    private (long Entries, string Head) Digest()
    {
        var digest = Cli.Run("journal", "digest", "--data", Data, "--format", "json").OnlyJson;
        return (digest.GetProperty("entries").GetInt64(), digest.GetProperty("head").GetString()!);
    }

    private string Write(string name, string[][] rows, string[]? head = null)
    {
        File.WriteAllBytes(scratch.At(name), RawWorkbook.Of([head ?? Head, .. rows]).Bytes());
        return scratch.At(name);
    }

    // Invented, and told apart by number only.
    private static string[] Row(int i) =>
        [
            $"R-{i:000}",
            $"Тестов{(char)('а' + i % 32)} Имя{(char)('а' + i / 32)}",
            i % 9 == 0 ? "ж" : "м",
            new LocalDate(1985, 1, 1).PlusDays(i * 37).ToString("dd.MM.uuuu", CultureInfo.InvariantCulture),
            $"OR-{1 + i % 9}",
            "стрелок",
            $"P-{i:000}",
            "1",
            "17 марта 2027 г.",
            "180900ZMAR26",
            $"+7 000 000 {i:0000}",
        ];

    private static int Number(System.Text.Json.JsonElement line, string name) => line.GetProperty(name).GetInt32();
}
