using NodaTime;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>
/// What stands around the incidents of a period return: the mandate, what the mission did, how it was stopped, the ordnance, the strength. What
/// nobody recorded is a named gap and no zero.
/// </summary>
internal static class PeriodReturnWork
{
    public static IEnumerable<Block> Mandate(PaperLook look)
    {
        var mandates = Contributing.MandatesOf(
            look.Contributing,
            look.DayOf(look.Period.Start),
            look.DayOf(look.Basis.AsOf)
        );
        yield return new Heading(look.Say("web.return.mandate"));
        yield return new Table(
            look.Say("web.return.mandate"),
            [
                new Column(look.Say("web.authorities.name"), 4),
                new Column(look.Say("web.person.from"), 3),
                new Column(look.Say("web.authorities.to"), 3),
                new Column(look.Say("web.authorities.citation"), 8),
                new Column(look.Say("web.authorities.mark"), 3),
            ],
            [
                .. mandates.Select(one => new Row([
                    Cell.Of(one.Title is { } title ? look.Speech.Say(title) : one.Name),
                    Cell.Of(look.Speech.Date(one.From!.Value)),
                    Cell.Of(one.To is { } to ? look.Speech.Date(to) : "–"),
                    Cell.Of($"{one.Citation.Document}, {one.Citation.Paragraph}"),
                    Cell.Of(look.Say("mark." + JsonLines.Kebab(one.Mark))),
                ])),
            ],
            Empty: look.Say("web.return.mandate.gap")
        );
    }

    public static IEnumerable<Block> Activity(PaperLook look)
    {
        var tasks = Tasks.Of(look.Known, look.Period, withOpen: false);
        var restrictions = Restrictions.Of(look.Known, look.Period);
        yield return new Heading(look.Say("web.return.activity"));
        if (restrictions.Count > 0)
        {
            var unsaid = restrictions.Count(one => one.Said.MinutesLost is null);
            yield return new Paragraph(
                look.Say(
                    unsaid == 0 ? "web.sitrep.restrictions.sum" : "web.sitrep.restrictions.sum.unsaid",
                    ("count", restrictions.Count),
                    ("minutes", restrictions.Sum(one => one.Said.MinutesLost ?? 0)),
                    ("unsaid", unsaid)
                )
            );
        }
        yield return ByMonth(look, tasks, restrictions);
        yield return new Heading(look.Say("web.return.ordnance"), 2);
        yield return Ordnance(look, tasks);
    }

    public static IEnumerable<Block> Strength(PaperLook look)
    {
        yield return new Heading(look.Say("web.return.strength"));
        yield return new Table(
            look.Say("web.return.strength"),
            [
                new Column(look.Say("web.return.contingent"), 5),
                new Column(look.Say("web.paper.strength"), 2, true),
                new Column(look.Say("web.sitrep.effective"), 2, true),
                new Column(look.Say("web.sitrep.leave"), 2, true),
                new Column(look.Say("web.sitrep.other"), 2, true),
                new Column(look.Say("web.state.unstated"), 2, true),
                new Column(look.Say("web.return.came"), 2, true),
                new Column(look.Say("web.return.went"), 2, true),
            ],
            [
                .. look.Strengths.Select(unit => new Row([
                    Cell.Of(unit.Title),
                    Cell.Of(unit.Total.Strength),
                    Cell.Of(unit.Total.Effective),
                    Cell.Of(unit.Total.Leave),
                    Cell.Of(unit.Total.Other),
                    Cell.Of(unit.Total.Unstated),
                    Cell.Of(unit.CheckedIn),
                    Cell.Of(unit.CheckedOut),
                ])),
            ],
            Empty: look.Say("web.sitrep.personnel.gap")
        );
    }

    // A month in which no task was recorded says so by a stroke: whether there was none, the record does not tell.
    private static Table ByMonth(
        PaperLook look,
        IReadOnlyList<TaskLine> tasks,
        IReadOnlyList<RestrictionLine> restrictions
    )
    {
        var stopped = Restrictions.ByMonth(restrictions, look.Known.Zone).ToDictionary(month => month.Month);
        var went = tasks.ToLookup(task => look.DayOf(task.Out ?? task.Ordered.From).ToYearMonth());
        var months = went.Select(month => month.Key).Union(stopped.Keys).Order();
        return new Table(
            look.Say("web.return.months"),
            [
                new Column(look.Say("web.return.month"), 3),
                new Column(look.Say("web.sitrep.tasks.ordered"), 2, true),
                new Column(look.Say("web.return.out"), 2, true),
                new Column(look.Say("web.sitrep.tasks.cancelled"), 2, true),
                new Column(look.Say("web.return.restrictions"), 2, true),
                new Column(look.Say("web.sitrep.minutes"), 2, true),
                new Column(look.Say("web.return.unsaid"), 2, true),
            ],
            [
                .. months.Select(month =>
                {
                    var own = went[month].ToList();
                    var stop = stopped.GetValueOrDefault(month);
                    return new Row([
                        Cell.Of($"{month.Year:0000}-{month.Month:00}"),
                        own.Count == 0 ? Cell.Of("–") : Cell.Of(own.Count),
                        own.Count == 0 ? Cell.Of("–") : Cell.Of(own.Count(task => task.Out is not null)),
                        own.Count == 0
                            ? Cell.Of("–")
                            : Cell.Of(own.Count(task => task.Standing is TaskStanding.Cancelled)),
                        Cell.Of(stop?.Restrictions ?? 0),
                        Cell.Of(stop?.Minutes ?? 0),
                        Cell.Of(stop?.NotSaid ?? 0),
                    ]);
                }),
            ],
            Empty: look.Say("web.return.months.none")
        );
    }

    private static Table Ordnance(PaperLook look, IReadOnlyList<TaskLine> tasks) =>
        new(
            look.Say("web.return.ordnance"),
            [
                new Column(look.Say("web.sitrep.kind"), 4),
                new Column(look.Say("web.patrol.found"), 2, true),
                new Column(look.Say("web.patrol.destroyed"), 2, true),
            ],
            [
                .. tasks
                    .SelectMany(task => task.Said?.Finds ?? [])
                    .GroupBy(finds => finds.Kind)
                    .OrderBy(kind => kind.Key, StringComparer.Ordinal)
                    .Select(kind => new Row([
                        Cell.Of(CodeWords.Ordnance(kind.Key, look.Speech)),
                        Cell.Of(kind.Sum(finds => finds.Found)),
                        Cell.Of(kind.Sum(finds => finds.Destroyed)),
                    ])),
            ],
            Empty: look.Say("web.return.ordnance.none")
        );
}
