using System.Diagnostics;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>The roll asked by command: what is printed first, that names come only when asked, and what is refused.</summary>
public sealed class AskTests(NamedCase named) : IDisposable
{
    private const string Day = "2024-06-20";
    private readonly Scratch scratch = new();

    private string Data => scratch.At("data");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void It_prints_the_exercise_first_both_clocks_the_entry_and_a_line_a_person()
    {
        named.CopyTo(scratch);
        var (plain, told) = (Run("roll", "--as-of", Day), Run("roll", "--as-of", Day, "--names", "--lang", "ru"));

        Assert.StartsWith("EXERCISE", plain.Lines[0], StringComparison.Ordinal);
        Assert.Matches(@"202059ZJUN24 \(20.June.2024, 23:59.UTC\+3\)  #\d+$", plain.Lines[1]);
        Assert.Contains(plain.Lines, line => line.StartsWith("  R1-017 ", StringComparison.Ordinal));
        Assert.DoesNotContain(NamedCase.NamesOf(17)[0], string.Join("\n", plain.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain(NamedCase.NamesOf(17)[3], string.Join("\n", plain.Lines), StringComparison.Ordinal);
        Assert.EndsWith(
            string.Join(' ', NamedCase.NamesOf(17).Take(3)),
            told.Lines.Single(line => line.StartsWith("  R1-017 ", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        Assert.StartsWith("EXERCISE", told.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_read_from_standard_input_and_a_person_opened_by_the_switch()
    {
        named.CopyTo(scratch);
        using var find = Start("find", "-", "--format", "json", "--data", Data);
        find.StandardInput.WriteLine(NamedCase.NamesOf(17)[3]);
        find.StandardInput.Close();
        var found = find.StandardOutput.ReadToEnd();
        find.WaitForExit();
        var (shut, open) = (Run("person", "R1-017"), Run("person", "R1-017", "--detail", "--names"));

        Assert.Contains("\"person\":\"R1-017\"", found, StringComparison.Ordinal);
        Assert.DoesNotContain(NamedCase.NamesOf(17)[3], found, StringComparison.Ordinal);
        Assert.DoesNotContain(NamedCase.PhoneOf(17), string.Join("\n", shut.Lines), StringComparison.Ordinal);
        Assert.Contains(NamedCase.PhoneOf(17), string.Join("\n", open.Lines), StringComparison.Ordinal);
        Assert.Contains(NamedCase.PassportOf(17), string.Join("\n", open.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_goes_into_a_new_file_that_others_cannot_read()
    {
        named.CopyTo(scratch);
        var file = scratch.At("roll.xlsx");

        Assert.Equal(0, Run("roll", "--format", "xlsx", "-o", file, "--names").Exit);
        var made = File.ReadAllBytes(file);
        Assert.Equal("PK"u8.ToArray(), made[..2]);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        var again = Run("roll", "--format", "xlsx", "-o", file);
        Assert.Equal(2, again.Exit);
        Assert.Contains("the name of a new file", again.Errors, StringComparison.Ordinal);
        Assert.Equal(made, File.ReadAllBytes(file));
    }

    [Theory]
    [InlineData("no reference of a person", "person", "Mysalov")]
    [InlineData("POST: seen \"NOPE\"", "post", "NOPE")]
    [InlineData("--as-of: seen \"yesterday\"", "roll", "--as-of", "yesterday")]
    [InlineData("-o: seen nothing", "roll", "--format", "xlsx")]
    [InlineData("--format xlsx", "roll", "-o", "there.xlsx")]
    [InlineData("no data folder", "roll", "--data", "nowhere")]
    public void What_cannot_be_answered_is_refused_with_what_was_seen_and_wanted(string said, params string[] asked)
    {
        named.CopyTo(scratch);
        var ran = asked.Contains("--data") ? Cli.RunIn(scratch.Root, [], asked) : Run(asked);

        Assert.Equal((2, 0), (ran.Exit, ran.Lines.Count));
        Assert.Contains(said, ran.Errors, StringComparison.Ordinal);
        Assert.Contains("wanted", ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Mysalov", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused()
    {
        named.CopyTo(scratch);
        var ran = Run("find", new string('a', 201));

        Assert.Equal(2, ran.Exit);
        Assert.Contains("TEXT: seen 201 characters", ran.Errors, StringComparison.Ordinal);
    }

    private Ran Run(params string[] arguments) => Cli.Run([.. arguments, "--data", Data]);

    private static Process Start(params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [Cli.Program, .. arguments])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                StandardOutputEncoding = System.Text.Encoding.UTF8,
            }
        )!;
}
