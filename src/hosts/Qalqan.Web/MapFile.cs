using System.Text.Json;
using Qalqan.Kernel;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>
/// A map of headings as a JSON object, heading to the code of its column, null for one that is not read. Headings it does not
/// name are guessed.
/// </summary>
public static class MapFile
{
    /// <summary>The map, or null with every problem added.</summary>
    public static ColumnMap? Read(
        string file,
        ReadOnlyMemory<byte> bytes,
        SheetKind kind,
        IReadOnlyList<string> header,
        Func<SheetColumn, IEnumerable<string>> titles,
        List<Problem> problems
    )
    {
        var before = problems.Count;
        var columns = ColumnMap.Guess(kind, header, titles).Columns.ToList();
        Dictionary<string, int> said = [];
        foreach (var (heading, code) in Lines(file, bytes, problems))
        {
            var place = header
                .ToList()
                .FindIndex(text => string.Equals(text, heading, StringComparison.OrdinalIgnoreCase));
            if (place < 0)
                Refuse($"heading \"{heading}\"", "a heading of the sheet, as it is written there");
            else if (code is not null && kind.Column(code) is null)
                Refuse($"column \"{code}\"", $"one of {string.Join(", ", kind.Columns.Select(column => column.Code))}");
            else if (code is not null && !said.TryAdd(code, place))
                Refuse($"column \"{code}\" a second time", "each column once");
            else
            {
                // What is said takes a column from whatever was guessed to be it.
                if (code is not null)
                    for (var i = 0; i < columns.Count; i++)
                        if (columns[i]?.Code == code)
                            columns[i] = null;
                columns[place] = code is null ? null : kind.Column(code);
            }
        }
        return problems.Count == before ? new ColumnMap(columns) : null;

        void Refuse(string seen, string wanted) => problems.Add(new Problem(file, 0, seen, wanted));
    }

    private static List<KeyValuePair<string, string?>> Lines(
        string file,
        ReadOnlyMemory<byte> bytes,
        List<Problem> problems
    )
    {
        try
        {
            using var json = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return
            [
                .. json
                    .RootElement.EnumerateObject()
                    .Select(member => KeyValuePair.Create(member.Name, member.Value.GetString())),
            ];
        }
        catch (JsonException error)
        {
            problems.Add(
                new Problem(file, (int)(error.LineNumber ?? 0) + 1, "no JSON", "an object, heading to column")
            );
        }
        catch (InvalidOperationException)
        {
            problems.Add(new Problem(file, 0, "other JSON", "an object whose values are columns or null"));
        }
        return [];
    }
}
