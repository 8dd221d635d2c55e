using System.Security.Cryptography;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>Papers by command: rendered, issued, shown, released, voided; and what a backup, an export and a verify make of them.</summary>
public sealed class DocumentTests(NamedCase named) : IDisposable
{
    private const string Day = "2024-11-20";
    private readonly Scratch scratch = new();

    private string Data => scratch.At("data");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void The_same_cut_off_gives_the_same_bytes_on_two_machines_and_under_any_name()
    {
        named.CopyTo(scratch);
        named.CopyTo(scratch, "other");

        foreach (var format in new[] { "pdf", "xlsx", "txt" })
        {
            var drafts = new[] { "data", "other" }.Select(data =>
            {
                var file = scratch.At($"{data}.{format}");
                var ran = Cli.Run("document", "strength-state", "--as-of", Day, "-o", file, "--data", scratch.At(data));
                Assert.True(ran.Exit == 0, ran.Errors);
                return Digest(file);
            });
            Assert.Single(drafts.Distinct());
        }
        Assert.Contains("Mysal", File.ReadAllText(scratch.At("data.txt")), StringComparison.Ordinal);
        Assert.Empty(Run("papers", "--format", "json").Json);
    }

    [Fact]
    public void Issued_twice_it_has_one_serial_and_its_bytes_come_out_of_a_backup_as_they_went_in()
    {
        named.CopyTo(scratch);
        var first = Issue("first.pdf");
        var second = Issue("second.pdf");

        Assert.True(first.GetProperty("new").GetBoolean());
        Assert.False(second.GetProperty("new").GetBoolean());
        var serial = first.GetProperty("serial").GetString()!;
        Assert.Equal(serial, second.GetProperty("serial").GetString());
        Assert.Matches("^strength-state-2[0-9]{3}-0001$", serial);
        Assert.Equal(Digest(scratch.At("first.pdf")), Digest(scratch.At("second.pdf")));
        Assert.Equal(
            Digest(scratch.At("first.pdf")),
            first.GetProperty("files").EnumerateArray().First().GetProperty("digest").GetString()
        );
        Assert.Equal(1, Run("journal", "verify", "--format", "json").OnlyJson.GetProperty("papers").GetInt32());

        Assert.Equal(0, Run("journal", "backup", "--to", scratch.At("backup")).Exit);
        Assert.Equal(0, Cli.Run("journal", "restore", scratch.At("backup"), "--to", scratch.At("restored")).Exit);
        var shown = Cli.Run("papers", "show", serial, "-o", scratch.At("out.pdf"), "--data", scratch.At("restored"));
        Assert.True(shown.Exit == 0, shown.Errors);
        Assert.Equal(Digest(scratch.At("first.pdf")), Digest(scratch.At("out.pdf")));
    }

    [Fact]
    public void An_export_carries_the_digests_and_not_the_bytes_and_is_whole()
    {
        named.CopyTo(scratch);
        var serial = Issue("first.pdf").GetProperty("serial").GetString()!;
        Assert.Equal(0, Run("journal", "export", "--to", scratch.At("out.zip")).Exit);
        System.IO.Compression.ZipFile.ExtractToDirectory(scratch.At("out.zip"), scratch.At("out"));

        var verify = Cli.Run("journal", "verify", "--data", scratch.At("out"), "--format", "json");

        Assert.Equal((0, 0), (verify.Exit, verify.OnlyJson.GetProperty("papers").GetInt32()));
        Assert.Equal(0, Cli.Run("papers", "show", serial, "--data", scratch.At("out")).Exit);
        var asked = Cli.Run("papers", "show", serial, "-o", scratch.At("none.pdf"), "--data", scratch.At("out"));
        Assert.Equal(2, asked.Exit);
        Assert.Contains("no bytes of it in this folder", asked.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_released_by_another_voided_with_a_reason_and_shown_so()
    {
        named.CopyTo(scratch);
        var serial = Issue("first.xlsx").GetProperty("serial").GetString()!;

        Assert.Equal(2, Run("papers", "release", serial, "--post", "S1", "--person", "R1-001").Exit);
        Assert.Equal(0, Run("papers", "release", serial, "--post", "CO", "--person", "R1-001").Exit);
        var naming = Run("papers", "void", serial, "--why", $"asked by {NamedCase.NamesOf(17)[3]}");
        Assert.Equal(2, naming.Exit);
        Assert.DoesNotContain(NamedCase.NamesOf(17)[3], naming.Errors, StringComparison.Ordinal);
        Assert.Equal(0, Run("papers", "void", serial, "--why", "wrong day").Exit);

        var paper = Run("papers", "--format", "json").OnlyJson;
        Assert.Equal(
            ("CO", "wrong day", true),
            (
                paper.GetProperty("releasedBy").GetString(),
                paper.GetProperty("why").GetString(),
                paper.GetProperty("exercise").GetBoolean()
            )
        );
        Assert.Contains("VOIDED", string.Join("\n", Run("papers", "show", serial).Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NAME", "strength-stat", "--as-of", Day, "-o", "x.pdf")]
    [InlineData("-o", "strength-state", "--as-of", Day, "-o", "x.doc")]
    [InlineData("--period", "strength-state", "--period", "2024-03-01/2024-03-31", "-o", "x.pdf")]
    [InlineData("--as-of", "strength-state", "--as-of", "2011-01-01", "-o", "x.pdf")]
    [InlineData("--marking", "strength-state", "--as-of", Day, "--marking", "secret", "-o", "x.pdf")]
    public void What_is_wrong_is_said_by_its_option_and_no_file_is_made(string where, params string[] args)
    {
        named.CopyTo(scratch);
        args[^1] = scratch.At(args[^1]);

        var ran = Run(["document", .. args]);

        Assert.Equal(2, ran.Exit);
        Assert.Contains($"{where}: seen", ran.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(args[^1]));
    }

    [Fact]
    public void Another_file_in_its_place_is_left_as_it_is_and_nothing_is_issued()
    {
        named.CopyTo(scratch);
        File.WriteAllText(scratch.At("mine.pdf"), "mine");

        Assert.Equal(
            2,
            Run("document", "strength-state", "--as-of", Day, "-o", scratch.At("mine.pdf"), "--issue").Exit
        );

        Assert.Equal("mine", File.ReadAllText(scratch.At("mine.pdf")));
        Assert.Empty(Run("papers", "--format", "json").Json);
    }

    private System.Text.Json.JsonElement Issue(string file)
    {
        var ran = Run(
            "document",
            "strength-state",
            "--as-of",
            Day,
            "-o",
            scratch.At(file),
            "--issue",
            "--person",
            "R1-003",
            "--format",
            "json"
        );
        Assert.True(ran.Exit == 0, ran.Errors);
        return ran.OnlyJson;
    }

    private static string Digest(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));

    private Ran Run(params string[] args) => Cli.Run([.. args, "--data", Data]);
}
