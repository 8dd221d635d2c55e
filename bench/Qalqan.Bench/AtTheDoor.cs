using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Qalqan.Access;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Web;

namespace Qalqan.Bench;

/// <summary>What every request pays before anything is looked up: who stands behind it, held against the record as it is now.</summary>
internal static class AtTheDoor
{
    private const int Times = 2_000;

    public static void Run(Table table, CampFolder camp)
    {
        using var folder = Folder.OpenToWrite(camp.Path, FolderKind.Exercise, SystemClock.Instance);
        var gate = new Gatehouse(
            Judging.DeskOf(folder),
            new Accounts(folder.FullPath, folder.Key, SystemClock.Instance),
            new Sessions(folder.FullPath, folder.Key, SystemClock.Instance),
            SystemClock.Instance
        );
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = $"qalqan-session={camp.Tokens[0]}";
        Print(table, "who stands behind a request, from its cookie", Rounds.Of(1, () => Asked(gate, http)));
        var ledger = new Ledger(folder.Journal, folder.Vault);
        Print(
            table,
            "  the same, each time after something new was recorded",
            Rounds.Of(
                1,
                () =>
                {
                    var spent = 0.0;
                    for (var i = 0; i < Times / 20; i++)
                    {
                        Count(ledger);
                        spent += 20 * Rounds.Time(() => Ask(gate, http));
                    }
                    return spent;
                }
            )
        );
    }

    private static void Print(Table table, string name, Rounds rounds) =>
        table.Figure(name, $"{rounds.Milliseconds(0) / Times * 1000:0.0} µs", "", null);

    private static double Asked(Gatehouse gate, HttpContext http) =>
        Rounds.Time(() =>
        {
            for (var i = 0; i < Times; i++)
                Ask(gate, http);
        });

    private static void Ask(Gatehouse gate, HttpContext http)
    {
        if (!gate.UserOf(http).May(Right.SeePeople))
            throw new UnreachableException("A reader of the camp who may not read.");
    }

    private static void Count(Ledger ledger)
    {
        var now = Measures.Iso.Floor(SystemClock.Instance.GetCurrentInstant());
        var count = new HeadCounted("HQ", 10, 10);
        var report = new Report(default, CampFolder.Scope, Validity.At(now), now, new Source("S1", null), count);
        ledger
            .Append(ledger.Prepare([new Draft(report with { Id = new ReportId(Guid.CreateVersion7()) })]))
            .AsTask()
            .GetAwaiter()
            .GetResult();
    }
}
