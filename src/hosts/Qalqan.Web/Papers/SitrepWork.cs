using Qalqan.Claims;
using Qalqan.Operations;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>Tasks and the places they reached, what stood in their way, and what is planned.</summary>
internal static class SitrepWork
{
    public static IEnumerable<Block> Done(SitrepPart part)
    {
        var (look, figures) = (part.Look, part.Figures);
        yield return new Heading(look.Say("web.sitrep.tasks"));
        yield return new Table(
            look.Say("web.sitrep.tasks"),
            [
                new Column(look.Say("web.sitrep.kind"), 4),
                new Column(look.Say("web.sitrep.tasks.ordered"), 2, IsNumber: true),
                new Column(look.Say("web.sitrep.tasks.out"), 2, IsNumber: true),
                new Column(look.Say("web.sitrep.tasks.awaits"), 2, IsNumber: true),
                new Column(look.Say("web.sitrep.tasks.debriefed"), 2, IsNumber: true),
                new Column(look.Say("web.sitrep.tasks.cancelled"), 2, IsNumber: true),
            ],
            [
                .. figures
                    .Tasks.GroupBy(task => task.Order.Kind)
                    .OrderBy(kind => kind.Key, StringComparer.Ordinal)
                    .Select(kind => Kind(part, kind.Key, [.. kind])),
            ],
            Empty: look.Say("web.sitrep.tasks.none")
        );
        yield return new Heading(look.Say("web.sitrep.visits"), 2);
        yield return new Table(
            look.Say("web.sitrep.visits"),
            [
                new Column(look.Say("web.sitrep.task"), 3),
                new Column(look.Say("web.sitrep.place"), 4),
                new Column(look.Say("web.sitrep.out"), 3),
                new Column(look.Say("web.sitrep.arrived"), 3),
                new Column(look.Say("web.sitrep.left"), 3),
                new Column(look.Say("web.sitrep.back"), 3),
                new Column(look.Say("web.sitrep.before"), 3),
            ],
            [
                .. figures.Visits.Select(visited => new Row([
                    Cell.Of(visited.Task.Order.Task),
                    Cell.Of(part.Place(visited.Visit.Where)),
                    part.Time(visited.Task.Out),
                    part.Time(visited.Visit.Arrived),
                    part.Time(visited.Visit.Left),
                    part.Time(visited.Task.Back),
                    part.Time(visited.Before),
                ])),
            ],
            Empty: look.Say("web.sitrep.visits.none")
        );
    }

    public static IEnumerable<Block> Restricted(SitrepPart part)
    {
        var (look, figures) = (part.Look, part.Figures);
        var (minutes, unsaid) = figures.Lost;
        yield return new Heading(look.Say("web.sitrep.restrictions"));
        if (figures.Restrictions.Count > 0)
            yield return new Paragraph(
                look.Say(
                    unsaid == 0 ? "web.sitrep.restrictions.sum" : "web.sitrep.restrictions.sum.unsaid",
                    ("count", figures.Restrictions.Count),
                    ("minutes", minutes),
                    ("unsaid", unsaid)
                )
            );
        yield return new Table(
            look.Say("web.sitrep.restrictions"),
            [
                new Column(look.Say("web.sitrep.time"), 3),
                new Column(look.Say("web.paper.reference"), 3),
                new Column(look.Say("web.sitrep.task"), 3),
                new Column(look.Say("web.sitrep.place"), 4),
                new Column(look.Say("web.sitrep.party.told"), 3),
                new Column(look.Say("web.sitrep.minutes"), 2, IsNumber: true),
                new Column(look.Say("web.sitrep.words"), 5),
            ],
            [
                .. figures.Restrictions.Select(one => new Row([
                    part.Time(one.Fact.From),
                    Cell.Of(one.Said.Restriction),
                    Cell.Of(one.Said.Task ?? "–"),
                    Cell.Of(part.Place(one.Said.Where)),
                    Cell.Of(one.Said.Party is { } party ? CodeWords.Actor(party, look.Speech) : "–"),
                    one.Said.MinutesLost is { } lost ? Cell.Of(lost) : Cell.Of("–"),
                    Cell.Of(one.Said.Words),
                ])),
            ],
            Empty: part.Zero
        );
    }

    public static IEnumerable<Block> Ahead(SitrepPart part)
    {
        var look = part.Look;
        yield return new Heading(look.Say("web.sitrep.future"));
        yield return new Table(
            look.Say("web.sitrep.future"),
            [
                new Column(look.Say("web.sitrep.task"), 3),
                new Column(look.Say("web.sitrep.kind"), 3),
                new Column(look.Say("web.sitrep.out"), 3),
                new Column(look.Say("web.sitrep.back"), 3),
                new Column(look.Say("web.sitrep.place"), 6),
            ],
            [
                .. part.Figures.Ahead.Select(task => new Row([
                    Cell.Of(task.Order.Task),
                    Cell.Of(CodeWords.Task(task.Order.Kind, look.Speech)),
                    part.Time(task.Ordered.From),
                    part.Time(task.Ordered.To),
                    Cell.Of(string.Join(", ", task.Order.Route.Select(part.Place))),
                ])),
            ],
            Empty: look.Say("web.sitrep.future.none")
        );
        if (part.Figures.Words.TryGetValue("future", out var words))
            yield return new Paragraph(words.Words);
    }

    private static Row Kind(SitrepPart part, string kind, List<TaskLine> tasks)
    {
        var list = $"/tasks?f.kind={Uri.EscapeDataString(kind)}";
        return new Row([
            Cell.Of(CodeWords.Task(kind, part.Look.Speech)),
            part.Count(tasks.Count, list),
            part.Count(In(TaskStanding.Out) + In(TaskStanding.Overdue), list),
            part.Count(In(TaskStanding.AwaitsDebrief), $"{list}&f.standing=awaits-debrief"),
            part.Count(In(TaskStanding.Debriefed), $"{list}&f.standing=debriefed"),
            part.Count(In(TaskStanding.Cancelled), $"{list}&f.standing=cancelled"),
        ]);

        int In(TaskStanding standing) => tasks.Count(task => task.Standing == standing);
    }
}
