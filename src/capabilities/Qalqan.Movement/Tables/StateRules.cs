using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Lift;

namespace Qalqan.Movement;

/// <summary>What a state asks before it lets an aircraft through, and how surely we know it.</summary>
public sealed record StateAsks(ClearanceRule Rule, Confidence Mark);

/// <summary>What states ask, and those of which nobody has found it: unknown, which is not nothing. Judges nothing.</summary>
public sealed record ClearanceRules(IReadOnlyList<StateAsks> Rules, IReadOnlyList<string> Unknown) : Requirement
{
    public static Shape Shape { get; } =
        Shape.State<ClearanceRules>(
            "clearance-rules",
            fields =>
            {
                var rules = fields.List("rules", Read);
                var unknown = fields.States("unknown");
                foreach (var state in unknown.Intersect(rules.Select(one => one.Rule.State)))
                    fields.Refuse("unknown", $"\"{state}\", of which there is a rule", "states without a rule only");
                return new ClearanceRules(rules, unknown);
            },
            (_, _) => []
        );

    private static StateAsks Read(Fields line)
    {
        var rule = new ClearanceRule(
            line.State("state"),
            line.OneOf("aircraft", "any", "state", "civil"),
            line.Ref("cargo"),
            line.WholeOrNull("leadWorkingDays", 0, 250),
            Hours(line, "leadHours"),
            Hours(line, "validityHours"),
            line.Text("source"),
            line.Date("lastVerified")
        );
        if (rule is { LeadWorkingDays: null, Lead: null })
            line.Refuse("leadWorkingDays", "no lead at all", "working days or hours, or the state under \"unknown\"");
        return new StateAsks(rule, line.Mark());
    }

    private static Duration? Hours(Fields line, string key) =>
        line.WholeOrNull(key, 1, 9_000) is { } hours ? Duration.FromHours(hours) : null;
}

/// <summary>The week of one state's offices. <c>Calendar</c> is null where its holidays were not entered: a count of days there has no answer.</summary>
public sealed record StateWeek(
    string State,
    DateTimeZone Zone,
    IReadOnlyList<IsoDayOfWeek> Weekend,
    WorkingCalendar? Calendar,
    string Source,
    Confidence Mark,
    Confidence? HolidaysMark
);

/// <summary>On which days offices are open. Judges nothing.</summary>
public sealed record WorkingCalendars(IReadOnlyList<StateWeek> Weeks) : Requirement
{
    public static Shape Shape { get; } =
        Shape.State<WorkingCalendars>(
            "working-calendars",
            fields => new WorkingCalendars(fields.List("calendars", Read)),
            (_, _) => []
        );

    private static StateWeek Read(Fields line)
    {
        var (state, zone) = (line.State("state"), line.Zone("zone"));
        var names = line.Texts("weekend");
        List<IsoDayOfWeek> weekend = [];
        foreach (var name in names)
            if (Enum.TryParse<IsoDayOfWeek>(name, ignoreCase: true, out var day) && day is not IsoDayOfWeek.None)
                weekend.Add(day);
            else
                line.Refuse("weekend", $"\"{name}\"", "days of the week, such as saturday");
        var known = line.UnderOrNull("known", TableFields.Days);
        List<LocalDate> holidays = [];
        foreach (var text in line.Texts("holidays"))
            if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day })
                holidays.Add(day);
            else
                line.Refuse("holidays", $"\"{text}\"", "days such as 2024-03-08 that the calendar has");
        foreach (var day in holidays.Where(day => known?.Contains(day) is not true))
            line.Refuse("holidays", $"{day:uuuu'-'MM'-'dd}", "days within \"known\", the years that were entered");
        return new StateWeek(
            state,
            zone,
            weekend,
            known is null ? null : new WorkingCalendar(state, zone, weekend, holidays, known),
            line.Text("source"),
            line.Mark(),
            line.Has("holidaysMark") ? line.Mark("holidaysMark") : null
        );
    }
}
