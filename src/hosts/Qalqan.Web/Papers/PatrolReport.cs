using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Paper;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>
/// The paper <c>patrol-report</c> of one task: its order, its hours, where it was, what it saw, found and destroyed, whom it met by class,
/// what stopped it. It names nobody.
/// </summary>
internal static class PatrolReport
{
    public static PaperKind Kind { get; } =
        new("patrol-report", "web.paper.patrol-report", IsOfDay: false, _ => [], Blocks)
        {
            Of = ScopeKind.Mission,
            HasSubject = (known, task) => Tasks.Find(known, task) is not null,
            SubjectWanted = "a task on record by its reference, such as T-240314-01",
        };

    private static IReadOnlyList<Block> Blocks(PaperLook look)
    {
        var task = Tasks.Find(look.Known, look.Basis.Subject!)!;
        return
        [
            .. Order(look, task),
            .. task.Said is { } said
                ? Brought(look, task, said)
                : [new Paragraph(look.Say("web.patrol.not-debriefed"), IsStrong: true)],
            .. Stopped(look, task),
            .. Seen(look, task),
        ];
    }

    private static IEnumerable<Block> Order(PaperLook look, TaskLine task)
    {
        var order = task.Order;
        var people = order.Crew.Count + (order.Leader is null ? 0 : 1);
        yield return new FactList([
            new Paper.Fact(look.Say("web.sitrep.task"), $"{order.Task}, {CodeWords.Task(order.Kind, look.Speech)}"),
            new Paper.Fact(look.Say("web.patrol.order"), order.Order),
            new Paper.Fact(look.Say("web.sitrep.unit"), order.Unit),
            new Paper.Fact(
                look.Say("web.paper.strength"),
                people > 0 ? $"{people}"
                    : order.Strength is { } strength ? $"{strength}"
                    : look.Say("web.patrol.unsaid")
            ),
            new Paper.Fact(look.Say("web.patrol.vehicles"), Or(look, string.Join(", ", order.Vehicles))),
            new Paper.Fact(
                look.Say("web.patrol.planned"),
                $"{Speech.Zulu(task.Ordered.From)} – {(task.Ordered.To is { } to ? Speech.Zulu(to) : "–")}"
            ),
            new Paper.Fact(
                look.Say("web.patrol.done"),
                $"{(task.Out is { } left ? Speech.Zulu(left) : "–")} – {(task.Back is { } back ? Speech.Zulu(back) : "–")}"
            ),
            new Paper.Fact(look.Say("web.patrol.due"), Due(look, task)),
            new Paper.Fact(
                look.Say("web.patrol.route"),
                Or(
                    look,
                    string.Join(", ", order.Route.Select(point => PaperPlaces.Say(point, look.Places, look.Speech)))
                )
            ),
        ]);
    }

    private static string Due(PaperLook look, TaskLine task) =>
        task.Back is { } back
        && look.RuleOf<DebriefDue>() is { Requirement: DebriefDue due } rule
        && due.Kinds.Contains(task.Order.Kind)
            ? $"{look.Clock(back + Duration.FromMinutes(due.Minutes))} ({rule.Citation.Document}, {rule.Citation.Paragraph})"
            : look.Say("web.patrol.due.none");

    private static IEnumerable<Block> Brought(PaperLook look, TaskLine task, Debriefed said)
    {
        yield return new Heading(look.Say("web.patrol.debrief"));
        yield return new FactList([
            new Paper.Fact(
                look.Say("web.patrol.outcome"),
                look.Say(
                    said.Outcome switch
                    {
                        TaskOutcome.Done => "web.patrol.outcome.done",
                        TaskOutcome.Partly => "web.patrol.outcome.partly",
                        _ => "web.patrol.outcome.not-done",
                    }
                )
            ),
            new Paper.Fact(
                look.Say("web.patrol.kilometres"),
                said.Kilometres is { } kilometres ? look.Speech.Number(kilometres) : look.Say("web.patrol.unsaid")
            ),
        ]);
        yield return new Table(
            look.Say("web.sitrep.visits"),
            [
                new Column(look.Say("web.sitrep.place"), 4),
                new Column(look.Say("web.sitrep.arrived"), 3),
                new Column(look.Say("web.sitrep.left"), 3),
            ],
            [
                .. said.Visits.Select(visit => new Row([
                    Cell.Of(PaperPlaces.Say(visit.Where, look.Places, look.Speech)),
                    Cell.Of(look.Short(visit.Arrived)),
                    Cell.Of(look.Short(visit.Left)),
                ])),
            ],
            Empty: look.Say("web.sitrep.visits.none")
        );
        yield return new Table(
            look.Say("web.patrol.finds"),
            [
                new Column(look.Say("web.patrol.finds"), 4),
                new Column(look.Say("web.patrol.found"), 2, IsNumber: true),
                new Column(look.Say("web.patrol.destroyed"), 2, IsNumber: true),
            ],
            [
                .. said.Finds.Select(finds => new Row([
                    Cell.Of(CodeWords.Ordnance(finds.Kind, look.Speech)),
                    Cell.Of(finds.Found),
                    Cell.Of(finds.Destroyed),
                ])),
            ],
            Empty: look.Say("web.patrol.finds.none")
        );
        foreach (var block in said.Engaged is { } engaged ? Met(look, engaged) : [])
            yield return block;
        yield return new Heading(look.Say("web.sitrep.gender"), 2);
        yield return new Paragraph(said.Gender ?? look.Say("web.patrol.gender.none"));
        yield return new Heading(look.Say("web.sitrep.words"), 2);
        yield return new Paragraph(said.Words ?? look.Say("web.patrol.unsaid"));
    }

    private static IEnumerable<Block> Met(PaperLook look, Engaged engaged)
    {
        yield return new Heading(look.Say("web.patrol.engagement"), 2);
        yield return new Table(
            look.Say("web.patrol.engagement"),
            [
                new Column(look.Say("web.patrol.met"), 4),
                new Column(look.Say("web.patrol.women"), 2),
                new Column(look.Say("web.patrol.men"), 2),
            ],
            [
                .. engaged.Met.Select(met => new Row([
                    Cell.Of(CodeWords.Class(met.Class, look.Speech)),
                    met.Women is { } women ? Cell.Of(women) : Cell.Of("–"),
                    met.Men is { } men ? Cell.Of(men) : Cell.Of("–"),
                ])),
            ],
            Empty: look.Say("web.patrol.met.none")
        );
        yield return new FactList([
            new Paper.Fact(
                look.Say("web.patrol.team"),
                look.Say(engaged.IsTeamMixed ? "web.patrol.team.mixed" : "web.patrol.team.one")
            ),
            new Paper.Fact(look.Say("web.patrol.concern"), Or(look, engaged.Concern)),
            new Paper.Fact(look.Say("web.patrol.follow-up"), Or(look, engaged.FollowUp)),
        ]);
    }

    private static IEnumerable<Block> Stopped(PaperLook look, TaskLine task)
    {
        yield return new Heading(look.Say("web.sitrep.restrictions"));
        yield return new Table(
            look.Say("web.sitrep.restrictions"),
            [
                new Column(look.Say("web.sitrep.time"), 3),
                new Column(look.Say("web.sitrep.place"), 4),
                new Column(look.Say("web.sitrep.party.told"), 3),
                new Column(look.Say("web.sitrep.minutes"), 2, IsNumber: true),
                new Column(look.Say("web.sitrep.words"), 5),
            ],
            [
                .. task.Restrictions.Select(fact =>
                {
                    var said = (Restricted)fact.Claim;
                    return new Row([
                        Cell.Of(look.Short(fact.From)),
                        Cell.Of(PaperPlaces.Say(said.Where, look.Places, look.Speech)),
                        Cell.Of(said.Party is { } party ? CodeWords.Actor(party, look.Speech) : "–"),
                        said.MinutesLost is { } minutes ? Cell.Of(minutes) : Cell.Of("–"),
                        Cell.Of(said.Words),
                    ]);
                }),
            ],
            Empty: look.Say("web.patrol.restrictions.none")
        );
    }

    private static IEnumerable<Block> Seen(PaperLook look, TaskLine task)
    {
        yield return new Heading(look.Say("web.sitrep.events"));
        yield return new Paragraph(look.Say("web.sitrep.not-assessed"));
        yield return SightingTable.Of(
            look,
            "web.sitrep.events",
            Observations.OnTask(look.Known, task.Order.Task),
            look.Say("web.patrol.seen.none")
        );
    }

    private static string Or(PaperLook look, string? text) =>
        string.IsNullOrEmpty(text) ? look.Say("web.patrol.unsaid") : text;
}
