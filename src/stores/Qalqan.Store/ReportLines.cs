using Qalqan.Kernel;

namespace Qalqan.Store;

/// <summary>Reports one to a line, newline-delimited JSON. Blank lines are passed over.</summary>
public static class ReportLines
{
    /// <summary>The lines that are sound, with the problems of the others added, each with its line in the file: of that scope, or of that mission.</summary>
    public static IReadOnlyList<ReportLine> Read(
        string file,
        ReadOnlySpan<byte> utf8,
        string scope,
        List<Problem> problems,
        string? mission = null
    )
    {
        List<ReportLine> lines = [];
        var number = 0;
        while (utf8.Length > 0)
        {
            number++;
            var end = utf8.IndexOf((byte)'\n');
            var text = end < 0 ? utf8 : utf8[..end];
            utf8 = end < 0 ? default : utf8[(end + 1)..];
            if (text.TrimEnd("\r \t"u8).IsEmpty)
                continue;
            List<Problem> found = [];
            if (Node.Read(file, text, found) is { } node)
            {
                var fields = new Fields(file, node, found);
                var line = ReportLine.Read(fields, scope, mission);
                fields.Done();
                if (line is not null && found.Count == 0)
                    lines.Add(line with { Line = number });
            }
            problems.AddRange(found.Select(problem => problem with { Line = number }));
        }
        return lines;
    }
}
