using System.Diagnostics;
using System.Text;
using Qalqan.Movement;

namespace Qalqan.Web.Tests;

/// <summary>The sheet of labels as it is printed, read by another program than ours.</summary>
public sealed class LabelTests(ToldMove told, ITestOutputHelper output) : IClassFixture<ToldMove>
{
    [Fact]
    public void Every_square_of_the_printed_sheet_is_read_back_and_checks()
    {
        var file = told.Case.Desk.MovePapers.Labels(User.Local(), new Inquiry(MoveCase.Day), "MT1", null, "en");
        Assert.Empty(file.Problems);
        var missing = Environment.GetEnvironmentVariable("QALQAN_MISSING") ?? "";
        Assert.SkipWhen(missing.Split(' ').Contains("zbar-tools"), "zbar-tools is missing");
        Assert.SkipWhen(missing.Split(' ').Contains("poppler-utils"), "poppler-utils is missing");
        var sheet = told.Case.File("labels.pdf");
        File.WriteAllBytes(sheet, file.Bytes);
        Run("pdftoppm", "-r", "200", "-png", sheet, told.Case.File("sheet"));
        var pages = Directory.GetFiles(Path.GetDirectoryName(sheet)!, "sheet*.png");

        var codes = pages
            .SelectMany(page =>
                Run("zbarimg", "--raw", "-q", "--nodbus", page).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            )
            .Select(LabelCode.Read)
            .ToList();

        Assert.Equal(["I1", "I2", "I3", "I4"], codes.Select(code => code!.Item).Order(StringComparer.Ordinal));
        Assert.All(codes, code => Assert.True(LabelNumber.IsValid(code!.Number)));
        Assert.Equal(4, codes.Select(code => code!.Number).Distinct().Count());
        output.WriteLine($"{codes.Count} squares on {pages.Length} pages, {file.Bytes.Length} bytes");
    }

    [Fact]
    public void Each_label_of_an_exercise_says_so_for_it_is_cut_out()
    {
        var text = Encoding.UTF8.GetString(
            told.Case.Desk.MovePapers.Labels(User.Local(), new Inquiry(MoveCase.Day), "MT1", "L1", "en", "html").Bytes
        );

        Assert.Equal(3, text.Split("EXERCISE EXERCISE EXERCISE</text>").Length - 1);
        Assert.DoesNotContain("UN0012", text, StringComparison.Ordinal); // of another leg
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said;
    }
}
