using System.Diagnostics;
using System.Globalization;
using Qalqan.Tests;

namespace Qalqan.Paper.Tests;

/// <summary>What LibreOffice makes of the files; it is started once, for all of them.</summary>
public sealed class OfficeTests(Office office) : IClassFixture<Office>
{
    [Theory]
    [InlineData("Strength", "10387.5", 2)]
    [InlineData("Roll", "12162.5", 5)]
    public void A_workbook_opens_with_the_totals_of_the_document(string sheet, string total, int column)
    {
        var rows = office.Sheet("crowded-kk", sheet);

        Assert.Equal(total, rows[^1][column]);
        Assert.Equal(
            decimal.Parse(total, CultureInfo.InvariantCulture),
            rows[2..^1].Sum(row => decimal.Parse(row[column], CultureInfo.InvariantCulture))
        );
    }

    [Fact]
    public void A_workbook_opens_with_every_Kazakh_letter()
    {
        var text = string.Join('\n', office.Sheet("crowded-kk", "Qalqan").SelectMany(row => row));

        Assert.Contains(Samples.KazakhLetters, text);
    }

    [Fact]
    public void A_paper_for_Word_opens_with_every_word_of_its_text()
    {
        var document = Samples.Crowded("kk");
        var text = Bare(File.ReadAllText(office.Converted("crowded-kk.txt")));
        var words = document.Blocks.OfType<Paragraph>().SelectMany(said => said.Text.Split(' '));

        Assert.All(words, word => Assert.Contains(word, text));
        Assert.Contains("Контингенткомандирі", text);
        Assert.Contains("12162,50", text);
    }

    private static string Bare(string text) => string.Concat(text.Where(sign => !char.IsWhiteSpace(sign)));
}

/// <summary>The files as LibreOffice converts them, each kind in one run: starting it is slow.</summary>
public sealed class Office : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly string? missing;

    public Office()
    {
        if (
            (Environment.GetEnvironmentVariable("QALQAN_MISSING") ?? "").Contains(
                "libreoffice",
                StringComparison.Ordinal
            )
        )
        {
            missing = "LibreOffice is missing";
            return;
        }
        Convert("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "xlsx");
        Convert("txt:Text (encoded):UTF8", "docx");
    }

    public List<string[]> Sheet(string file, string sheet) =>
        [.. File.ReadLines(Converted($"{file}-{sheet}.csv")).Select(line => line.Split(','))];

    public string Converted(string name)
    {
        Assert.SkipWhen(missing is not null, missing ?? "");
        return scratch.At(name);
    }

    public void Dispose() => scratch.Dispose();

    // A home and a profile of its own: nothing of this machine's user is read or left behind.
    private void Convert(string to, string format)
    {
        var paper = scratch.At($"crowded-kk.{format}");
        File.WriteAllBytes(paper, Formats.Write(Samples.Crowded("kk"), format));
        var start = new ProcessStartInfo("soffice")
        {
            ArgumentList =
            {
                $"-env:UserInstallation=file://{scratch.At("profile")}",
                "--headless",
                "--convert-to",
                to,
                "--outdir",
                scratch.Root,
                paper,
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = scratch.Root;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(said + errors.GetAwaiter().GetResult());
    }
}
