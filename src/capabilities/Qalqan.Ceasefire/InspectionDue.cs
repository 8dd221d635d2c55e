using NodaTime;
using Qalqan.Kernel;

namespace Qalqan.Ceasefire;

/// <summary>
/// An area of limitation is inspected at least every so many days, and when a party asks. It binds the mission itself. One finding for each area
/// that was ever planned, asked for or visited; measured are the days since the last visit.
/// </summary>
public sealed record InspectionDue(int Days) : Requirement
{
    public static Shape Shape { get; } =
        Shape.State<InspectionDue>(
            "inspection-due",
            fields => new InspectionDue(fields.Whole("days", 1, 366)),
            (ruling, rule) => Inspections.Areas(ruling.Known).Select(area => rule.Judge(ruling, area))
        );

    /// <summary>The instant by which the area is to be visited again.</summary>
    public Instant DueOf(InspectedArea area) => area.CountedFrom + Duration.FromDays(Days);

    private Finding Judge(Ruling ruling, InspectedArea area)
    {
        var (known, due) = (ruling.Known, DueOf(area));
        var since = (decimal)Math.Floor((known.At - area.CountedFrom).TotalDays);
        var asked = Inspections
            .Wishes(known)
            .Where(wish => wish.Said.Area == area.Area && wish.Visit is null)
            .Select(wish => wish.Fact)
            .ToList();
        var verdict =
            known.At > due ? Verdict.Breached
            : asked.Count > 0 ? Verdict.Undetermined
            : Verdict.Met;
        return ruling.Find(
            ruling.Subject("area", area.Area),
            verdict,
            verdict switch
            {
                Verdict.Breached => Phrase.Of(
                    "ceasefire.inspection.over",
                    ("area", area.Area),
                    ("days", since),
                    ("due", due)
                ),
                Verdict.Undetermined => Phrase.Of(
                    "ceasefire.inspection.asked",
                    ("area", area.Area),
                    ("asked", asked[0].From)
                ),
                _ => Phrase.Of("ceasefire.inspection.done", ("area", area.Area), ("days", since), ("due", due)),
            },
            new Amount(since, Days, "days"),
            area.Evidence.Concat(asked),
            remedy: verdict is Verdict.Met ? null : Phrase.Of("ceasefire.inspection.remedy", ("area", area.Area))
        );
    }
}
