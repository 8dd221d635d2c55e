namespace Qalqan.Paper.Tests;

/// <summary>Strips of any height, some holding the next, some under a head that is drawn again.</summary>
public sealed class FlowTests
{
    private const float First = 300;
    private const float Others = 400;
    private const int Rounds = 2_000;

    [Fact]
    public void Every_strip_stands_once_and_in_order_within_its_page_and_no_chain_is_torn()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var strips = Strips(random);
            var heads = strips.SelectMany(strip => strip.Head).ToHashSet();
            var pages = Flow.Over(strips, First, Others);

            Assert.Equal(
                strips,
                pages.SelectMany(page => page).Select(placed => placed.Strip).Where(strip => !heads.Contains(strip))
            );
            for (var page = 0; page < pages.Count; page++)
            {
                var (last, top) = (pages[page][^1], 0f);
                Assert.True(last.Top + last.Strip.Height <= (page == 0 ? First : Others) + 0.01f, $"seed {seed}");
                Assert.False(last.Strip.HoldsNext && page < pages.Count - 1, $"seed {seed}: torn on page {page + 1}");
                foreach (var placed in pages[page])
                {
                    Assert.True(placed.Top >= top - 0.01f, $"seed {seed}: one over another");
                    top = placed.Top + placed.Strip.Height;
                }
            }
        }
    }

    [Fact]
    public void A_head_is_drawn_again_where_its_rows_go_on()
    {
        var head = new Strip(20, (_, _) => { });
        Strip[] rows = [.. Enumerable.Range(0, 30).Select(_ => new Strip(30, (_, _) => { }) { Head = [head] })];
        var pages = Flow.Over([head with { HoldsNext = true }, .. rows], First, Others);

        Assert.True(pages.Count > 2);
        Assert.All(pages.Skip(1), page => Assert.Same(head, page[0].Strip));
        Assert.DoesNotContain(pages[0], placed => ReferenceEquals(placed.Strip, head));
    }

    // No chain is taller than the first page: nothing else may tear one.
    private static List<Strip> Strips(Random random)
    {
        List<Strip> strips = [];
        Strip head = new(25, (_, _) => { });
        for (var left = random.Next(1, 120); left > 0; )
        {
            var chain = random.Next(1, 6);
            for (var i = 0; i < chain; i++)
                strips.Add(
                    new Strip(random.Next(1, 40), (_, _) => { })
                    {
                        Before = random.Next(3) == 0 ? random.Next(20) : 0,
                        HoldsNext = i < chain - 1,
                        Head = random.Next(2) == 0 ? [head] : [],
                    }
                );
            left -= chain;
        }
        return strips;
    }
}
