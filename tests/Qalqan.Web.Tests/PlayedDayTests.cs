using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>
/// A day played from a script: 300 lines of the log and 40 reports of a phone, a third of them late or sent again. Whoever asks
/// for it, log, list of observations, situation report and calendar, counts the same, and nobody typed a figure.
/// </summary>
public sealed class PlayedDayTests : IDisposable
{
    private const int Seed = 20241208;
    private const int Lines = 300;
    private const int Phoned = 40;
    private const string Silent = "P85";

    private static readonly User Watchkeeper = User.Local(post: "PL1-01", person: "R1-001");

    private readonly PhoneCase phone = new();
    private readonly Random chance = new(Seed);
    private readonly Dictionary<string, int> seen = [];
    private readonly HashSet<string> heard = [];

    // Midnight on the mission's clock, where the day begins.
    private readonly Instant midnight = Instant.FromUtc(2026, 11, 23, 21, 0);

    private int logged;

    public PlayedDayTests()
    {
        var bytes = File.ReadAllBytes(Repository.PathOf("standards", "reports-undof", "2026.json"));
        phone.RecordInMission(
            new StandardAdopted("reports-undof", "2026", phone.Folder.Shelf.Put(bytes), new LocalDate(2018, 1, 1)),
            Validity.Since(midnight - Duration.FromDays(30)),
            Guid.NewGuid()
        );
    }

    public void Dispose() => phone.Dispose();

    [Fact]
    public void Log_list_report_and_calendar_of_a_played_day_agree()
    {
        Play();
        var inquiry = new Inquiry();

        var log = Assert.Single(phone.Desk.Logbook.Of(Watchkeeper, inquiry).Scopes).Value;
        var list = Assert.Single(phone.Desk.Sightings.Of(inquiry).Scopes).Value;
        var voice = phone.Desk.Sitreps.Voice(
            Watchkeeper,
            new PaperOrder("sitrep", PhoneCase.Scope, Iso(phone.Clock.Now))
        );
        Assert.Empty(voice.Problems);
        var report = voice.Figures!;

        // The log has every line and every report of the phone, once, in the order of what came to pass.
        Assert.Equal(
            (logged, Phoned),
            (log.Rows.Count(row => row.Row.Line is not null), log.Rows.Count(row => row.Row.Line is null))
        );
        Assert.Equal(log.Rows.Select(row => row.Row.Fact.From).Order(), log.Rows.Select(row => row.Row.Fact.From));
        Assert.Equal(
            Sorted(seen),
            Sorted(list.GroupBy(row => row.Sighting.Said.What).ToDictionary(one => one.Key, one => one.Count()))
        );
        Assert.Equal(
            Sorted(seen.ToDictionary(one => one.Key.ToUpperInvariant(), one => one.Value)),
            Sorted(report.Seen.ToDictionary(one => one.What, one => one.Reports))
        );
        Assert.Equal((log.Heard.Count, heard.Count), (report.Expected, report.Heard));
        Assert.Equal(
            log.Heard.Where(post => post.IsSilent).Select(post => post.Post),
            report.Silent.Select(post => post.Post)
        );
        Assert.Contains(Silent, report.Silent.Select(post => post.Post));
        Assert.DoesNotContain("P68", report.Silent.Select(post => post.Post));

        var due = Assert
            .Single(phone.Desk.Calendars.Of(inquiry).Scopes)
            .Value.Lines.Last(line => line.Document == "sitrep");
        var missing = due.Missing.Where(one => one.What is Wanting.Posts).SelectMany(one => one.Of);
        Assert.Equal(report.Silent.Select(post => post.Post), missing);
    }

    [Fact]
    public void What_is_read_aloud_of_the_played_day_comes_back_figure_for_figure()
    {
        Play();
        var voice = phone.Desk.Sitreps.Voice(
            Watchkeeper,
            new PaperOrder("sitrep", PhoneCase.Scope, Iso(phone.Clock.Now))
        );

        Assert.InRange(voice.Text.Length, 100, 999);
        var spoken = VoiceSpelling.Spoken(voice.Text);
        Assert.DoesNotContain(spoken, char.IsAsciiDigit);
        var typed = VoiceForm.Read(VoiceSpelling.Heard(spoken));

        Assert.Empty(typed.Problems);
        Assert.Equal(voice.Text, VoiceForm.Write(typed.Figures!));
    }

    // In the order of arrival: a line of the log at its minute or an hour after, the phone's in bursts when it has a network.
    private void Play()
    {
        var posts = phone
            .Desk.Days.Look(new Inquiry(), (look, _) => look.Places.Positions)
            .Scopes[0]
            .Value.Where(post => post != Silent)
            .ToList();
        List<SentMessage> waiting = [];
        for (var i = 0; i < Lines; i++)
        {
            var at = midnight + Duration.FromMinutes(1 + i * 2);
            var isLate = chance.Next(3) == 0;
            phone.Clock.Now = isLate ? at + Duration.FromMinutes(75) : at;
            Write(posts[chance.Next(posts.Count)], at, isLate);
            if (i * Phoned / Lines == (i + 1) * Phoned / Lines)
                continue;
            waiting.Add(phone.Sign(phone.Shots(at, at)));
            Count("shot", PhoneCase.Position);
            if (chance.Next(3) != 0)
                continue;
            // Once there is a network all of it goes, and the last again because its answer was lost.
            Assert.DoesNotContain(
                Taking.Refused,
                phone.Send(Duration.Zero, [.. waiting, waiting[^1]]).Results.Select(one => one.Outcome)
            );
            if (chance.Next(2) == 0)
                waiting.Clear();
        }
        phone.Clock.Now = FirstCase.Now;
        Assert.DoesNotContain(
            Taking.Refused,
            phone.Send(Duration.Zero, [.. waiting]).Results.Select(one => one.Outcome)
        );
    }

    private void Write(string post, Instant at, bool isLate)
    {
        var clock = at.InZone(DateTimeZoneProviders.Tzdb["Asia/Damascus"]).TimeOfDay.ToString("HHmm", null);
        var (words, what) = chance.Next(6) switch
        {
            0 => (
                $"{clock} {post} {chance.Next(1, 9)} shots {chance.Next(1000, 6400):0000} {chance.Next(1, 20) * 100}m alpha",
                "shot"
            ),
            1 => ($"{clock} {post} {chance.Next(1, 4)}+ vehicles {chance.Next(0, 360):000} 1.2km", "vehicle"),
            2 => ($"{clock} {post} drone heard bravo", "drone"),
            3 => ($"{clock} {post} all quiet", Codes.AllQuiet),
            4 => ($"{clock} {post} radio check", null),
            _ => ($"{clock} generator two off for an hour", (string?)null),
        };
        var id = Guid.NewGuid();
        // The answer was lost, so it is sent again: it is the same line.
        for (var times = isLate ? 2 : 1; times > 0; times--)
            Assert.Empty(
                phone
                    .Desk.Logbook.Write(
                        Watchkeeper,
                        null,
                        words,
                        id,
                        what is null ? LogMaking.Nothing : LogMaking.Observation
                    )
                    .Problems
            );
        logged++;
        if (what is not null)
            Count(what, post);
        else if (words.Contains(post, StringComparison.Ordinal))
            heard.Add(post);
    }

    private void Count(string what, string post)
    {
        seen[what] = seen.GetValueOrDefault(what) + 1;
        heard.Add(post);
    }

    private static IEnumerable<string> Sorted(Dictionary<string, int> counts) =>
        counts.Select(one => $"{one.Key} {one.Value}").Order(StringComparer.Ordinal);

    private static string Iso(Instant at) => Measures.Iso.Format(at);
}
