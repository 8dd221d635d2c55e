namespace Qalqan.Exercise;

/// <summary>Who goes on a task of a kind: a leader of the first trade that is free, then so many of each; of a platoon where it says <c>PL</c>.</summary>
public sealed record Team(
    string Kind,
    (string SubUnit, string Trade)[] Leaders,
    (string SubUnit, string Trade, int People)[] Crew,
    (string Stem, int Number)[] Vehicles,
    int LeastHours,
    int MostHours
)
{
    public const int Arlans = 15;
    public const int Trucks = 6;

    public static IReadOnlyList<Team> All { get; } =
    [
        new(
            "patrol",
            [("PL", "SCOMD"), ("PL", "PLSGT"), ("PL", "PLCOMD")],
            [("PL", "DRIVER", 2), ("PL", "GUNNER", 2), ("PL", "RIFLE", 3), ("PL", "SNIPER", 1), ("PL", "MEDIC", 1)],
            [("ARL", 2)],
            3,
            7
        ),
        new(
            "escort",
            [("PL", "SCOMD"), ("PL", "PLSGT"), ("PL", "PLCOMD")],
            [("PL", "DRIVER", 2), ("PL", "GUNNER", 2), ("PL", "RIFLE", 2), ("MED", "MEDIC", 1)],
            [("ARL", 3)],
            3,
            8
        ),
        new(
            "logistics",
            [("LOG", "SUPPLY"), ("LOG", "FUEL"), ("LOG", "MECH")],
            [("LOG", "DRIVER", 2), ("PL", "RIFLE", 2), ("PL", "GUNNER", 1)],
            [("KMZ", 2)],
            2,
            6
        ),
        new(
            "engagement",
            [("EGT", "EGTL"), ("EGT", "EGTM")],
            [("EGT", "EGTM", 2), ("EGT", "INTERP", 1), ("EGT", "MEDIC", 1), ("PL", "DRIVER", 1), ("PL", "RIFLE", 2)],
            [("ARL", 2)],
            2,
            4
        ),
        new(
            "guard",
            [("PL", "SCOMD"), ("PL", "PLSGT")],
            [("PL", "RIFLE", 4), ("PL", "GUNNER", 2), ("PL", "SNIPER", 1), ("PL", "DRIVER", 1)],
            [("ARL", 1)],
            8,
            12
        ),
        new(
            "quick-reaction",
            [("PL", "PLCOMD"), ("PL", "PLSGT"), ("PL", "SCOMD")],
            [("PL", "DRIVER", 2), ("PL", "GUNNER", 3), ("PL", "RIFLE", 4), ("PL", "MEDIC", 1), ("PL", "RADIO", 1)],
            [("ARL", 3)],
            1,
            4
        ),
        new(
            "evacuation",
            [("PL", "PLCOMD"), ("PL", "PLSGT"), ("PL", "SCOMD")],
            [("LOG", "DRIVER", 2), ("PL", "GUNNER", 3), ("PL", "RIFLE", 4), ("MED", "NURSE", 1), ("HQ", "INTERP", 1)],
            [("ARL", 3), ("KMZ", 2)],
            6,
            10
        ),
        new(
            "medical-evacuation",
            [("MED", "DOCTOR"), ("MED", "FELDSHER")],
            [("MED", "NURSE", 1), ("MED", "MEDIC", 1), ("MED", "DRIVER", 1), ("PL", "GUNNER", 1), ("PL", "DRIVER", 1)],
            [("AMB", 1), ("ARL", 1)],
            3,
            5
        ),
        .. from kind in new[] { "ordnance", "search", "minefield-recce", "find-recce" }
        select new Team(
            kind,
            [("ENG", "ENGO"), ("ENG", "EOD")],
            [("ENG", "EOD", 3), ("ENG", "SAPPER", 2), ("ENG", "DOG", 1), ("ENG", "DRIVER", 1), ("MED", "MEDIC", 1)],
            [("ENG", 1), ("ARL", 1)],
            3,
            7
        ),
    ];

    public static Team Of(string kind) => All.First(team => team.Kind == kind);

    /// <summary>How many there are of those of that stem: <c>ARL-01</c> to <c>ARL-15</c>.</summary>
    public static int FleetOf(string stem) =>
        stem switch
        {
            "ARL" => Arlans,
            "KMZ" => Trucks,
            "ENG" => 2,
            _ => 1,
        };
}
