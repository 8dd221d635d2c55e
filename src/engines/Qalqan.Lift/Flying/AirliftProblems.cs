using System.Globalization;
using NodaTime.Text;
using Qalqan.Measures;

namespace Qalqan.Lift;

/// <summary>What is wrong with a question before it is answered.</summary>
internal static class AirliftProblems
{
    private const double MetresInFoot = 0.3048;

    // The longest paved runway there is measures 5,500 m.
    private const double LongestRunway = 6000;

    public static IReadOnlyList<Problem> Of(Airlift lift)
    {
        List<Problem> problems = [];
        var (aircraft, load) = (lift.Aircraft, lift.Load);
        foreach (var (name, figure) in aircraft.Figures)
            if (figure is not null && !(double.IsFinite(figure.Value) && figure.Value > 0))
                problems.Add(new("figure-not-positive", name, Text(figure.Value), ">0", "correct-figure"));
        if (problems.Count == 0 && aircraft.OperatingMass.Value >= aircraft.TakeoffMass.Value)
            problems.Add(
                new(
                    "operating-mass-above-takeoff-mass",
                    aircraft.Type,
                    Kg(aircraft.OperatingMass.Value),
                    "<" + Kg(aircraft.TakeoffMass.Value),
                    "correct-figure"
                )
            );
        if (load.Persons < 0)
            problems.Add(new("persons-negative", "load", Text(load.Persons), ">=0", "correct-figure"));
        if (load.Persons > 0 && !(double.IsFinite(load.PersonKg) && load.PersonKg > 0))
            problems.Add(new("figure-not-positive", "person-mass", Text(load.PersonKg), ">0", "correct-figure"));
        if (!(double.IsFinite(load.CargoKg) && load.CargoKg >= 0))
            problems.Add(new("cargo-not-a-mass", "load", Text(load.CargoKg), ">=0", "correct-figure"));
        if (load.HeaviestPieceKg > load.CargoKg)
            problems.Add(
                new("piece-above-cargo", "load", Kg(load.HeaviestPieceKg), "<=" + Kg(load.CargoKg), "correct-figure")
            );
        var heaviest = Math.Max(load.HeaviestPieceKg, load.Persons > 0 ? load.PersonKg : 0);
        if (heaviest > aircraft.Structure.Value)
            problems.Add(
                new(
                    "payload-above-structure",
                    aircraft.Type,
                    Kg(heaviest),
                    "<=" + Kg(aircraft.Structure.Value),
                    "divide-or-other-aircraft"
                )
            );
        if (load.Persons == 0 && load.CargoKg == 0)
            problems.Add(new("load-empty", "load", "0", ">0", "name-a-load"));
        if (lift.Routes.Count == 0)
            problems.Add(new("no-route", "routes", "0", ">=1", "name-a-route"));
        return problems;
    }

    public static IReadOnlyList<Problem> Of(Airlift lift, Route route)
    {
        List<Problem> problems = [];
        if (route.Flights.Count == 0)
            problems.Add(new("no-flight", "route", "0", ">=1", "name-a-route"));
        foreach (var (flight, next) in route.Flights.Zip(route.Flights.Skip(1)))
        {
            if (flight.To.Code != next.From.Code)
                problems.Add(new("route-broken", next.From.Code, next.From.Code, flight.To.Code, "join-the-flights"));
            if (!flight.To.HasFuel)
                problems.Add(new("no-fuel", flight.To.Code, "no-fuel", "fuel", "other-stop"));
        }
        Airfield[] fields =
        [
            .. route.Flights.SelectMany(flight => new[] { flight.From, flight.To }).DistinctBy(field => field.Code),
        ];
        foreach (var field in fields)
            Field(lift, field, problems);
        foreach (var flight in route.Flights)
            Flight(lift, flight, problems);
        return problems;
    }

    private static void Field(Airlift lift, Airfield field, List<Problem> problems)
    {
        if (lift.Day is { } day && field.IsClosedOn(day))
            problems.Add(
                new("airfield-closed", field.Code, LocalDatePattern.Iso.Format(day), "open", "other-day-or-airfield")
            );
        if (field.RunwayMetres is not { } metres)
            return;
        if (!(double.IsFinite(metres) && metres > 0))
            problems.Add(new("figure-not-positive", field.Code, Text(metres), ">0", "correct-figure"));
        else if (field.RunwayFeet is { } feet && Math.Abs(feet * MetresInFoot - metres) > 0.01 * metres)
            problems.Add(
                new(
                    "feet-and-metres",
                    field.Code,
                    Text(metres) + " m",
                    Text(Math.Round(feet * MetresInFoot)) + " m",
                    "correct-unit"
                )
            );
        else if (metres > LongestRunway)
            problems.Add(
                new("feet-and-metres", field.Code, Text(metres) + " m", $"<={LongestRunway} m", "correct-unit")
            );
    }

    private static void Flight(Airlift lift, Flight flight, List<Problem> problems)
    {
        var name = $"{flight.From.Code}-{flight.To.Code}";
        var cruise = lift.Aircraft.CruiseKmh.Value;
        foreach (var wind in new[] { flight.HeadwindKmh, flight.Alternate?.HeadwindKmh ?? 0 })
            if (!(Math.Abs(wind) < cruise))
                problems.Add(
                    new("wind-above-cruise", name, Text(wind) + " km/h", $"<{Text(cruise)} km/h", "correct-figure")
                );
        if (!(double.IsFinite(flight.OnwardFuel) && flight.OnwardFuel >= 0))
            problems.Add(new("fuel-not-a-mass", name, Text(flight.OnwardFuel), ">=0", "correct-figure"));
        var shortest = flight.From.At.DistanceTo(flight.To.At);
        if (flight.Way < shortest * 0.999) // a figure rounded to the kilometre is no slip
            problems.Add(new("way-below-shortest", name, Km(flight.Way), ">=" + Km(shortest), "correct-figure"));
    }

    private static string Km(Distance way) => Text(Math.Round(way.Kilometres, 1)) + " km";

    private static string Kg(double kg) => Text(kg) + " kg";

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
