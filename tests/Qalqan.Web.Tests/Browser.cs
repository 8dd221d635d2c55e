using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Qalqan.Web.Tests.Browser))]

namespace Qalqan.Web.Tests;

/// <summary>One Chromium for all tests, from the system, started when the first asks for it; none where it is missing.</summary>
public sealed class Browser : IAsyncDisposable
{
    private readonly Lazy<Task<IBrowser?>> chromium;
    private IPlaywright? playwright;

    public Browser()
    {
        chromium = new Lazy<Task<IBrowser?>>(Start);
        Assertions.SetDefaultExpectTimeout(30_000); // five seconds are too few where every core is taken
    }

    /// <summary>A browser without history, cookies or cache of another's; the test is skipped where there is no Chromium.</summary>
    public async Task<IBrowserContext> New(BrowserNewContextOptions options)
    {
        var started = await chromium.Value;
        Assert.SkipWhen(started is null, "chromium is missing");
        return await started!.NewContextAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium.IsValueCreated && await chromium.Value is { } started)
            await started.DisposeAsync();
        playwright?.Dispose();
    }

    private async Task<IBrowser?> Start()
    {
        var program = Environment
            .GetEnvironmentVariable("PATH")!
            .Split(Path.PathSeparator)
            .SelectMany(folder =>
                new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name))
            )
            .FirstOrDefault(File.Exists);
        // ./test looks first, and says what it misses: what it did not find is not looked for elsewhere.
        var missing = Environment.GetEnvironmentVariable("QALQAN_MISSING") ?? "";
        if (program is null || missing.Split(' ').Contains("chromium"))
            return null;
        playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = program,
                ChromiumSandbox = false,
                Args =
                [
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    // Chromium's own errands are none of ours: nothing is looked up but this machine.
                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.*, EXCLUDE localhost",
                ],
            }
        );
    }
}
