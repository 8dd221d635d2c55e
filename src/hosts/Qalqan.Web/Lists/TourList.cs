using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>One person's tour.</summary>
public sealed record TourRow(Looked<Named<TourClock>> Look, TourLine Line)
{
    public LocalDate? DayOf(Instant? instant) => instant?.InZone(Look.Zone).Date;
}

/// <summary>The tour clock as a list: who serves, the nearest last day first and those beyond it before them, then who prepares, then who went home.</summary>
public static class TourList
{
    /// <summary>As near as this a holder without a successor is something to act on.</summary>
    private const int Soon = 30;

    public static Listing<Named<TourClock>, TourRow> Listing { get; } =
        new(
            "tour",
            "web.tour",
            look =>
                look.Value.Of.Lines.OrderBy(line => PlaceOf(line.Phase))
                    .ThenBy(line => line.DaysLeft is null)
                    .ThenBy(line => line.DaysLeft)
                    .ThenBy(line => line.Person, StringComparer.Ordinal)
                    .Select(line => new TourRow(look, line)),
            [
                Cells.OfPerson<TourRow>(row => row.Line.Person),
                Cells.Name<TourRow>((row, speech) => NameTold.Say(row.Look.Value, row.Line.Person, speech)),
                new("post", "web.roll.post", ColumnKind.Text, row => Worth.Of(row.Line.Post))
                {
                    Shows = (row, _) => row.Line.Post is { } post ? [Cells.Post(post)] : [],
                },
                new("rotation", "web.tour.rotation", ColumnKind.Choice, row => Worth.Of(row.Line.Rotation)),
                Cells.Phase<TourRow>(row => row.Line.Phase, Stands.Everywhere),
                new("arrived", "people.column.arrived", ColumnKind.Day, row => Worth.Of(row.DayOf(row.Line.Arrived)))
                {
                    Stands = Stands.InWorkbook,
                },
                new("departed", "web.tour.departed", ColumnKind.Day, row => Worth.Of(row.DayOf(row.Line.Departed)))
                {
                    Stands = Stands.InWorkbook,
                },
                new("ends", "web.roll.ends", ColumnKind.Day, row => Worth.Of(row.Line.Ends))
                {
                    Shows = (row, speech) =>
                        row.Line.Ends is not null ? [new Piece(Worth.Of(row.Line.Ends).ToString())]
                        : row.Line.IsInMission ? [new Piece(speech.Say(Phrase.Of("web.tour.no-end")), null, "wrong")]
                        : [],
                },
                Cells.DaysLeft<TourRow>(row => row.Line.DaysLeft),
                new("successor", "web.tour.successor", ColumnKind.Text, row => Worth.Of(row.Line.Successor?.Person))
                {
                    Shows = (row, speech) =>
                        row.Line.Successor is { } successor
                            ?
                            [
                                Cells.Person(successor.Person),
                                new Piece(
                                    speech.Say(Phrase.Of("successor." + PeopleWords.Of(successor.By))),
                                    null,
                                    "none"
                                ),
                            ]
                        : row.Line is { Post: not null, IsInMission: true }
                            ?
                            [
                                new Piece(
                                    speech.Say(Phrase.Of("web.tour.nobody")),
                                    null,
                                    row.Line.DaysLeft <= Soon ? "wrong" : "none"
                                ),
                            ]
                        : [],
                },
                new("relieves", "web.tour.relieves", ColumnKind.Text, row => Worth.Of(row.Line.Relieves))
                {
                    Shows = (row, _) => row.Line.Relieves is { } person ? [Cells.Person(person)] : [],
                    Stands = Stands.InWorkbook,
                },
                new("leave", "web.tour.leave", ColumnKind.Number, row => Worth.Of(row.Line.Taken?.Leave)),
                new("leaveEarned", "web.tour.leave.earned", ColumnKind.Number, row => Worth.Of(row.Line.Earned?.Leave)),
                new(
                    "compensatory",
                    "web.tour.compensatory",
                    ColumnKind.Number,
                    row => Worth.Of(row.Line.Taken?.Compensatory)
                ),
                new(
                    "compensatoryEarned",
                    "web.tour.compensatory.earned",
                    ColumnKind.Number,
                    row => Worth.Of(row.Line.Earned?.Compensatory)
                ),
                Cells.Disputed<TourRow>(row => row.Line.IsDisputed),
            ]
        )
        {
            Sums = look =>
                Phrase.Of(
                    "web.tour.sums",
                    ("count", look.Value.Of.Lines.Count),
                    ("in", look.Value.Of.Lines.Count(line => line.IsInMission))
                ),
            Old = new Dictionary<string, string> { [Reader.OfRotation] = "rotation" },
        };

    private static int PlaceOf(TourPhase phase) =>
        phase switch
        {
            TourPhase.InMission => 0,
            TourPhase.InPreparation => 1,
            _ => 2,
        };
}
