using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Qalqan.Store;
using Qalqan.Store.Sqlite;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>What an erasure destroys, what it refuses, what it leaves, and that it can be finished wherever it was stopped.</summary>
public sealed class EraseTests(NamedCase named) : IDisposable
{
    private const string Why = "Retention order 12, 2026";
    private readonly Scratch scratch = new();

    private string Data => scratch.At("data");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void After_it_nothing_of_the_person_is_found_and_the_old_strength_is_what_it_was()
    {
        named.CopyTo(scratch);
        var before = Past();
        var key = KeyOf(17)!;
        Assert.NotEmpty(FilesWith(key));

        var ran = Erase(17);

        Assert.True(ran.Exit == 0, ran.Errors + string.Join("\n", ran.Lines));
        var said = ran.OnlyJson;
        Assert.Equal(
            (NamedCase.DetailsAbout(17), true, 0),
            (
                said.GetProperty("details").GetInt32(),
                said.GetProperty("complete").GetBoolean(),
                said.GetProperty("foundInAll").GetInt32()
            )
        );
        Assert.Empty(FilesWith(key));
        foreach (var text in NamedCase.NamesOf(17).Append(NamedCase.PassportOf(17)).Append(NamedCase.PhoneOf(17)))
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
            Assert.Empty(FilesWith(encoding.GetBytes(text)));
        Assert.Equal(before, Past());
        Assert.True(said.GetProperty("remains").GetProperty("people.enrolled/1").GetInt32() > 0);
        var verify = Cli.Run("journal", "verify", "--data", Data, "--format", "json");
        Assert.Equal(
            (0, NamedCase.DetailsAbout(17), NamedCase.Details - NamedCase.DetailsAbout(17)),
            (
                verify.Exit,
                verify.OnlyJson.GetProperty("erasedDetails").GetInt32(),
                verify.OnlyJson.GetProperty("details").GetInt32()
            )
        );
        AssertNamesNobody(ran);
        Assert.NotNull(KeyOf(18));
    }

    [Fact]
    public void What_it_prints_says_what_remains_and_what_it_cannot_reach()
    {
        named.CopyTo(scratch);
        var ran = Cli.Run("erase", "R1-017", "--why", Why, "--data", Data);

        Assert.Equal(0, ran.Exit);
        var said = string.Join("\n", ran.Lines);
        Assert.All(
            ["EXERCISE R1-017", "nothing was found", "people.held/1", "Post and date together", "workbooks"],
            part => Assert.Contains(part, said, StringComparison.Ordinal)
        );
        AssertNamesNobody(ran);
    }

    [Fact]
    public void What_is_left_in_other_files_is_named_by_file_and_byte_and_never_repeated()
    {
        named.CopyTo(scratch);
        var name = NamedCase.NamesOf(17)[0];
        File.WriteAllText(Path.Combine(Data, "notes.txt"), "1234 " + name.ToUpperInvariant());
        using (var zip = ZipFile.Open(Path.Combine(Data, "rejects.xlsx"), ZipArchiveMode.Create))
        using (var member = new StreamWriter(zip.CreateEntry("xl/sharedStrings.xml").Open(), Encoding.Unicode))
            member.Write(NamedCase.PassportOf(17));
        Directory.CreateDirectory(Path.Combine(Data, "imports", "staged"));
        File.WriteAllText(Path.Combine(Data, "imports", "staged", "rows.json"), name);

        var ran = Erase(17);

        Assert.Equal(1, ran.Exit);
        Assert.Equal(
            [("notes.txt", null, 5L), ("rejects.xlsx", "xl/sharedStrings.xml", 2L)],
            ran.OnlyJson.GetProperty("found")
                .EnumerateArray()
                .Select(one =>
                    (
                        one.GetProperty("file").GetString()!,
                        one.GetProperty("member").GetString(),
                        one.GetProperty("offset").GetInt64()
                    )
                )
        );
        Assert.Equal(
            "imports/staged (1)",
            Assert.Single(ran.OnlyJson.GetProperty("removed").EnumerateArray()).GetString()
        );
        Assert.False(Directory.Exists(Path.Combine(Data, "imports", "staged")));
        AssertNamesNobody(ran);
    }

    [Theory]
    [InlineData("R1-999", Why, "near it R1-0")]
    [InlineData("HQ-01", Why, "a person on record")]
    [InlineData("R1-017", "", "1 to 200 characters")]
    public void An_order_that_cannot_be_carried_out_changes_nothing(string person, string why, string wanted)
    {
        named.CopyTo(scratch);
        var entries = Entries();
        var ran = Cli.Run("erase", person, "--why", why, "--data", Data);

        Assert.Equal(2, ran.Exit);
        Assert.Contains(wanted, ran.Errors, StringComparison.Ordinal);
        Assert.Equal(entries, Entries());
    }

    [Fact]
    public void A_reason_that_names_anybody_in_any_case_or_script_is_refused_and_the_name_is_not_repeated()
    {
        named.CopyTo(scratch);
        foreach (var name in new[] { NamedCase.NamesOf(40)[0] + "а", NamedCase.NamesOf(40)[3].ToUpperInvariant() })
        {
            var ran = Cli.Run("erase", "R1-017", "--why", $"as {name} asked", "--data", Data);
            Assert.Equal(2, ran.Exit);
            Assert.Contains("word 2", ran.Errors, StringComparison.Ordinal);
            AssertNamesNobody(ran);
        }
    }

    [Fact]
    public void Beside_a_running_serve_it_names_the_page()
    {
        named.CopyTo(scratch);
        using var serve = Serve.Start(Data);
        var ran = Erase(17);

        Assert.Equal(2, ran.Exit);
        Assert.Contains("/person/", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Done_again_it_says_what_the_first_search_found_and_records_nothing()
    {
        named.CopyTo(scratch);
        Assert.Equal(0, Erase(17).Exit);
        var entries = Entries();
        var again = Erase(17);

        Assert.Equal((0, entries), (again.Exit, Entries()));
        Assert.Equal(0, again.OnlyJson.GetProperty("lookedFor").GetInt32());
    }

    /// <summary>On record and nothing destroyed; destroyed and not searched: the two states in which it can be stopped.</summary>
    [Fact]
    public void Stopped_after_the_record_it_is_finished_and_searched_by_doing_it_again()
    {
        named.CopyTo(scratch);
        NamedCase.Add(Data, [new Draft(ErasedReport(17))]);
        Assert.Equal(1, Cli.Run("journal", "verify", "--data", Data).Exit);
        var entries = Entries();
        var ran = Erase(17);

        Assert.Equal((0, entries), (ran.Exit, Entries()));
        Assert.True(ran.OnlyJson.GetProperty("lookedFor").GetInt32() > 5);
        Assert.Equal(0, Cli.Run("journal", "verify", "--data", Data).Exit);
    }

    [Fact]
    public void Stopped_before_the_search_it_says_that_it_can_no_longer_search()
    {
        named.CopyTo(scratch);
        NamedCase.Add(Data, [new Draft(ErasedReport(17))]);
        using (var vault = SqliteVault.OpenToWrite(Path.Combine(Data, "vault.sqlite")))
            vault.Erase(new KeyHolder(NamedCase.Scope, "R1-017"));
        var ran = Cli.Run("erase", "R1-017", "--why", Why, "--data", Data);

        Assert.Equal(1, ran.Exit);
        Assert.Contains("NOT SEARCHED", string.Join("\n", ran.Lines), StringComparison.Ordinal);
        Assert.Equal(0, Cli.Run("journal", "verify", "--data", Data).Exit);
    }

    [Fact]
    public void A_load_of_the_same_pack_brings_nobody_back()
    {
        named.CopyTo(scratch);
        Assert.Equal(0, Erase(17).Exit);
        var entries = Entries();
        Assert.Equal(0, Cli.Run("load", FirstCase.Pack, "--data", Data).Exit);

        Assert.Equal(entries, Entries());
        Assert.Null(KeyOf(17));
    }

    /// <summary>Killed at 2 moments of its life; <c>QALQAN_KILLS</c> makes it more. Whatever was reached, doing it again ends with nothing left.</summary>
    [Fact]
    public void Killed_anywhere_it_is_finished_by_doing_it_again()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("QALQAN_KILLS"), out var number) ? number : 2;
        named.CopyTo(scratch);
        for (var kill = 0; kill < kills; kill++)
        {
            var person = 20 + kill;
            var key = KeyOf(person)!;
            Cli.RunFor(
                250 + (400 * kill / kills),
                null,
                [],
                "erase",
                NamedCase.Person(person),
                "--why",
                Why,
                "--data",
                Data
            );
            var again = Erase(person);
            Assert.True(again.Exit is 0 or 1, again.Errors);
            Assert.Empty(FilesWith(key));
            Assert.Equal(0, Cli.Run("journal", "verify", "--data", Data).Exit);
        }
    }

    private Ran Erase(int person) =>
        Cli.Run("erase", NamedCase.Person(person), "--why", Why, "--data", Data, "--format", "json");

    private string Past() =>
        string.Join(
            "\n",
            Cli.Run("assess", "--data", Data, "--as-of", "2024-09-20", "--known-at", "5000", "--format", "json").Lines
        );

    private int Entries() =>
        Cli.Run("journal", "digest", "--data", Data, "--format", "json").OnlyJson.GetProperty("entries").GetInt32();

    private byte[]? KeyOf(int person)
    {
        using var vault = SqliteVault.OpenToRead(Path.Combine(Data, "vault.sqlite"));
        return vault.KeyOf(new KeyHolder(NamedCase.Scope, NamedCase.Person(person)));
    }

    private static Kernel.Report ErasedReport(int person)
    {
        var at = NodaTime.Instant.FromUtc(2026, 1, 1, 0, 0);
        return new Kernel.Report(
            default,
            NamedCase.Scope,
            Kernel.Validity.At(at),
            at,
            new Kernel.Source("S1", null),
            new Claims.Erased(NamedCase.Person(person), Why, 3)
        );
    }

    // A second searcher, of the plainest kind.
    private List<string> FilesWith(byte[] bytes) =>
        [
            .. Directory
                .GetFiles(Data, "*", SearchOption.AllDirectories)
                .Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0),
        ];

    private static void AssertNamesNobody(Ran ran)
    {
        var said = ran.Errors + string.Join("\n", ran.Lines);
        foreach (var name in Enumerable.Range(1, NamedCase.People).SelectMany(NamedCase.NamesOf))
            Assert.DoesNotContain(name, said, StringComparison.OrdinalIgnoreCase);
    }
}
