using NodaTime;
using Qalqan.Geofencing;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan;

/// <summary>What was asked of the watch on the command line.</summary>
internal sealed record WatchAsked(
    string Mission,
    string Input,
    string Output,
    string? Drawings,
    int LatenessSeconds,
    IReadOnlyList<string> Stays,
    double FastestMetresPerSecond,
    bool IsExercise
);

/// <summary>The watch as a link of a pipe: reads as lines come, says what it knows at every pause of the input, keeps no more than its plan needs.</summary>
internal static class Watching
{
    /// <summary>No line that means anything is as long.</summary>
    private const int MostLineBytes = 4096;

    private const int MostKilometresOff = 200;

    /// <exception cref="RefusalException">The mission, a drawing, an option or a file is not sound; nothing was read.</exception>
    public static async Task<int> Run(WatchAsked asked, CancellationToken cancel)
    {
        var mission = MissionOf(asked);
        await using var source = asked.Input == "-" ? Console.OpenStandardInput() : OpenToRead(asked.Input);
        await using var output = new WatchOutput(
            asked.Output == "-" ? Console.OpenStandardOutput() : File.Create(asked.Output),
            mission,
            asked.IsExercise
        );
        var watch = new Watch(mission.Plan, output.Say);
        var reader = new WatchInput(mission.IsNear);
        var lines = new BoundedLines(source, MostLineBytes);
        try
        {
            await lines.Read(Take, TooLong, output.Flush, cancel);
        }
        catch (OperationCanceledException)
        {
            // Stopped by hand: what is known is still said.
        }
        watch.Finish();
        await output.Flush();
        Sum(lines.Number, output);
        return output.Refusals + output.Late > 0 ? 1 : 0;

        void Take(ReadOnlyMemory<byte> line)
        {
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
                return;
            output.InputLine = lines.Number;
            switch (reader.Read(line, SystemClock.Instance.GetCurrentInstant()))
            {
                case Position position:
                    watch.Take(position);
                    break;
                case Sighting sighting:
                    watch.Take(sighting);
                    break;
                case Refused refused:
                    output.Refuse(lines.Number, refused);
                    break;
            }
        }

        void TooLong(long length) =>
            output.Refuse(lines.Number, new Refused($"a line of {length} bytes", $"at most {MostLineBytes}"));
    }

    private static MissionWatch MissionOf(WatchAsked asked)
    {
        var path = $"missions/{asked.Mission}/{MissionPack.Manifest}";
        List<Problem> problems = [];
        if (asked.LatenessSeconds is < 0 or > 86_400)
            problems.Add(new Problem("--lateness", 0, $"{asked.LatenessSeconds}", "0 to 86400 seconds"));
        if (!(asked.FastestMetresPerSecond is > 0 and < 10_000))
            problems.Add(new Problem("--fastest", 0, $"{asked.FastestMetresPerSecond}", "above 0 and below 10000 m/s"));
        var pack = Packs.Offered(path) is { } bytes ? MissionPack.Read(path, bytes, problems) : null;
        if (pack is null)
            problems.Add(new Problem("--mission", 0, asked.Mission, "a mission that this release holds: undof"));
        var drawn = asked.Drawings is { } file ? WatchDrawings.Read(file, problems) : [];
        foreach (var far in drawn.Where(drawing => pack is not null && !LiesWith(drawing.Drawing, pack)))
            problems.Add(
                new Problem(
                    asked.Drawings!,
                    0,
                    $"{far.Feature} at {far.Drawing.Points[0]}",
                    $"within {MostKilometresOff} km of the mission's area",
                    "longitude and latitude are exchanged"
                )
            );
        if (problems.Count > 0)
            throw new RefusalException(problems);
        return new MissionWatch(
            asked.Drawings ?? path,
            [.. pack!.Drawings.SelectMany(drawing => Left(drawing, drawn)), .. drawn],
            asked
        );
    }

    // The pack's own drawing holds while the file has none.
    private static IEnumerable<DatedDrawing> Left(Drawing drawing, IReadOnlyList<DatedDrawing> drawn) =>
        Valid
            .Gaps(drawn.Where(other => other.Feature == drawing.Feature).Select(other => other.When))
            .Select(gap => new DatedDrawing(drawing, gap));

    private static bool LiesWith(Drawing drawing, MissionPack pack) =>
        pack.Drawings.Count == 0
        || pack.Drawings.Any(other => other.Points[0].DistanceTo(drawing.Points[0]).Kilometres < MostKilometresOff);

    private static FileStream OpenToRead(string path) =>
        File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite)
            : throw new RefusalException([new Problem("--input", 0, path, "a file, or - for standard input")]);

    private static void Sum(int lines, WatchOutput output) =>
        Console.Error.WriteLine(
            $"{lines} lines: {output.Proposed} violations proposed, {output.Undetermined} undetermined, {output.Refusals} lines refused, {output.Late} late"
        );
}
