using System.Threading.Channels;
using NodaTime;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>The drill that runs by itself, and what the pages say of custody.</summary>
public sealed class CustodyTests(FirstCase first) : IDisposable
{
    private static readonly Instant Now = FirstCase.Now;
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_drill_runs_when_one_is_due_and_not_before()
    {
        first.CopyTo(scratch, "data");
        var (clock, time) = (new Told(Now), new HandTime());
        using var end = new CancellationTokenSource();
        var watch = new DrillWatch(scratch.At("data"), 7, clock, time, Serilog.Core.Logger.None).Run(end.Token);
        Assert.Equal((TimeSpan.FromMinutes(1), 0), (await time.Next(), Drills.Count));

        time.Fire();
        Assert.Equal((TimeSpan.FromHours(1), 1), (await time.Next(), Drills.Count));
        Assert.Equal((null, Now), (Drills[0].Failure, Drills[0].At));
        time.Fire();
        await time.Next();
        Assert.Single(Drills);

        clock.Now = Now + Duration.FromDays(7);
        time.Fire();
        await time.Next();
        Assert.Equal(2, Drills.Count);

        File.WriteAllBytes(scratch.At("data", "vault.sqlite"), [.. Enumerable.Repeat((byte)'x', 5000)]);
        clock.Now += Duration.FromDays(7);
        time.Fire();
        await time.Next();
        Assert.Contains("The vault is damaged", Drills[2].Failure, StringComparison.Ordinal);

        await end.CancelAsync();
        await watch;
        Assert.False(Directory.Exists(scratch.At("data", "drill")));
    }

    [Theory]
    [InlineData(null, 0, DrillStanding.NotYet)]
    [InlineData("no room", 0, DrillStanding.Failed)]
    [InlineData("no room", 30, DrillStanding.Failed)]
    [InlineData("", 0, DrillStanding.Well)]
    [InlineData("", 8, DrillStanding.Well)]
    [InlineData("", 9, DrillStanding.Overdue)]
    public void The_line_says_how_the_last_drill_stands(string? failure, int daysAgo, DrillStanding standing)
    {
        var status = Status(failure, daysAgo);

        Assert.Equal(standing, status.Standing);
    }

    [Theory]
    [InlineData("en", "Can be brought back")]
    [InlineData("ru", "Можно восстановить")]
    [InlineData("kk", "Қалпына келтіруге болады")]
    public void The_first_page_is_green_where_the_drill_went_well_by_both_clocks(string language, string words)
    {
        using var site = SiteWith(Status("", 0));
        var page = site.Text($"/?lang={language}");

        Assert.Contains("""<span class="verdict met">""", page, StringComparison.Ordinal);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("241200ZNOV26 (", page, StringComparison.Ordinal);
        Assert.Contains("""href="/custody""", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_page_is_red_with_the_reason_and_what_to_do_until_a_drill_goes_well()
    {
        using var site = SiteWith(Status("the disk is full", 3));
        var page = site.Text("/");

        Assert.Contains("The backup drill of 211200ZNOV26", page, StringComparison.Ordinal);
        Assert.Contains("the disk is full", page, StringComparison.Ordinal);
        Assert.Contains("./qalqan journal backup --to", page, StringComparison.Ordinal);
        Assert.Contains("""role="alert""", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("kk")]
    public void The_custody_page_lists_backups_and_drills_and_says_what_fills_what_is_empty(string language)
    {
        var backup = new BackupMade("/media/<stick>/one", Now, 7000, new string('e', 64));
        using var site = SiteWith(Status("", 1) with { Register = Status("", 1).Register.With(backup) });
        var page = site.Text($"/custody?lang={language}");

        Assert.Contains("/media/<stick>/one", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<stick>", site.Read($"/custody?lang={language}"), StringComparison.Ordinal);
        Assert.Contains("./qalqan erase", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\[web\.", page);
        Assert.Contains("EXERCISE", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "has no lock", "only with a passphrase")]
    [InlineData("ru", "нет замка", "только парольная фраза")]
    [InlineData("kk", "құлпы жоқ", "тек құпия сөйлем")]
    public void A_real_folder_without_a_lock_says_so_and_one_with_a_lock_says_that(
        string language,
        string without,
        string with
    )
    {
        using var folder = Folder.OpenToWrite(scratch.At("real"), FolderKind.Real, new Told(Now));
        var real = Judging.DeskOf(folder);
        foreach (var (desk, isLocked) in new[] { (real, false), (real, true), (first.Desk, false), (first.Desk, true) })
        {
            using var site = Pages.Of(
                new Questions(desk.IsExercise, desk.Assess, desk.Explain),
                new Health(true, 1_000_000, null, true, Status("", 1) with { IsLocked = isLocked }),
                desk
            );
            var page = site.Text($"/custody?lang={language}");
            Assert.Equal(isLocked, page.Contains(with, StringComparison.Ordinal));
            Assert.Equal(!isLocked && !desk.IsExercise, page.Contains(without, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Healthz_tells_the_drill_and_the_true_last_backup()
    {
        using var site = SiteWith(Status("", 1));

        Assert.Contains("\"drill\":\"well\"", site.Read("/healthz"), StringComparison.Ordinal);
        Assert.Contains("\"lastDrill\":\"2026-11-23T12:00:00Z\"", site.Read("/healthz"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_register_that_cannot_be_read_is_empty_and_two_who_write_lose_nothing()
    {
        Directory.CreateDirectory(scratch.At("data"));
        File.WriteAllText(CustodyRegister.PathOf(scratch.At("data")), "{\"backups\": [");
        Assert.Empty(Register.Backups);

        Parallel.For(
            0,
            20,
            i =>
                CustodyRegister.Change(
                    scratch.At("data"),
                    register => register.With(new BackupMade($"/b/{i}", Now, i, new string('e', 64)))
                )
        );
        Assert.Equal(20, Register.Backups.Count);
        Assert.Equal(Now, Register.Backups[0].MadeAt);
    }

    private CustodyRegister Register => CustodyRegister.Read(scratch.At("data"));

    private IReadOnlyList<DrillDone> Drills => Register.Drills;

    private static CustodyStatus Status(string? failure, int daysAgo) =>
        new(
            failure is null
                ? CustodyRegister.Empty
                : CustodyRegister.Empty.With(
                    new DrillDone(Now - Duration.FromDays(daysAgo), 7000, failure.Length == 0 ? null : failure)
                ),
            7,
            Now
        );

    private Pages SiteWith(CustodyStatus status) =>
        Pages.Of(
            new Questions(true, first.Desk.Assess, first.Desk.Explain),
            new Health(true, 1_000_000, status.LastBackup?.MadeAt, true, status),
            first.Desk
        );

    private sealed class Told(Instant now) : IClock
    {
        public Instant Now { get; set; } = now;

        public Instant GetCurrentInstant() => Now;
    }

    /// <summary>Time that passes when the test says so: each wait is taken, and fired by hand.</summary>
    private sealed class HandTime : TimeProvider
    {
        private readonly Channel<(TimeSpan Due, Action Fire)> waits = Channel.CreateUnbounded<(TimeSpan, Action)>();
        private Action fire = () => { };

        public async Task<TimeSpan> Next()
        {
            (var due, fire) = await waits.Reader.ReadAsync(TestContext.Current.CancellationToken);
            return due;
        }

        public void Fire() => fire();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            waits.Writer.TryWrite((dueTime, () => callback(state)));
            return new Nothing();
        }

        private sealed class Nothing : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() { }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
