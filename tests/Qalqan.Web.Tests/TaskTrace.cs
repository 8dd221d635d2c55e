using System.Text.Json;
using Microsoft.Playwright;

namespace Qalqan.Web.Tests;

/// <summary>How many milliseconds of the processor each task of a page's main thread took.</summary>
internal sealed class TaskTrace : IAsyncDisposable
{
    private readonly ICDPSession session;
    private readonly List<JsonElement> events = [];
    private readonly TaskCompletionSource complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TaskTrace(ICDPSession session)
    {
        this.session = session;
        session.Event("Tracing.dataCollected").OnEvent += (_, data) =>
            events.AddRange(data!.Value.GetProperty("value").EnumerateArray().Select(one => one.Clone()));
        session.Event("Tracing.tracingComplete").OnEvent += (_, _) => complete.TrySetResult();
    }

    public static async Task<TaskTrace> Of(IPage page)
    {
        var trace = new TaskTrace(await page.Context.NewCDPSessionAsync(page));
        await trace.session.SendAsync(
            "Tracing.start",
            new Dictionary<string, object>
            {
                ["transferMode"] = "ReportEvents",
                ["traceConfig"] = new Dictionary<string, object>
                {
                    ["includedCategories"] = new[] { "disabled-by-default-devtools.timeline", "__metadata" },
                },
            }
        );
        return trace;
    }

    public async Task<IReadOnlyList<double>> End()
    {
        await session.SendAsync("Tracing.end");
        await complete.Task;
        var mains = events
            .Where(one => Name(one) == "thread_name" && Name(one.GetProperty("args")) == "CrRendererMain")
            .Select(Thread)
            .ToHashSet();
        return
        [
            .. events
                .Where(one =>
                    Name(one) == "RunTask" && mains.Contains(Thread(one)) && one.TryGetProperty("tdur", out _)
                )
                .Select(one => one.GetProperty("tdur").GetDouble() / 1000),
        ];
    }

    public async ValueTask DisposeAsync() => await session.DetachAsync();

    private static string? Name(JsonElement one) => one.GetProperty("name").GetString();

    private static (long, long) Thread(JsonElement one) =>
        (one.GetProperty("pid").GetInt64(), one.GetProperty("tid").GetInt64());
}
