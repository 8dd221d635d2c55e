using System.Net.Http.Headers;
using Microsoft.Playwright;

namespace Qalqan.Web.Tests;

/// <summary>The map in a real browser, with every name but this machine's unknown.</summary>
public sealed class MapBrowserTests(FirstCase first, Browser browser) : IAsyncLifetime
{
    private const string Year = "/map?period=2024-03-01/2025-02-28";

    // A card that draws for nothing: what is left is the page's own work. A card in software takes 150 ms a frame, and would hide it.
    private const string NoCard = """
        for (const draw of ["drawElements", "drawArrays", "drawElementsInstanced", "drawArraysInstanced", "readPixels", "clear"])
          WebGL2RenderingContext.prototype[draw] = () => {};
        """;

    private readonly Tabs tabs = new(browser, first.Pages);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => tabs.DisposeAsync();

    [Fact]
    public async Task The_map_draws_from_this_node_alone_its_table_has_every_row_and_axe_finds_nothing()
    {
        var page = await tabs.Open("/layers");
        List<string> elsewhere = [],
            errors = [];
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(first.Pages.Address.ToString(), StringComparison.Ordinal))
                elsewhere.Add(request.Url);
        };
        page.PageError += (_, error) => errors.Add(error);
        await page.GotoAsync(Year);
        await page.Locator("q-map[data-drawn]").WaitForAsync();

        Assert.DoesNotContain(elsewhere, url => !url.StartsWith("blob:", StringComparison.Ordinal));
        Assert.Empty(errors);
        var shown = await page.EvaluateAsync<int>("document.querySelector('q-map').rows.length");
        var rows = await page.Locator("table.list tbody tr").CountAsync();
        Assert.InRange(shown, 100, rows);
        Assert.True(
            await page.EvaluateAsync<bool>(
                "document.querySelector('q-map').chart.queryRenderedFeatures({ layers: ['rings'] }).length > 0"
            )
        );
        Assert.Empty(await Tabs.Against(page));
        Assert.Equal("", await Tabs.WiderThanAnyScreen(page));
    }

    /// <summary>By the processor's time and not the clock's, so that what else runs on the machine is not counted.</summary>
    [Fact]
    public async Task No_task_of_the_page_takes_fifty_milliseconds_while_a_year_is_panned()
    {
        var page = await tabs.Open("/layers");
        await page.AddInitScriptAsync(NoCard);
        await page.GotoAsync(Year);
        await page.Locator("q-map[data-drawn]").WaitForAsync();
        var pane = (await page.Locator("q-map .pane").BoundingBoxAsync())!;
        var (x, y) = (pane.X + pane.Width / 2, pane.Y + pane.Height / 3);
        await using var trace = await TaskTrace.Of(page);

        for (var drag = 0; drag < 4; drag++)
        {
            await page.Mouse.MoveAsync(x, y);
            await page.Mouse.DownAsync();
            await page.Mouse.MoveAsync(x + (drag % 2 == 0 ? 160 : -160), y + 90, new MouseMoveOptions { Steps = 15 });
            await page.Mouse.UpAsync();
        }

        var tasks = await trace.End();
        Assert.InRange(tasks.Count, 60, int.MaxValue);
        Assert.InRange(tasks.Max(), 1, 50);
    }

    [Fact]
    public async Task All_that_the_island_brings_is_below_five_hundred_kilobytes_packed()
    {
        using var client = new HttpClient(
            new HttpClientHandler { AutomaticDecompression = System.Net.DecompressionMethods.None }
        );
        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        var total = 0L;
        foreach (
            var asset in (string[])
                ["q-map.js", "maplibre-gl.js", "maplibre-gl-worker.js", "map-water.json", "map-symbols.svg", "map.css"]
        )
        {
            using var answer = await client.GetAsync(
                new Uri(first.Pages.Address, Assets.UrlOf(asset)),
                TestContext.Current.CancellationToken
            );
            Assert.True(answer.IsSuccessStatusCode, asset);
            total += (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).LongLength;
        }
        Assert.InRange(total, 100_000, 500_000);
    }
}
