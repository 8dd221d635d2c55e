using CsCheck;
using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Lift.Tests;

public sealed class FuelTests
{
    /// <summary>Kilometre by kilometre, mass by mass: the slow way that the exponentials stand for.</summary>
    [Fact]
    public void A_fuel_plan_flown_kilometre_by_kilometre_lands_with_its_contingency_and_reserve()
    {
        Gen.Select(Gen.Double[0, 6000], Gen.Double[20, 3500], Gen.Double[-60, 80], Gen.Double[0, 500], Gen.Bool)
            .Sample(
                (payload, way, wind, alternate, isolated) =>
                {
                    var aircraft = FirstCase.C295();
                    var flight = new Flight(
                        FirstCase.Almaty,
                        FirstCase.Damascus,
                        Distance.FromKilometres(way),
                        wind,
                        isolated ? null : new Alternate("X", Distance.FromKilometres(alternate), wind)
                    );
                    // Half an hour, or two hours, at 480 km/h.
                    var held = isolated ? 960 : alternate * 480 / (480 - wind) + 240;
                    var plan = FuelPlan.Of(aircraft, flight, Reserves.CivilTurbine, payload);

                    var landed = Flown(plan.TakeoffMass, way * 480 / (480 - wind));
                    var dry = Flown(landed - plan.Contingency, held);
                    Assert.Equal(plan.LandingMass, landed, 0.5);
                    Assert.Equal(11_500 + payload, dry, 0.5);
                    var fiveMinutes = landed - plan.Contingency - Flown(landed - plan.Contingency, 40);
                    Assert.Equal(Math.Max(0.05 * plan.Trip, fiveMinutes), plan.Contingency, 0.5);
                    Assert.Equal(plan.TakeoffMass + plan.Taxi, 11_500 + payload + plan.Fuel, 1e-6);
                },
                iter: 200
            );

        // Steps of a tenth of a kilometre at the mass in their middle.
        static double Flown(double mass, double kilometres)
        {
            const double step = 0.1;
            for (var left = kilometres; left > 0; left -= step)
            {
                var length = Math.Min(step, left);
                var middle = mass - 1.46 / 20_500 * mass * length / 2;
                mass -= 1.46 / 20_500 * middle * length;
            }
            return mass;
        }
    }

    [Fact]
    public void The_payload_of_a_flight_breaks_no_limit_and_a_kilo_more_breaks_the_binding_one()
    {
        Gen.Select(Gen.Double[100, 4000], Gen.Double[-60, 80], Gen.Double[9000, 12_500], Gen.Double[0, 3000])
            .Sample(
                (way, wind, operatingMass, onward) =>
                {
                    var aircraft = FirstCase.C295(operatingMass);
                    var flight = new Flight(
                        FirstCase.Almaty,
                        FirstCase.Damascus,
                        Distance.FromKilometres(way),
                        wind,
                        OnwardFuel: onward
                    );
                    var payload = FlightPayload.Of(aircraft, flight, Reserves.CivilPiston);
                    if (!payload.CanFly)
                        return;
                    Assert.Null(Broken(FuelPlan.Of(aircraft, flight, Reserves.CivilPiston, payload.Kg), 1e-3));
                    Assert.Equal(
                        payload.Binding.Limit,
                        Broken(FuelPlan.Of(aircraft, flight, Reserves.CivilPiston, payload.Kg + 0.01), 1e-3)
                    );
                },
                iter: 300
            );

        static Limit? Broken(FuelPlan plan, double hair) =>
            plan.Payload > 9250 + hair ? Limit.Structure
            : plan.TakeoffMass > 23_200 + hair ? Limit.TakeoffMass
            : plan.Fuel > 6120 + hair ? Limit.Tank
            : null;
    }

    // Published 1,300 (R), 3,700, 4,587, 5,400 km (G), reserves as the study calibrated: 185 km and 45 min, no contingency.
    [Fact]
    public void The_payload_range_curve_is_within_6_percent_of_what_is_published()
    {
        var reserves = new Reserves("calibration", 0, 0, Duration.Zero, Duration.FromMinutes(45), Duration.Zero);
        var curve = new PayloadRange(
            FirstCase.C295(11_000),
            reserves,
            new Alternate("X", Distance.FromKilometres(185))
        );

        foreach (var (payload, km) in new[] { (9250, 1300.0), (6000, 3700), (3000, 4587), (0, 5400) })
            Assert.Equal(km, curve.With(payload)!.Value.Kilometres, km * 0.06);
        Assert.Null(curve.With(9251));
        Assert.Equal([9250, 6080, 0], curve.Corners().Select(corner => corner.Payload));
        Assert.Equal([Limit.Structure, Limit.TakeoffMass, Limit.Tank], curve.Corners().Select(corner => corner.From));
    }

    // Each case makes one thing scarce on a short flight, where 9,250 kg of structure would bind otherwise.
    [Theory]
    [InlineData(Limit.Structure, 0, 0, 0, 0, 0, 0, 0, 0)]
    [InlineData(Limit.TakeoffMass, 20_000, 0, 0, 0, 0, 0, 0, 0)]
    [InlineData(Limit.Tank, 0, 900, 0, 0, 0, 0, 0, 0)]
    [InlineData(Limit.LandingMass, 0, 0, 18_000, 0, 0, 0, 0, 0)]
    [InlineData(Limit.TakeoffRunway, 0, 0, 0, 500, 0, 0, 0, 0)]
    [InlineData(Limit.LandingRunway, 0, 0, 0, 0, 250, 0, 0, 0)]
    [InlineData(Limit.TakeoffPermit, 0, 0, 0, 0, 0, 18_000, 0, 0)]
    [InlineData(Limit.LandingPermit, 0, 0, 0, 0, 0, 0, 18_000, 0)]
    [InlineData(Limit.TakeoffMass, 0, 0, 0, 0, 0, 0, 0, 9_000)] // fuel for onward takes the room
    public void Whatever_is_scarce_binds_and_its_mass_is_met_to_the_gram(
        Limit limit,
        double takeoffMass,
        double tank,
        double landingMass,
        double takeoffRunway,
        double landingRunway,
        double takeoffPermit,
        double landingPermit,
        double onward
    )
    {
        var c295 = FirstCase.C295();
        var aircraft = c295 with
        {
            TakeoffMass = c295.TakeoffMass with { Value = takeoffMass > 0 ? takeoffMass : 23_200 },
            Tank = c295.Tank with
            {
                Value =
                    tank > 0 ? tank
                    : onward > 0 ? 20_000
                    : 6_120,
            },
            LandingMass = landingMass > 0 ? c295.TakeoffMass with { Value = landingMass } : null,
        };
        var flight = new Flight(
            FirstCase.Almaty with
            {
                RunwayMetres = takeoffRunway > 0 ? takeoffRunway : null,
                PermitMass = takeoffPermit > 0 ? takeoffPermit : null,
            },
            FirstCase.Aktau with
            {
                RunwayMetres = landingRunway > 0 ? landingRunway : null,
                PermitMass = landingPermit > 0 ? landingPermit : null,
            },
            Distance.FromKilometres(200),
            OnwardFuel: onward,
            Alternate: new Alternate("X", Distance.FromKilometres(50))
        );

        var payload = FlightPayload.Of(aircraft, flight, Reserves.UnitedStatesTurboprop);

        Assert.Equal(limit, payload.Binding.Limit);
        var (met, most) = limit switch
        {
            Limit.Structure => (payload.Kg, 9_250),
            Limit.TakeoffMass => (payload.Fuel.TakeoffMass, aircraft.TakeoffMass.Value),
            Limit.Tank => (payload.Fuel.Fuel, tank),
            Limit.LandingMass => (payload.Fuel.LandingMass, landingMass),
            Limit.TakeoffRunway => (payload.Fuel.TakeoffMass, 23_200 * Math.Sqrt(takeoffRunway / 844)),
            Limit.LandingRunway => (payload.Fuel.LandingMass, 23_200 * Math.Sqrt(landingRunway / 420)),
            Limit.TakeoffPermit => (payload.Fuel.TakeoffMass, takeoffPermit),
            _ => (payload.Fuel.LandingMass, landingPermit),
        };
        Assert.Equal(most, met, 0.001);
    }

    [Fact]
    public void A_scheme_is_found_by_its_name_and_no_two_share_one()
    {
        Assert.Equal(Reserves.All.Count, Reserves.All.Select(scheme => scheme.Name).Distinct().Count());
        Assert.All(Reserves.All, scheme => Assert.Same(scheme, Reserves.Named(scheme.Name)));
        Assert.Null(Reserves.Named("none"));
    }

    [Fact]
    public void A_short_runway_and_a_permit_bind_before_the_structure()
    {
        var near = new Flight(
            FirstCase.Almaty with
            {
                RunwayMetres = 600,
            },
            FirstCase.Baku with
            {
                PermitMass = 17_000,
            },
            Distance.FromKilometres(300)
        );

        var limits = FlightPayload.Of(FirstCase.C295(), near, Reserves.CivilTurbine).Limits;

        Assert.Equal([Limit.LandingPermit, Limit.TakeoffRunway], limits.Take(2).Select(limited => limited.Limit));
    }

    [Fact]
    public void The_fewest_sorties_are_what_trying_every_number_finds()
    {
        Gen.Select(Gen.Int[0, 60], Gen.Int[60, 160], Gen.Int[0, 9000], Gen.Int[1, 40], Gen.Int[0, 5000])
            .Sample(
                (persons, personKg, cargo, seats, payload) =>
                {
                    if (persons == 0 && cargo == 0)
                        return;
                    var count = new SortieCount(payload, seats, new Load(persons, personKg, cargo));
                    var tried = Enumerable
                        .Range(1, 400)
                        .Cast<int?>()
                        .FirstOrDefault(n => Fits(n!.Value, persons, personKg, cargo, seats, payload));
                    Assert.Equal(tried, count.Fewest <= 400 ? count.Fewest : null);
                    if (count.Fewest is { } fewest && persons > 0 && count.GreatestPersonKg(fewest) is { } most)
                    {
                        var heavier = count with { Load = count.Load with { PersonKg = most + 0.001 } };
                        Assert.False(heavier.Fewest <= fewest);
                    }
                },
                iter: 2000
            );

        // Seats are filled one by one in turn, as long as one more person may come aboard; cargo takes what is left.
        static bool Fits(int sorties, int persons, int personKg, int cargo, int seats, int payload)
        {
            var aboard = new int[sorties];
            for (var person = 0; person < persons; person++)
            {
                var at = person % sorties;
                if (aboard[at] == seats || (aboard[at] + 1) * personKg > payload)
                    return false;
                aboard[at]++;
            }
            return aboard.Sum(count => payload - count * personKg) >= cargo;
        }
    }
}
