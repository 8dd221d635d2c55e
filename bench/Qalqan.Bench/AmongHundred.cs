using System.Diagnostics;
using Qalqan.Web;

namespace Qalqan.Bench;

/// <summary>One contingent that shares its journal with 99 others, against the same one alone. Their entries lie interleaved.</summary>
internal static class AmongHundred
{
    private const string Day = "2024-03-20";
    private const int ColdTurns = 5;
    private const int WarmTurns = 20;

    public static void Run(Table table, string folder)
    {
        var alone = Path.Combine(folder, "alone");
        var among = Path.Combine(folder, "among");
        Exercise.Make(alone, Exercise.InScopes(1));
        Exercise.Make(among, Exercise.InScopes(100));

        Print(
            table,
            "one contingent among 100, cold: the command `assess --scope` as a process",
            1,
            Rounds.Of(1, () => Rounds.Time(() => Command(among)), () => Rounds.Time(() => Command(alone)))
        );
        Print(
            table,
            "  the same, cold, in a warm process: folder opened, folded, assessed",
            ColdTurns,
            Rounds.Of(ColdTurns, () => Rounds.Time(() => Open(among)), () => Rounds.Time(() => Open(alone)))
        );
        using var amongFolder = Folder.OpenToRead(among);
        using var aloneFolder = Folder.OpenToRead(alone);
        Print(
            table,
            "  the same, cold, in a warm process: journal already open",
            ColdTurns,
            Rounds.Of(
                ColdTurns,
                () => Rounds.Time(() => Ask(Judging.DeskOf(amongFolder))),
                () => Rounds.Time(() => Ask(Judging.DeskOf(aloneFolder)))
            )
        );
        var (amongDesk, aloneDesk) = (Judging.DeskOf(amongFolder), Judging.DeskOf(aloneFolder));
        Print(
            table,
            "  the same, warm",
            WarmTurns,
            Rounds.Of(WarmTurns, () => Rounds.Time(() => Ask(amongDesk)), () => Rounds.Time(() => Ask(aloneDesk)))
        );
    }

    private static void Print(Table table, string name, int turns, Rounds rounds) =>
        table.Ratio(
            name,
            $"{rounds.Milliseconds(0) / turns:0.0} ms",
            $"{rounds.Milliseconds(1) / turns:0.0} ms",
            rounds.Ratio(0, 1),
            most: 1.2
        );

    private static void Command(string path)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "qalqan.dll"),
                .. $"assess --format json --as-of {Day} --scope {Exercise.Scope} --data".Split(' '),
                path,
            ]
        )
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var findings = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 1 || findings.Length == 0) // 1: something is breached, as faults in the exercise are
            throw new InvalidOperationException($"assess ended with code {process.ExitCode}.");
    }

    private static void Open(string path)
    {
        using var folder = Folder.OpenToRead(path);
        Ask(Judging.DeskOf(folder));
    }

    private static void Ask(Desk desk)
    {
        var answer = desk.Assess(new Inquiry(AsOf: Day, Scope: Exercise.Scope));
        if (answer.Scopes is not [{ Findings.Count: > 0 }])
            throw new InvalidOperationException("No findings.");
    }
}
