using NodaTime;

namespace Qalqan.Exercise;

/// <summary>
/// The days of one rotation. Of rotation 1 and 2 the days of leaving and arriving are public (see facts/); hours, lifts,
/// enrolment and leave are invented, and so is all of rotation 3, of which no date is public.
/// </summary>
public sealed record RotationDates(
    string Code,
    LocalDate EnrolFrom,
    int EnrolDays,
    LocalDate? Appointed,
    LocalDate TrainingTo,
    int Spares,
    int LostInTraining,
    LocalDate HomeLeaveFrom,
    int HomeLeaveSlots,
    int HomeLeaveEveryDays,
    LocalDate TourOrdered,
    LocalDate TourEnds,
    Instant FirstLift,
    Instant SecondLift,
    Instant ThirdLift,
    LocalDate CampLeaveFrom,
    LocalDate CampLeaveAgain,
    int CampLeaveSlots,
    Instant? DepartsFirst,
    Instant? DepartsLast,
    LocalDate? Released
)
{
    public static IReadOnlyList<RotationDates> All { get; } =
    [
        new(
            "R1",
            EnrolFrom: Story.Day("2023-03-27"),
            EnrolDays: 19,
            Appointed: Story.Day("2023-04-24"),
            TrainingTo: Story.Day("2023-09-30"),
            Spares: 5,
            LostInTraining: 5,
            HomeLeaveFrom: Story.Day("2023-10-09"),
            HomeLeaveSlots: 10,
            HomeLeaveEveryDays: 12,
            TourOrdered: Story.Day("2024-02-19"),
            TourEnds: Story.Day("2025-03-14"),
            FirstLift: Story.Z("2024-03-15T06:10:00Z"),
            SecondLift: Story.Z("2024-03-15T06:45:00Z"),
            ThirdLift: Story.Z("2024-03-15T07:20:00Z"),
            CampLeaveFrom: Story.Day("2024-04-29"),
            CampLeaveAgain: Story.Day("2024-09-30"),
            CampLeaveSlots: 10,
            DepartsFirst: Story.Z("2025-04-12T05:30:00Z"),
            DepartsLast: Story.Z("2025-04-13T05:30:00Z"),
            Released: Story.Day("2025-04-30")
        ),
        new(
            "R2",
            EnrolFrom: Story.Day("2024-09-02"),
            EnrolDays: 12,
            Appointed: null,
            TrainingTo: Story.Day("2025-03-28"),
            Spares: 3,
            LostInTraining: 3,
            HomeLeaveFrom: Story.Day("2025-02-10"),
            HomeLeaveSlots: 4,
            HomeLeaveEveryDays: 10,
            TourOrdered: Story.Day("2025-04-01"),
            TourEnds: Story.Day("2026-04-10"),
            FirstLift: Story.Z("2025-04-10T12:40:00Z"),
            SecondLift: Story.Z("2025-04-11T07:20:00Z"),
            ThirdLift: Story.Z("2025-04-11T08:05:00Z"),
            CampLeaveFrom: Story.Day("2025-05-19"),
            CampLeaveAgain: Story.Day("2025-10-20"),
            CampLeaveSlots: 10,
            DepartsFirst: Story.Z("2026-04-09T05:30:00Z"),
            DepartsLast: Story.Z("2026-04-10T05:30:00Z"),
            Released: Story.Day("2026-04-30")
        ),
        new(
            "R3",
            EnrolFrom: Story.Day("2025-09-08"),
            EnrolDays: 12,
            Appointed: null,
            TrainingTo: Story.Day("2026-03-27"),
            Spares: 2,
            LostInTraining: 2,
            HomeLeaveFrom: Story.Day("2026-02-09"),
            HomeLeaveSlots: 4,
            HomeLeaveEveryDays: 10,
            TourOrdered: Story.Day("2026-03-30"),
            TourEnds: Story.Day("2027-04-07"),
            FirstLift: Story.Z("2026-04-07T12:40:00Z"),
            SecondLift: Story.Z("2026-04-08T07:20:00Z"),
            ThirdLift: Story.Z("2026-04-08T08:05:00Z"),
            CampLeaveFrom: Story.Day("2026-05-18"),
            CampLeaveAgain: Story.Day("2026-10-19"),
            CampLeaveSlots: 10,
            DepartsFirst: null,
            DepartsLast: null,
            Released: null
        ),
    ];

    /// <summary>The advance group of the first rotation, and how many it takes of which sub-unit: invented.</summary>
    public static Instant AdvanceGroupArrives { get; } = Story.Z("2024-02-23T09:30:00Z");

    public static LocalDate AdvanceGroupTourEnds { get; } = Story.Day("2025-02-22");

    public static IReadOnlyList<(string SubUnit, int People)> AdvanceGroup { get; } =
    [("HQ", 2), ("OPS", 2), ("ENG", 3), ("MED", 2), ("SIG", 3), ("LOG", 8)];

    /// <summary>Twelve months were announced, relief came after thirteen: the order that must have been, on an invented day.</summary>
    public static LocalDate Extended { get; } = Story.Day("2025-02-10");

    public static LocalDate ExtendedTo { get; } = Story.Day("2025-04-13");
}
