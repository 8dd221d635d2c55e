namespace Qalqan.Exercise;

/// <summary>What is written into orders and debriefs: short, and of nobody.</summary>
public static class TaskWords
{
    public static string Order(string kind, string route) =>
        kind switch
        {
            "patrol" => $"Mobile patrol {route}: be seen, watch both sides of the road, report changes",
            "escort" => $"Escort a supply convoy {route} and back",
            "logistics" => $"Rations, water and fuel {route}",
            "engagement" => $"Meet people {route}: movement, farming season, what worries them",
            "guard" => $"Strengthen the guard {route}",
            "quick-reaction" => $"Quick reaction {route}: reach, secure, report",
            "evacuation" => $"Bring UN personnel out {route}",
            "medical-evacuation" => $"Medical evacuation {route}",
            "search" => $"Search of the route {route}",
            "minefield-recce" => $"Reconnaissance of a minefield {route}",
            "find-recce" => $"Reconnaissance of a reported find {route}",
            _ => $"Destroy ordnance found {route}",
        };

    public static IReadOnlyList<string> Patrols { get; } =
    [
        "Route passable. No contact.",
        "Traffic as usual. Two herders met, friendly.",
        "Track washed out in two places, turned around once.",
        "New earthwork beside the road, photographed for the intelligence officer.",
        "Children near the road waved; drivers asked to keep 20 km/h in villages.",
        "Vehicle behind us for ten minutes, then turned off.",
    ];

    public static IReadOnlyList<string> Others { get; } =
    [
        "As ordered.",
        "As ordered, one halt for a tyre.",
        "Done; radio shadow for about ten minutes on the way.",
        "Done; the way back taken by the other road.",
    ];

    public static IReadOnlyList<string> Concerns { get; } =
    [
        "Farmers do not reach their fields near the line.",
        "The well pump has no fuel.",
        "Night flights keep children awake.",
        "Unexploded ordnance in the olive grove.",
        "The school bus turns back at the roadblock.",
        "Women will not go for water after dark.",
        "The clinic has no vaccine this month.",
    ];

    public static IReadOnlyList<string> FollowUps { get; } =
    [
        "Put to the liaison branch.",
        "Engineers to look at it within the week.",
        "Meet again in two weeks.",
        "Passed to civil affairs.",
    ];

    public static IReadOnlyList<string> GenderWords { get; } =
    [
        "Women spoke apart and only to the women of the team.",
        "Girls have stayed away from school since the roadblock.",
        "Fewer women at the market than in the week before.",
        "Women ask for light at the bus stop.",
    ];
}
