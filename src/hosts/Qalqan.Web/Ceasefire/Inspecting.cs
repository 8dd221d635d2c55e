using NodaTime;
using NodaTime.Text;
using Qalqan.Ceasefire;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>Inspections of a mission at a look: its areas with the day each is due, plans, wishes, visits, and what was found of visits that a post decides on.</summary>
public sealed record InspectionLook(
    IReadOnlyList<(InspectedArea Area, Instant Due)> Areas,
    IReadOnlyList<InspectionPlan> Plans,
    IReadOnlyList<InspectionWish> Wishes,
    IReadOnlyList<InspectionVisit> Visits,
    IReadOnlyList<Finding> Open,
    int Days
);

/// <summary>Inspections of the areas of limitation: planned, asked for by a party, made and counted.</summary>
internal sealed class Inspecting(Archive archive, Adoption adoption, Days days)
{
    /// <summary>The areas there are: the bands of either side from its own line.</summary>
    public static IReadOnlyList<string> Areas { get; } =
    [.. new[] { Zone.Alpha, Zone.Bravo }.SelectMany(side => Zone.Bands.Select(band => $"{side}-{band}"))];

    public Looks<InspectionLook> Of(Inquiry inquiry) =>
        days.Look(
            inquiry,
            (look, problems) =>
            {
                var visits = Inspections.Visits(look.Known);
                var rule = adoption.InForce<InspectionDue>(look.Known, problems);
                return new InspectionLook(
                    [.. Inspections.Areas(look.Known).Select(area => (area, rule?.DueOf(area) ?? area.CountedFrom))],
                    Inspections.Plans(look.Known),
                    Inspections.Wishes(look.Known),
                    visits,
                    [
                        .. CaseFindings
                            .Of(adoption, look.Known, problems)
                            .Where(finding =>
                                finding.Decision is not Decision.None
                                && visits.Any(visit => visit.Said.Visit == finding.Subject)
                            ),
                    ],
                    rule?.Days ?? 0
                );
            }
        );

    /// <summary>A visit of the area is planned between two times, on the mission's clock, as a DTG or in Z.</summary>
    public Said Plan(User user, string? scope, string area, string from, string to, string unit, string? words) =>
        Say(
            user,
            scope,
            area,
            (mission, look, problems) =>
            {
                var (start, end) = (At(from, look, "from", true, problems), At(to, look, "to", true, problems));
                if (start is null || end is null || end < start)
                {
                    problems.Add(new Problem("to", 0, $"{from} to {to}", "two times, the later one last"));
                    return null;
                }
                var reference = DayNumbers.Next<InspectionPlanned>(look.Known, "INS", look.Day);
                return new Saying(
                    mission,
                    new Validity(start.Value, end.Value),
                    new InspectionPlanned(reference, area, unit.Length == 0 ? mission : unit, words)
                );
            }
        );

    /// <summary>A party asks for an inspection.</summary>
    public Said Ask(User user, string? scope, string area, string party, string? words) =>
        Say(
            user,
            scope,
            area,
            (mission, look, _) =>
                new Saying(
                    mission,
                    Validity.At(archive.Now),
                    new InspectionAsked(
                        DayNumbers.Next<InspectionAsked>(look.Known, "REQ", look.Day),
                        party,
                        area,
                        words
                    )
                )
        );

    /// <summary>The area was visited, on a plan or a wish where one is named, and this was counted.</summary>
    public Said Visit(User user, string? scope, string area, InspectionTyped typed) =>
        Say(
            user,
            scope,
            area,
            (mission, look, problems) =>
            {
                var (start, end) = (
                    At(typed.From, look, "from", false, problems),
                    At(typed.To, look, "to", false, problems)
                );
                List<string> wrong = [];
                var counts = CountsText.Read(typed.Counts, wrong);
                problems.AddRange(
                    wrong.Select(part => new Problem(
                        "counts",
                        0,
                        $"\"{StateTimes.Clip(part)}\"",
                        "such as 12 tank; 8 gun 122mm 15km; - missile-launcher"
                    ))
                );
                if (start is null || end is null || end < start || end > archive.Now)
                    problems.Add(
                        new Problem(
                            "to",
                            0,
                            $"{typed.From} to {typed.To}",
                            "two times that have passed, the later one last"
                        )
                    );
                if (
                    typed.Inspection is { } plan
                    && Inspections.Plans(look.Known).All(one => one.Said.Inspection != plan)
                )
                    problems.Add(
                        new Problem("inspection", 0, $"\"{StateTimes.Clip(plan)}\"", "a planned inspection on record")
                    );
                if (typed.Request is { } asked && Inspections.Wishes(look.Known).All(one => one.Said.Request != asked))
                    problems.Add(new Problem("request", 0, $"\"{StateTimes.Clip(asked)}\"", "a request on record"));
                if (problems.Count > 0)
                    return null;
                return new Saying(
                    mission,
                    new Validity(start!.Value, end!.Value),
                    new Inspected(
                        DayNumbers.Next<Inspected>(look.Known, "VIS", start.Value.InZone(look.Known.Zone).Date),
                        area,
                        typed.Inspection,
                        typed.Request,
                        counts,
                        typed.IsWhole,
                        typed.Denied,
                        typed.Words
                    )
                );
            }
        );

    private Said Say(User user, string? scope, string area, Func<string, DayLook, List<Problem>, Saying?> make) =>
        days.Say(
            user,
            scope,
            (mission, look, problems) =>
            {
                if (!Areas.Contains(area))
                    problems.Add(
                        new Problem("area", 0, $"\"{StateTimes.Clip(area)}\"", $"one of {string.Join(", ", Areas)}")
                    );
                var saying = make(mission, look, problems);
                problems.AddRange(
                    saying?.Claim.Problems().Select(one => new Problem("words", 0, one.Item1, one.Item2)) ?? []
                );
                return problems.Count > 0 || saying is null ? [] : [saying];
            }
        );

    private Instant? At(string text, DayLook look, string field, bool isPlan, List<Problem> problems)
    {
        if (Iso.TryParse(text, out var instant))
            return instant;
        List<FieldProblem> wrong = [];
        var typed = new Typed(new LogClock(archive.Now, look.Known.ZoneAt(archive.Now)), look.Places, wrong);
        var at = isPlan ? typed.Planned(field, text) : typed.Done(field, text);
        if (at is null)
            problems.Add(
                new Problem(
                    field,
                    0,
                    wrong is [var one, ..] ? Words.Speech.In("en").Say(one.Says) : "nothing",
                    "a time such as 2024-03-14T14:32 on the mission's clock, or a DTG"
                )
            );
        return at;
    }
}

/// <summary>What is typed of a visit.</summary>
public sealed record InspectionTyped(
    string From,
    string To,
    string Counts,
    bool IsWhole,
    string? Inspection,
    string? Request,
    string? Denied,
    string? Words
);
