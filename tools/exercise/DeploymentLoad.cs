using NodaTime;
using Qalqan.Claims;

namespace Qalqan.Exercise;

/// <summary>
/// Who and what of the first deployment travels in what. Public are 139 people, 26 vehicles and the 45 kg of baggage that a person may have; every
/// other mass, every serial and all the ammunition is invented, and says so.
/// </summary>
public sealed class DeploymentLoad(MovePen pen, MoveCrew crew)
{
    private const string Move = DeploymentPlan.Move;
    private const int BaggageKg = 45;

    private static readonly Instant Listed = Story.Z("2024-02-28T06:00:00Z");
    private static readonly Instant Final = Story.Z("2024-03-13T06:00:00Z");
    private static readonly Instant Packed = Story.Z("2024-02-20T06:00:00Z");

    private static readonly (string Chalk, string Words)[] Lots =
    [
        ("K1", "Cartridges"),
        ("K2", "Signals and smoke"),
        ("K3", "Detonators"),
        ("K4", "Demolition charges"),
        ("K5", "Equipment"),
        ("K6", "Vehicles"),
    ];

    private int number;

    public void Write()
    {
        Chalks();
        Roles();
        Errands();
        Baggage();
        Weapons();
        Ammunition();
        Cargo();
    }

    private void Chalks()
    {
        var advance = MoveCrew.References(crew.Advance(Packed));
        Chalk(Packed, new ChalkListed(Move, "A1", "not-published", ["L1"], null, null, null, advance));
        Chalk(Packed, new ChalkListed(Move, "A2", "bus", ["L1-ROAD"], null, null, null, advance));
        foreach (var (lot, _) in Lots)
            Chalk(Packed, new ChalkListed(Move, lot, "cargo-lot", ["L2", "L3"], null, null, null, []));
        // Listed two weeks ahead; whose people have changed by the eve is listed again.
        foreach (var chalk in MoveCrew.Chalks)
        {
            var first = MoveCrew.References(crew.Of(chalk, Listed));
            var last = MoveCrew.References(crew.Of(chalk, Final));
            Chalk(Listed, Aircraft(chalk, first));
            if (!last.SequenceEqual(first))
                Chalk(Final, Aircraft(chalk, last));
        }
        foreach (var ((vehicle, people), place) in crew.OnTheRoad(Final).Select((one, place) => (one, place)))
        {
            var serial = place < MoveCrew.Vehicles / 2 ? "S1" : "S2";
            Chalk(Final, new ChalkListed(Move, vehicle, "vehicle", ["L6"], serial, 10, null, people));
        }
    }

    /// <summary>By seats two aircraft would do; what binds is the tighter leg, by the study, at an operating mass of 11.5 t.</summary>
    public static ChalkListed Aircraft(string chalk, IReadOnlyList<string> people) =>
        new(Move, chalk, "c295m", ["L4", "L5"], null, 71, 7308, people);

    private void Chalk(Instant at, ChalkListed chalk) => pen.Plan("S1", at, chalk);

    private void Roles()
    {
        var all = crew.MainBody(Final);
        Role("command", true, null, [.. MoveCrew.Command.Select(Holder).OfType<string>()]);
        Role("commander", false, 1, [.. MoveCrew.Command.Select(Holder).OfType<string>()]);
        Role("medic", false, 1, Of("DOCTOR", "FELDSHER", "NURSE", "MEDIC"));
        Role("ordnance", false, 1, Of("ENGO", "EOD"));
        Role("rifle", false, null, Of("RIFLE", "GUNNER"));
        Role("observer", false, null, Of("WATCH", "INTO", "SNIPER", "SCOMD"));

        List<string> Of(params string[] trades) =>
            MoveCrew.References(all.Where(holder => trades.Contains(holder.Post.Trade)));

        string? Holder(string post) => all.FirstOrDefault(holder => holder.Post.Id == post).Member?.Reference;
    }

    private void Role(string role, bool isChain, int? least, List<string> people) =>
        pen.Plan("S1", Final, new RoleListed(Move, role, isChain, least, people));

    private void Errands()
    {
        Errand("guard", "2024-03-15T18:00:00Z", "Guard of the camp", ("commander", 1), ("rifle", 24));
        Errand("medical-post", "2024-03-15T15:00:00Z", "Medical post of the camp", ("medic", 2));
        Errand("first-shift", "2024-03-18T06:00:00Z", "First shift of observation", ("observer", 6), ("rifle", 8));
        Errand("ordnance-party", "2024-03-18T06:00:00Z", "Ordnance party at call", ("ordnance", 3), ("medic", 1));
    }

    private void Errand(string errand, string from, string words, params (string Role, int Count)[] needs) =>
        pen.Say(
            "S3",
            Final,
            new ErrandPlanned(Move, errand, words, [.. needs.Select(need => new RoleNeed(need.Role, need.Count))]),
            Kernel.Validity.Since(Story.Z(from))
        );

    // A line for each sub-unit in each aircraft, under the first of its people, who answers for it.
    private void Baggage()
    {
        var advance = crew.Advance(Packed);
        Item(
            Packed,
            "baggage",
            "Baggage of the advance group",
            "A1",
            advance.Count,
            advance.Count * BaggageKg,
            person: advance[0].Member
        );
        foreach (var chalk in MoveCrew.Chalks)
        foreach (var unit in crew.Of(chalk, Final).GroupBy(holder => holder.Post.SubUnit))
            Item(
                Final,
                "baggage",
                $"Baggage of {unit.Key}, at the 45 kg that a person may have",
                chalk,
                unit.Count(),
                unit.Count() * BaggageKg,
                person: unit.First().Member
            );
    }

    private void Weapons()
    {
        foreach (var chalk in MoveCrew.Chalks)
        foreach (
            var holder in crew.Of(chalk, Final)
                .Where(holder => holder.Post.Trade == "SCOMD")
                .Concat(crew.Of(chalk, Final).Where(holder => holder.Post.Trade == "PLSGT"))
        )
            Item(
                Final,
                "weapon",
                "Rifle, type not published; mass invented",
                chalk,
                1,
                3.6m,
                person: holder.Member,
                serial: $"EXERCISE-W-{number + 1:0000}",
                isLabelled: false
            );
    }

    private void Ammunition()
    {
        foreach (var chalk in MoveCrew.Chalks)
            Ammunition(
                Final,
                chalk,
                "UN0012",
                "Cartridges, small arms, 1.4S; quantity invented",
                1,
                (24, 18, 1.4m),
                "AZ-OVF"
            );
        Ammunition(
            Packed,
            "K1",
            "UN0012",
            "Cartridges, small arms, 1.4S; quantity invented",
            60,
            (1440, 1080, 84),
            null
        );
        Ammunition(
            Packed,
            "K1",
            "UN0339",
            "Cartridges, inert projectile, 1.4C; quantity invented",
            20,
            (520, 400, 36),
            null
        );
        Ammunition(Packed, "K2", "UN0303", "Smoke, 1.4G; quantity invented", 12, (180, 120, 42), null);
        Ammunition(Packed, "K2", "UN0312", "Cartridges, signal, 1.4G; quantity invented", 8, (96, 64, 18), null);
        Ammunition(Packed, "K3", "UN0456", "Detonators, electric, 1.4S; quantity invented", 2, (14, 6, 0.2m), null);
        Ammunition(
            Packed,
            "K4",
            "UN0209",
            "TNT, 1.1D, by approval of the states; quantity invented",
            4,
            (108, 96, 96),
            "AZ-CARGO"
        );
    }

    private void Ammunition(
        Instant at,
        string lot,
        string un,
        string words,
        int boxes,
        (decimal Gross, decimal Net, decimal Explosive) kg,
        string? approval
    ) =>
        Item(
            at,
            "ammunition",
            words,
            lot,
            boxes,
            kg.Gross,
            un: un,
            net: kg.Net,
            explosive: kg.Explosive,
            approval: approval
        );

    private void Cargo()
    {
        for (var vehicle = 1; vehicle <= 26; vehicle++)
            Item(
                Packed,
                "vehicle",
                "Military vehicle, type, size and mass not published",
                "K6",
                1,
                null,
                serial: $"EXERCISE-VEH-{vehicle:00}"
            );
        (string What, string Words, int Count, int Kg)[] cargo =
        [
            ("radio", "Radios, vehicle sets; number and mass invented", 26, 390),
            ("radio", "Radios, hand sets; number and mass invented", 80, 96),
            ("radio", "Satellite terminals; number and mass invented", 2, 60),
            ("radio", "Masts and antennas; number and mass invented", 6, 240),
            ("medical", "Medical post, tables and lamps; mass invented", 8, 420),
            ("medical", "Dressings and medicines; mass invented", 14, 310),
            ("medical", "Stretchers; mass invented", 12, 96),
            ("equipment", "Detectors and suits of the engineers; mass invented", 10, 380),
            ("equipment", "Field kitchen stores; mass invented", 6, 900),
            ("equipment", "Spare wheels and parts; mass invented", 30, 2400),
        ];
        foreach (var (what, words, count, kg) in cargo)
            Item(Packed, what, words, "K5", count, kg, size: (120, 80, 100));
    }

    private void Item(
        Instant at,
        string what,
        string words,
        string within,
        int count,
        decimal? kg,
        Member? person = null,
        string? serial = null,
        string? un = null,
        decimal? net = null,
        decimal? explosive = null,
        string? approval = null,
        (int Length, int Width, int Height)? size = null,
        bool isLabelled = true
    )
    {
        number++;
        pen.Plan(
            "S4",
            at,
            new ItemListed(
                Move,
                $"I{number:000}",
                what,
                words,
                within,
                serial,
                person?.Reference,
                count,
                kg,
                net,
                explosive,
                un,
                size?.Length,
                size?.Width,
                size?.Height,
                isLabelled ? Sscc.Of(number) : null,
                approval
            )
        );
    }
}
