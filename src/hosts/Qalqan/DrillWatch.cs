using NodaTime;
using Qalqan.Store;
using ILogger = Serilog.ILogger;

namespace Qalqan;

/// <summary>Beside a running serve: a drill whenever one is due, looked for a minute after the start and then every hour.</summary>
public sealed class DrillWatch(string path, int days, IClock clock, TimeProvider time, ILogger log)
{
    // Not at once: who starts the program wants its first page.
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Then = TimeSpan.FromHours(1);

    public async Task Run(CancellationToken cancel)
    {
        for (var wait = First; ; wait = Then)
        {
            await Task.Delay(wait, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancel.IsCancellationRequested)
                return;
            // On a thread of its own: pages are answered by the others.
            await Task.Factory.StartNew(RunWhenDue, cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    private void RunWhenDue()
    {
        try
        {
            if (!Drill.IsDue(CustodyRegister.Read(path), clock.GetCurrentInstant(), days))
                return;
            var done = Drill.Run(path, clock);
            if (done.Failure is { } failure)
                log.Error("The backup drill failed: {Why:l}", failure);
            else
                log.Information("A backup was made, restored and compared: {Entries} entries", done.Entries);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or RefusalException)
        {
            log.Error("The backup drill could not be run: {Why:l}", error.Message);
        }
    }
}
