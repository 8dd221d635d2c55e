using System.Diagnostics;
using System.Net;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web.Tests;

/// <summary>A site with a clerk, a gender focal point and two medics, one of whom the compartment is entrusted to.</summary>
public sealed class HeardCase : IDisposable
{
    public HeardCase(FirstCase first)
    {
        Site = new Guarded(first);
        Site.Seat("L1-1", "LS1", "s1");
        Site.Seat("L1-2", "LGENDER", "gender", Compartment.Gender);
        Site.Seat("L1-3", "LMED", "medical", Compartment.Medical);
        Site.Seat("L1-4", "LMED2", "medical");
    }

    internal Guarded Site { get; }

    internal EventsSite Events =>
        Site
            .Pages.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<EventsSite>())
            .OfType<EventsSite>()
            .Single();

    public void Dispose() => Site.Dispose();

    internal long Say(Claim claim, ReportId? withdraws = null)
    {
        Site.Record([new Draft(ReportOf(claim, withdraws))]);
        return Site.Journal.Head.Number;
    }

    internal Report ReportOf(Claim claim, ReportId? withdraws = null) =>
        new(
            new ReportId(Guid.NewGuid()),
            Guarded.Scope,
            Validity.At(Instant.FromUtc(2026, 11, 24, 6, 0)),
            FirstCase.Now,
            new Source("S1", null),
            claim,
            Withdraws: withdraws
        );
}

/// <summary>The stream rings; who hears what, and when it ends.</summary>
public sealed class EventsTests(HeardCase heard, ITestOutputHelper output) : IClassFixture<HeardCase>
{
    private static readonly Claim State = new Stated("R1-017", PersonState.Leave);
    private static readonly Claim Milestone = new MilestoneReached(
        "watch",
        "2026-11-24",
        Precision.Day,
        new PublicSource("nobody", "none", null, Confidence.Low)
    );

    private Guarded Site => heard.Site;

    [Fact]
    public void Somebody_hears_of_every_capability_there_is()
    {
        foreach (var kind in Kinds.All)
            Assert.True(Ring.IsHeard(kind.Name.Split('.')[0]), $"nobody hears of {kind.Name}");
    }

    [Fact]
    public async Task A_ring_is_an_entry_and_a_topic_and_nothing_else()
    {
        using var wire = await Wire.Open(
            Site.Pages,
            visitor: Site.In("L1-1"),
            headers: ("Accept-Encoding", "br, gzip")
        );
        var entry = heard.Say(State);

        Assert.Equal(new Rung("ring", entry, "people"), await wire.Next());
        Assert.Equal("text/event-stream", wire.Response.Content.Headers.ContentType!.MediaType);
        Assert.Empty(wire.Response.Content.Headers.ContentEncoding);
        Assert.Equal("no", wire.Response.Headers.GetValues("X-Accel-Buffering").Single());
        Assert.True(wire.Response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_gender_focal_point_hears_of_no_person()
    {
        using var clerk = await Wire.Open(Site.Pages, visitor: Site.In("L1-1"));
        using var gender = await Wire.Open(Site.Pages, visitor: Site.In("L1-2"));
        heard.Say(State);
        Assert.Equal("people", (await clerk.Next())!.Data);
        var milestone = heard.Say(Milestone);

        Assert.Equal(new Rung("ring", milestone, "readiness"), await gender.Next());
    }

    [Fact]
    public async Task Of_a_compartment_nobody_is_rung_whom_it_is_not_entrusted_to_nor_when_it_is_taken_back()
    {
        using var other = await Wire.Open(Site.Pages, visitor: Site.In("L1-4"));
        using var medic = await Wire.Open(Site.Pages, visitor: Site.In("L1-3"));
        var report = heard.ReportOf(new FoundFit("R1-017", Fitness.Unfit, null, null));
        Site.Record([new Draft(report)]);
        Assert.Equal(new Rung("ring", Site.Journal.Head.Number, "people"), await medic.Next());
        var back = heard.Say(new Withdrawal(WithdrawalReason.EnteredInError), report.Id);
        Assert.Equal(new Rung("ring", back, "record"), await medic.Next());
        var state = heard.Say(State);

        Assert.Equal(new Rung("ring", state, "people"), await other.Next());
    }

    [Fact]
    public async Task Who_looked_and_who_may_what_is_not_news_for_everybody()
    {
        using var clerk = await Wire.Open(Site.Pages, visitor: Site.In("L1-1"));
        heard.Say(new DetailOpened("R1-017", Compartment.Medical));
        heard.Say(new PostEntrusted("LNEW", "s4"));
        var state = heard.Say(State);

        Assert.Equal(new Rung("ring", state, "people"), await clerk.Next());
    }

    [Fact]
    public async Task What_was_missed_is_rung_once_a_topic_with_the_latest_entry()
    {
        var before = heard.Say(State);
        heard.Say(new Stated("R1-018", PersonState.Leave));
        var milestone = heard.Say(Milestone);
        var last = heard.Say(new Stated("R1-019", PersonState.Leave));
        var visitor = Site.In("L1-1");

        // The header of a browser that comes again counts more than the address of its page.
        using var wire = await Wire.Open(Site.Pages, "/events?after=1", visitor, ("Last-Event-ID", $"{before}"));

        Assert.Equal(new Rung("ring", milestone, "readiness"), await wire.Next());
        Assert.Equal(new Rung("ring", last, "people"), await wire.Next());
    }

    [Fact]
    public void Who_asks_for_no_stream_is_told_what_there_is_and_let_go()
    {
        var before = heard.Say(Milestone);
        var state = heard.Say(State);

        using var answer = Site.In("L1-1").Get($"/events?after={before}");

        Assert.Equal($"retry: 5000\n\nid: {state}\nevent: ring\ndata: people\n\n", Pages.BodyOf(answer));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_ends_with_its_session_at_the_next_ring_or_sign_of_life(bool isRing)
    {
        using var wire = await Wire.Open(Site.Pages, visitor: Site.In("L1-1"));
        Site.Gate.Sessions.End(session => session.Person == "L1-1");
        if (isRing)
            heard.Say(State);
        else
            heard.Events.Ringer.Beat();

        Assert.Equal(new Rung("end", null, "session"), await wire.Next());
        Assert.Null(await wire.Next());
    }

    [Fact]
    public async Task A_sign_of_life_comes_while_nothing_happens()
    {
        using var wire = await Wire.Open(Site.Pages, visitor: Site.In("L1-1"));
        heard.Events.Ringer.Beat();
        Assert.Equal("", await wire.NextLine()); // after the first words
        Assert.Equal(":", await wire.NextLine());
    }

    [Fact]
    public async Task An_open_page_keeps_no_session_alive()
    {
        var visitor = Site.In("L1-4");
        using var wire = await Wire.Open(Site.Pages, visitor: visitor);
        Site.Clock.Now += Duration.FromHours(11);
        using var asked = visitor.Request(HttpMethod.Get, "/me");
        asked.Headers.Add("Qalqan-Live", "1");
        Assert.Equal(
            HttpStatusCode.OK,
            Site.Pages.Client.Send(asked, TestContext.Current.CancellationToken).StatusCode
        );
        Site.Clock.Now += Duration.FromHours(2);

        heard.Say(State);

        Assert.Equal("end", (await wire.Next())!.Name);
    }

    [Fact]
    public async Task One_session_listens_eight_times_and_no_more()
    {
        var visitor = Site.In("L1-1");
        List<Wire> wires = [];
        for (var i = 0; i < 8; i++)
            wires.Add(await Wire.Open(Site.Pages, visitor: visitor));
        using var ninth = await Wire.Open(Site.Pages, visitor: visitor);

        Assert.All(wires, wire => Assert.Equal(HttpStatusCode.OK, wire.Response.StatusCode));
        Assert.Equal(HttpStatusCode.TooManyRequests, ninth.Response.StatusCode);
        wires.ForEach(wire => wire.Dispose());
    }

    [Fact]
    public async Task A_hundred_who_listen_cost_little_and_are_all_rung()
    {
        const int many = 100;
        var visitors = Enumerable.Range(0, 13).Select(_ => Site.In("L1-1")).ToList();
        var before = (Bytes: GC.GetTotalMemory(true), Threads: Process.GetCurrentProcess().Threads.Count);
        var wires = await Task.WhenAll(
            Enumerable.Range(0, many).Select(i => Wire.Open(Site.Pages, visitor: visitors[i / 8]))
        );
        var idle = Process.GetCurrentProcess().TotalProcessorTime;
        heard.Events.Ringer.Beat();
        var watch = Stopwatch.StartNew();
        var entry = heard.Say(State);
        var rung = await Task.WhenAll(wires.Select(wire => wire.Next()));
        watch.Stop();

        output.WriteLine(
            $"{many} listeners: {(GC.GetTotalMemory(true) - before.Bytes) / many / 1024} KiB each with their clients, "
                + $"{Process.GetCurrentProcess().Threads.Count - before.Threads} threads more, all rung in {watch.ElapsedMilliseconds} ms, "
                + $"{(Process.GetCurrentProcess().TotalProcessorTime - idle).TotalMilliseconds:0} ms of processor for one beat and one ring"
        );
        Assert.All(rung, one => Assert.Equal(new Rung("ring", entry, "people"), one));
        foreach (var wire in wires)
            wire.Dispose();
    }
}
