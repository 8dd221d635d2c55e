using System.Net;
using System.Text.RegularExpressions;
using Qalqan.Kernel;

namespace Qalqan.Web.Tests;

public sealed partial class BoardTests(FirstCase first)
{
    // What this site is made without: accounts, phones, founding.
    private static readonly string[] Elsewhere = ["/assets", "/access", "/phones", "/me", "/new"];

    private readonly Pages pages = first.Pages;

    private Board At(string? day) =>
        Assert.Single(first.Desk.Boards.Of(User.Local(), new Inquiry(AsOf: day)).Scopes).Value;

    [Theory]
    [InlineData("2023-09-30", MissionPhase.Preparing, 0, 139)]
    [InlineData("2024-03-14T03:00:00Z", MissionPhase.Moving, 20, 138)]
    [InlineData("2024-03-20", MissionPhase.OnTour, 139, 138)]
    [InlineData("2025-04-11", MissionPhase.HandingOver, 278, 139)]
    public void The_board_follows_the_day(string day, MissionPhase phase, int inMission, int filled)
    {
        var board = At(day);

        Assert.Equal((phase, inMission, filled), (board.Phase, board.Strength.InMission, board.Strength.Filled));
    }

    /// <summary>What the table counts is what the list holds, verdict by verdict and basis by basis.</summary>
    [Theory]
    [InlineData("2024-03-14T03:00:00Z")]
    [InlineData("2026-11-24")]
    public void Counts_add_up_to_the_findings(string day)
    {
        var (board, findings) = (
            At(day),
            first.Desk.Assess(new Inquiry(AsOf: day, Scope: NamedFolder.Scope)).Findings.ToList()
        );

        Assert.Equal(
            findings.Count(finding => finding.Verdict is Verdict.Breached),
            board.Capabilities.Sum(one => one.BreachedCited + one.BreachedDefault)
        );
        Assert.Equal(
            findings.Count(finding => finding.Verdict is Verdict.Undetermined && finding.Basis is RuleBasis.Cited),
            board.Capabilities.Sum(one => one.UndeterminedCited)
        );
        Assert.Equal(findings.Count(finding => finding.Verdict is Verdict.Met), board.Capabilities.Sum(one => one.Met));
        Assert.Equal(
            findings.Where(finding => finding.Verdict is not Verdict.Met).Select(finding => finding.Id).Order(),
            board.Open.Select(open => open.Finding.Id).Order()
        );
        Assert.Equal(
            board.Open.OrderBy(open => open.Finding.Verdict is Verdict.Undetermined).ThenBy(open => open.Finding.Basis),
            board.Open
        );
    }

    [Fact]
    public void A_breach_outweighs_everything_and_what_nobody_can_tell_is_never_taken_for_good()
    {
        var all = first.Desk.Assess(new Inquiry(AsOf: "2024-03-14")).Findings.ToList();
        List<Finding> With(params Verdict[] verdicts) => [.. all.Where(finding => verdicts.Contains(finding.Verdict))];

        Assert.Equal(CanDeploy.FallsShort, Board.Judge(all));
        Assert.Equal(CanDeploy.CannotBeSaid, Board.Judge(With(Verdict.Met, Verdict.Undetermined)));
        Assert.Equal(CanDeploy.NothingAgainst, Board.Judge(With(Verdict.Met)));
        Assert.Equal(CanDeploy.CannotBeSaid, Board.Judge([]));
    }

    [Fact]
    public void Who_moves_is_everybody_who_arrives_and_nobody_twice()
    {
        var moves = At("2024-03-14T03:00:00Z").Moves;

        Assert.Equal(119, moves.Count(move => move.Kind is MoveKind.Arrives));
        Assert.Equal(moves.Count, moves.Select(move => (move.Kind, move.Person, move.Day)).Distinct().Count());
        Assert.All(moves, move => Assert.InRange(move.DaysAway, -400, Move.Ahead));
        Assert.DoesNotContain(At("2024-02-01").Moves, move => move.Kind is MoveKind.Arrives);
    }

    [Theory]
    [InlineData("commander", DueKind.StateToSign, DueKind.PostsVacant, DueKind.WomenShort)]
    [InlineData("s1", DueKind.StateToSign, DueKind.PostsVacant)]
    [InlineData("instructor", DueKind.PostsVacant)]
    [InlineData("gender", DueKind.WomenShort, DueKind.SourcesDiffer)]
    [InlineData("ministry", DueKind.AuthorityUnclear, DueKind.WomenShort, DueKind.SourcesDiffer)]
    [InlineData("inspector", DueKind.AuthorityUnclear, DueKind.SourcesDiffer)]
    public void Each_role_has_its_own_work_in_its_own_order(string role, params DueKind[] wanted)
    {
        var works = Works.Of(At("2024-03-14T03:00:00Z"), null).Select(due => due.Kind).ToHashSet();

        Assert.Equal(wanted, Screen.Of(role).Work.Where(works.Contains).Take(wanted.Length));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("kk")]
    public void Every_link_of_the_board_opens(string language)
    {
        var page = pages.Read($"/?as-of=2024-03-14T03:00:00Z&lang={language}");
        var links = Link.Matches(page)
            .Select(link => WebUtility.HtmlDecode(link.Groups[1].Value))
            .Where(link =>
                link.StartsWith('/') && !Elsewhere.Any(path => link.StartsWith(path, StringComparison.Ordinal))
            )
            .Distinct()
            .ToList();

        Assert.InRange(links.Count, 30, 200);
        Assert.All(
            links,
            link =>
            {
                using var answer = pages.Get(link);
                Assert.True(
                    answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect,
                    $"{link}: {answer.StatusCode}"
                );
                // A filter that its list cannot follow would open other rows than the figure counts.
                Assert.DoesNotContain("<code>f.", Pages.BodyOf(answer), StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void A_filter_from_yesterdays_address_finds_the_list_where_it_is_now()
    {
        using var answer = pages.Get("/?as-of=2024-03-20&verdict=breached");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/findings?as-of=2024-03-20&verdict=breached", answer.Headers.Location!.ToString());
    }

    [Fact]
    public void An_exercise_opens_on_the_morning_of_its_departure() =>
        Assert.Equal(NodaTime.Instant.FromUtc(2024, 3, 14, 3, 0), first.Desk.Boards.Opens());

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Link { get; }
}
