using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Exercise;

/// <summary>
/// The first deployment as it went: counted at every place, by road under escort in two serials. Public are the escort by a UN unit and the police and
/// the day; the rest is invented. Positions lie on the straight line from airport to camp, and on no road.
/// </summary>
public sealed class DeploymentRoad(MovePen pen, MoveCrew crew)
{
    private const string Move = DeploymentPlan.Move;
    private const string Followed = "V09";

    private static readonly Duration Quarter = Duration.FromMinutes(15);
    private static readonly Instant Ordered = Story.Z("2024-03-12T09:00:00Z");
    private static readonly Instant Start = DeploymentPlan.MarchBegins;

    // Through approximate junctions, 88 km of the 85 to 95 that we read; rates make it about half of what a textbook has.
    private static readonly (string Point, string Title, int Km, int Rate, int Halt, int Arrive)[] Points =
    [
        ("GATE", "Damascus airport, gate", 0, 40, 0, 0),
        ("RING", "Southern ring, checkpoint", 20, 40, 10, 30),
        ("KHAN-SHIH", "Khan al-Shih, checkpoint", 42, 30, 15, 84),
        ("SASA", "Sa'sa, checkpoint", 60, 30, 10, 135),
        ("KHAN-ARN", "Khan Arnabah", 78, 30, 10, 181),
        ("CAMP", "Camp Faouar, gate", 88, 30, 0, 211),
    ];

    public void Write()
    {
        March();
        Flights();
        Road();
        Track();
    }

    private void March()
    {
        const int half = MoveCrew.Vehicles / 2;
        pen.Say(
            "S3",
            Ordered,
            new MarchOrdered(
                Move,
                "L6",
                100,
                7,
                2,
                10,
                [new("S1", [4, half - 4]), new("S2", [4, half - 4])],
                [
                    .. Points.Select(point => new MarchPoint(
                        point.Point,
                        point.Title,
                        point.Km,
                        point.Rate,
                        point.Halt,
                        30,
                        point.Point switch
                        {
                            "GATE" => new Whereabouts(null, null, "33.411499,36.515598", null, 3500),
                            "CAMP" => new Whereabouts(null, null, "33.2389,35.9106", null, 1000),
                            _ => null,
                        }
                    )),
                ],
                []
            ),
            Validity.Since(Start)
        );
        Escort(
            "E-UN",
            45,
            "un-unit",
            "UN unit for special tasks",
            "Leads, tells the mission of each point passed",
            "CAMP",
            "Call sign ESCORT ONE, the mission's net",
            "Wait at the gate half an hour, ask the mission's operations; without it nobody leaves the airport"
        );
        Escort(
            "E-POLICE",
            30,
            "host-police",
            "Police of the host",
            "Opens the checkpoints on the way",
            "KHAN-ARN",
            "Through the mission's liaison at the airport",
            "Wait half an hour, go on under the UN unit alone only if the liaison agrees"
        );
    }

    private void Escort(
        string escort,
        int before,
        string body,
        string title,
        string task,
        string to,
        string contact,
        string ifNotMet
    )
    {
        var meet = Start - Duration.FromMinutes(before);
        pen.Say(
            "S3",
            Ordered,
            new EscortArranged(Move, escort, "L6", body, title, task, "GATE", to, "GATE", contact, ifNotMet),
            Validity.At(meet)
        );
        pen.Tell("S3", meet + Duration.FromMinutes(4), new EscortMet(Move, escort, true, null));
    }

    private void Flights()
    {
        var advance = crew.Advance(Start).Count;
        Count("L1", "UAAA", CountDoing.Leaving, null, advance, DeploymentPlan.AdvanceLeaves - Quarter);
        Pass("L1", null, DeploymentPlan.AdvanceLeaves, RotationDates.AdvanceGroupArrives);
        Count("L1", "OSDI", CountDoing.Arrived, null, advance, RotationDates.AdvanceGroupArrives + Quarter);
        Count("L1-ROAD", "OSDI", CountDoing.Leaving, null, advance, Story.Z("2024-02-23T10:50:00Z"));
        Pass("L1-ROAD", null, Story.Z("2024-02-23T11:00:00Z"), Story.Z("2024-02-23T14:20:00Z"));
        Count("L1-ROAD", "FAOUAR", CountDoing.Arrived, null, advance, Story.Z("2024-02-23T14:30:00Z"));
        Pass("L2", null, Story.Z("2024-02-22T09:05:00Z"), Story.Z("2024-02-25T07:40:00Z"));
        Pass("L3", null, Story.Z("2024-03-04T05:20:00Z"), Story.Z("2024-03-06T11:10:00Z"));
        foreach (var (chalk, place) in MoveCrew.Chalks.Select((chalk, place) => (chalk, place)))
        {
            var people = crew.Of(chalk, Start).Count;
            var (first, second) = (
                DeploymentPlan.MainLeaves + Quarter * place,
                DeploymentPlan.MainLeavesAktau + Quarter * place
            );
            Count("L4", "UAAA", CountDoing.Leaving, chalk, people, first - Quarter);
            Pass("L4", chalk, first, first + Duration.FromMinutes(294));
            Count("L4", "UATE", CountDoing.Arrived, chalk, people, first + Duration.FromMinutes(310));
            Count("L5", "UATE", CountDoing.Leaving, chalk, people, second - Duration.FromMinutes(10));
            Pass("L5", chalk, second, second + Duration.FromMinutes(258));
            Count("L5", "OSDI", CountDoing.Arrived, chalk, people, second + Duration.FromMinutes(275));
        }
    }

    private void Road()
    {
        var people = crew.OnTheRoad(Start);
        Count("L6", "OSDI", CountDoing.Leaving, null, people.Sum(one => one.People.Count), Start - Quarter);
        foreach (var (serial, place) in new[] { ("S1", 0), ("S2", 1) })
        {
            const int half = MoveCrew.Vehicles / 2;
            var heads = people.Skip(place * half).Take(half).Sum(one => one.People.Count);
            foreach (var point in Points)
            {
                // The second serial starts when the first and ten minutes are past; both lose a little at each checkpoint.
                var late = 14 * place + point.Km / 20;
                pen.Tell(
                    "S3",
                    Start + Duration.FromMinutes(point.Arrive + late),
                    new CheckedIn(Move, "L6", serial, point.Point, half, heads, null)
                );
            }
        }
        Pass("L6", null, Start, Start + Duration.FromMinutes(232));
        var advance = crew.Advance(Start).Count;
        Count(
            "L6",
            "FAOUAR",
            CountDoing.Arrived,
            null,
            people.Sum(one => one.People.Count),
            Start + Duration.FromMinutes(245),
            $"With the {advance} of the advance group the evening's roll call is 139"
        );
        Pass("L7", null, Story.Z("2024-03-15T12:45:00Z"), Story.Z("2024-03-16T11:30:00Z"));
        Pass("L8", null, DeploymentPlan.HandoverBegins, Story.Z("2024-03-18T10:00:00Z"));
    }

    // Three batches of one tracker; the second comes in two days late, and is of its own time.
    private void Track()
    {
        const int batch = 6;
        for (var number = 0; number < 3; number++)
        {
            List<TrackPoint> points =
            [
                .. Enumerable
                    .Range(number * batch, batch)
                    .Select(step => new TrackPoint(
                        Start + Duration.FromMinutes(14 + 12 * step),
                        Between(step, 3 * batch - 1)
                    )),
            ];
            pen.Say(
                "S3",
                points[^1].At + (number == 1 ? Duration.FromHours(48) : Duration.FromMinutes(30)),
                new Tracked(Move, Followed, "tracker", points),
                new Validity(points[0].At, points[^1].At)
            );
        }
    }

    private static string Between(int step, int steps)
    {
        var (north, east) = (
            334_115 - (334_115 - 332_389) * step / steps,
            365_156 - (365_156 - 359_106) * step / steps
        );
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{north / 10_000}.{north % 10_000:0000},{east / 10_000}.{east % 10_000:0000}"
        );
    }

    private void Count(
        string leg,
        string node,
        CountDoing doing,
        string? chalk,
        int counted,
        Instant when,
        string? words = null
    ) => pen.Tell("S1", when, new NodeCounted(Move, leg, node, doing, chalk, counted, [], [], words));

    private void Pass(string leg, string? chalk, Instant left, Instant arrived)
    {
        pen.Tell("S4", left, new LegPassed(Move, leg, chalk, LegDoing.Left, null));
        pen.Tell("S4", arrived, new LegPassed(Move, leg, chalk, LegDoing.Arrived, null));
    }
}
