using NodaTime;
using Qalqan.Claims;

namespace Qalqan.Exercise;

/// <summary>Draws everybody's profile: no two of one surname and given name, women as many as was declared in each rotation.</summary>
public sealed class Profiles(List<Post> posts, Roster roster, Xoshiro256StarStar dice)
{
    // Rotation 1 and 2 as facts/strength.ndjson declares them; of rotation 3 nothing is public.
    private static readonly Dictionary<string, int> Women = new()
    {
        ["R1"] = 7,
        ["R2"] = 2,
        ["R3"] = 5,
    };

    // After what the sources name: medical workers, cooks, interpreters, marksmen. Nobody of these trades is substituted,
    // so the number holds on every day of a tour.
    private static readonly string[] TradesOfWomen = ["MEDIC", "NURSE", "FELDSHER", "COOK", "INTERP", "SNIPER", "EGTM"];

    private static readonly Dictionary<string, (int Least, int Most)> Ages = new()
    {
        ["OR-3"] = (20, 27),
        ["OR-4"] = (21, 31),
        ["OR-5"] = (23, 35),
        ["OR-6"] = (26, 39),
        ["OR-7"] = (29, 43),
        ["OR-9"] = (36, 47),
        ["OF-1"] = (23, 28),
        ["OF-2"] = (27, 35),
        ["OF-3"] = (32, 41),
        ["OF-4"] = (36, 44),
    };

    private readonly HashSet<(string, string)> taken = [];

    public List<Profile> Draw() => [.. roster.Rotations.SelectMany(Draw)];

    private List<Profile> Draw(Rotation rotation)
    {
        var eligible = posts
            .Zip(rotation.Members)
            .Where(pair => TradesOfWomen.Contains(pair.First.Trade))
            .Select(pair => pair.Second);
        var women = dice.Shuffled(eligible).Take(Women[rotation.Dates.Code]).ToHashSet();
        return
        [
            .. rotation
                .Members.OrderBy(member => member.Reference, StringComparer.Ordinal)
                .Select(member => Draw(rotation, member, women.Contains(member) ? Sex.Female : Sex.Male)),
        ];
    }

    private Profile Draw(Rotation rotation, Member member, Sex sex)
    {
        while (true)
        {
            var family = Family.Draw(dice);
            var given = family.DrawGiven(dice, sex);
            if (given != family.Father && taken.Add((family.Surname, given)))
                return new Profile(rotation, member, family, given, sex, DrawBirth(member));
        }
    }

    private LocalDate DrawBirth(Member member)
    {
        var (least, most) = Ages[member.Rank];
        var enrolled = member.Enrolled.InZone(Story.Home).Date;
        return enrolled.PlusYears(-dice.Between(least, most)).PlusDays(-dice.Below(365));
    }
}
