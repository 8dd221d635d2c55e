using System.Globalization;
using Qalqan.Exchange;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Movement;
using Qalqan.Sheets;
using Qalqan.Words;
using Problem = Qalqan.Kernel.Problem;

namespace Qalqan.Web;

/// <summary>A row of a sheet that was not taken: at which field, and what was wrong there.</summary>
public sealed record MoveRowProblem(int Row, string Field, Phrase Says);

/// <summary>What became of a sheet of statements about a move: how many rows are new, changed and as they were, and those that were refused.</summary>
public sealed record MoveTaken(
    int New,
    int Changed,
    int Same,
    IReadOnlyList<MoveRowProblem> Refused,
    IReadOnlyList<Problem> Problems
);

/// <summary>
/// Takes in a sheet whose columns are the fields of one kind of statement, under their names or their labels in any of the languages, and tracks as
/// files of positions. Good rows go in, each refused row is named.
/// </summary>
internal static class MoveIntake
{
    // As many as one report of positions holds.
    private const int MostPoints = 2000;

    /// <summary>A row as the fields of the kind; null with the problem where a needed column is missing.</summary>
    public static IReadOnlyList<(int Row, Func<string, string?> Fields)>? Rows(
        StatementKind kind,
        SheetTable table,
        List<Problem> problems
    )
    {
        var columns = kind.Fields.ToDictionary(field => field.Name, field => ColumnOf(field, table.Header));
        var missing = kind.Fields.Where(field => field.IsNeeded && columns[field.Name] < 0).ToList();
        if (missing.Count > 0)
        {
            problems.Add(
                new Problem(
                    "FILE",
                    table.HeaderRow,
                    string.Join(", ", table.Header.Take(8)),
                    $"the columns {string.Join(", ", missing.Select(field => field.Name))} too"
                )
            );
            return null;
        }
        return
        [
            .. table.Rows.Select(row =>
                (
                    row.Number,
                    (Func<string, string?>)(
                        name => columns.TryGetValue(name, out var at) && at >= 0 ? row[at].Text : null
                    )
                )
            ),
        ];
    }

    /// <summary>The points of a GPX file that have a time, in the form in which positions are typed; null with the problem where there are none.</summary>
    public static string? Track(byte[] file, List<Problem> problems)
    {
        var track = GpxTrack.Read(file);
        if (track.Points.Count > 0)
            return string.Join(
                '\n',
                track
                    .Points.Take(MostPoints)
                    .Select(point =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{Iso.Format(Iso.Floor(point.At))};{point.Place.Latitude:0.######},{point.Place.Longitude:0.######}"
                        )
                    )
            );
        problems.AddRange(track.Flaws.Select(flaw => new Problem("FILE", flaw.Line, flaw.Seen, flaw.Wanted)));
        if (problems.Count == 0)
            problems.Add(
                new Problem(
                    "FILE",
                    0,
                    $"{track.WithoutTime} points without a time",
                    "a GPX track whose points have times"
                )
            );
        return null;
    }

    private static int ColumnOf(MoveField field, IReadOnlyList<string> header)
    {
        for (var at = 0; at < header.Count; at++)
        {
            var head = header[at].Trim();
            if (
                head.Equals(field.Name, StringComparison.OrdinalIgnoreCase)
                || Speech.All.Any(speech =>
                    head.Equals(speech.Say(field.Label), StringComparison.CurrentCultureIgnoreCase)
                )
            )
                return at;
        }
        return -1;
    }
}
