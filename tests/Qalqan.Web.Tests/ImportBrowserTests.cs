using System.Text;
using Microsoft.Playwright;

namespace Qalqan.Web.Tests;

/// <summary>A sheet dropped in a real browser: with scripts off, under axe, and on a narrow screen.</summary>
public sealed class ImportBrowserTests(StateCase state, Browser browser) : IClassFixture<StateCase>, IAsyncDisposable
{
    private const string Sheet =
        "№;ФИО;Пол;Дата рождения;Звание ООН;ВУС;Телефон;Прививка от гепатита В;Примечание\n"
        + "N1-001;Тестов Аян;м;15.03.1990;OR-4;стрелок;+7 000 000 00 01;да;\n"
        + "N1-002;Тecтов Берик;м;31.02.1991;OR-3;стрелок;+7 000 000 00 02;нет;\n";

    private readonly Tabs tabs = new(browser, state.Pages);

    public ValueTask DisposeAsync() => tabs.DisposeAsync();

    [Fact]
    public async Task With_scripts_off_a_sheet_is_dropped_put_right_and_recorded()
    {
        var page = await Drop("ru", scripts: false);
        var head = state.Head;
        await page.Locator("select[name=map-6]").SelectOptionAsync("");
        await page.Locator("button[value=check]").ClickAsync();
        await Assertions.Expect(page.Locator("select[name=map-6]")).ToHaveValueAsync("");
        Assert.Equal(head, state.Head);

        await page.Locator("button[value=take]").ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("записано");
        Assert.True(state.Head > head);
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[download]").ClickAsync());
        Assert.Equal("roll.rejected.xlsx", download.SuggestedFilename);
    }

    [Fact]
    public async Task Axe_finds_nothing_in_light_or_dark()
    {
        var page = await tabs.Open("/import");
        Assert.Empty(await Tabs.Against(page));
        await Send(page);
        Assert.Empty(await Tabs.Against(page));
    }

    [Theory]
    [InlineData(360, "kk")]
    [InlineData(1024, "ru")]
    [InlineData(1920, "en")]
    public async Task Nothing_is_wider_than_the_screen(int width, string language)
    {
        var page = await tabs.Open("/import?lang=" + language, width);
        Assert.Equal("", await Tabs.WiderThanTheScreen(page));
        await Send(page);
        Assert.Equal("", await Tabs.WiderThanTheScreen(page));
    }

    private async Task<IPage> Drop(string language, bool scripts)
    {
        var page = await tabs.Open("/import?lang=" + language, scripts: scripts);
        await Send(page);
        return page;
    }

    private static async Task Send(IPage page)
    {
        await page.SetInputFilesAsync(
            "#file",
            new FilePayload
            {
                Name = "roll.csv",
                MimeType = "text/csv",
                Buffer = Encoding.UTF8.GetBytes(Sheet),
            }
        );
        await page.Locator("main form button").First.ClickAsync();
        await page.Locator("select[name=map-0]").WaitForAsync();
    }
}
