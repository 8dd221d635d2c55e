using System.CommandLine;
using Qalqan.Kernel;
using Qalqan.Web;

namespace Qalqan;

/// <summary>The filter and the order of a list on the command line: the same language as in an address.</summary>
internal static class ListOptions
{
    public static readonly Option<string[]> Filter = new("--filter")
    {
        Description =
            "Only the rows whose COLUMN holds VALUE; =VALUE is exactly it, A..B a range of numbers or days, - is empty; may be given again",
        HelpName = "COLUMN=VALUE",
    };

    public static readonly Option<string?> Sort = new("--sort")
    {
        Description = "In the order of this column; with a dash before it the other way round",
        HelpName = "COLUMN",
    };

    public static IReadOnlyList<(string Name, string Value)> Of(ParseResult parsed) =>
        [
            .. (parsed.GetValue(Filter) ?? []).Select(Read),
            .. parsed.GetValue(Sort) is { } sort ? [(ListQuestion.Sort, sort)] : Array.Empty<(string, string)>(),
        ];

    /// <summary>A fault of a list as the option that it was given in; null where the problem is another's.</summary>
    public static Problem? Named(Problem problem) =>
        problem.File == ListQuestion.Sort ? problem with { File = "--sort" }
        : problem.File.StartsWith(ListQuestion.OfColumn, StringComparison.Ordinal)
            ? problem with
            {
                File = $"--filter {problem.File[ListQuestion.OfColumn.Length..]}",
            }
        : null;

    private static (string, string) Read(string typed) =>
        typed.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && at + 1 < typed.Length
            ? (ListQuestion.OfColumn + typed[..at], typed[(at + 1)..])
            : throw new RefusalException(
                new Problem("--filter", 0, $"\"{typed}\"", "COLUMN=VALUE, such as state=leave")
            );
}
