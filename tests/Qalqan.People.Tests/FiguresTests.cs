using CsCheck;
using Qalqan.Inclusion;

namespace Qalqan.People.Tests;

public class FiguresTests
{
    [Fact]
    public void A_group_is_told_from_the_least_number_on_and_not_below_it()
    {
        Assert.Equal("7/132", Told(3, Group("roll", 7, 132)));
        Assert.Equal("3/10", Told(3, Group("roll", 3, 10)));
        Assert.Equal("-", Told(3, Group("roll", 2, 132)));
        Assert.Equal("-", Told(3, Group("roll", 132, 2)));
        Assert.Equal("-", Told(3, Group("roll", 0, 139)));
        Assert.Equal("-", Told(10, Group("roll", 7, 132)));
    }

    [Fact]
    public void Of_two_groups_whose_difference_is_small_only_the_first_is_told()
    {
        Assert.Equal("9/150 -", Told(3, Group("roll", 9, 150), Group("mission", 7, 132)));
        Assert.Equal("10/150 7/132", Told(3, Group("roll", 10, 150), Group("mission", 7, 132)));
    }

    [Fact]
    public void The_other_of_two_rotations_follows_from_the_roll_and_so_both_are_told_or_neither()
    {
        Assert.Equal(
            "8/80 4/40 4/40",
            Told(3, Group("roll", 8, 80), Group("R1", 4, 40), Group("R2", 4, 40, from: 4, fromMen: 40))
        );
        Assert.Equal(
            "8/80 - -",
            Told(3, Group("roll", 8, 80), Group("R1", 6, 40), Group("R2", 2, 40, from: 6, fromMen: 40))
        );
    }

    [Fact]
    public void Groups_that_cross_are_not_told_together() =>
        Assert.Equal("10/50 -", Told(3, Group("posts", 10, 50), Group("mission", 10, 50, from: 5, fromMen: 20)));

    [Fact]
    public void What_is_declared_is_told_as_declared_and_what_would_give_away_a_part_of_it_is_not()
    {
        CountedGroup[] groups = [Group("roll", 4, 150), Group("mission", 2, 132)];
        Assert.Equal("- declared", Told(3, "mission", groups));
        Assert.Equal("4/150 -", Told(3, null, groups));
        Assert.Equal("5/150 declared", Told(3, "mission", Group("roll", 5, 150), Group("mission", 2, 132)));
    }

    [Fact]
    public void The_same_people_under_several_names_give_away_no_more_than_under_one()
    {
        var mission = Group("mission", 0, 1);
        Assert.Equal(
            "declared 0/1 0/1 -",
            Told(2, "mission", mission, mission with { Name = "a" }, mission with { Name = "b" }, Group("roll", 1, 2))
        );
    }

    /// <summary>
    /// An attacker who knows what is told, how the groups lie over one another and the strength of every combination of them
    /// tries every assignment of sexes that fits. What comes out the same in all of them is known.
    /// </summary>
    [Fact]
    public void No_number_below_the_least_can_be_worked_out_and_no_withheld_figure_either() =>
        Gen.Select(
                Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5]).Array[1, 5],
                Gen.Int[1, 31].Array[1, 5],
                Gen.Int[2, 3],
                Gen.Int[0, 7]
            )
            .Sample(
                (atoms, groups, least, declared) => Attack(atoms, groups, least, declared) is null,
                iter: 2_000,
                print: history => Attack(history.Item1, history.Item2, history.Item3, history.Item4) ?? ""
            );

    // An atom is a combination of groups, with its women and men; a group is a set of atoms, as bits.
    private static string? Attack((int Women, int Men)[] atoms, int[] groups, int least, int declared)
    {
        var all = (1 << atoms.Length) - 1;
        groups = [.. groups.Select(group => group & all)];
        var figures = Figures.Of(
            [
                .. groups.Select(
                    (group, i) =>
                        new CountedGroup(
                            $"{i}",
                            Persons("W", group, atom => atom.Women),
                            Persons("M", group, atom => atom.Men)
                        )
                ),
            ],
            least,
            declared < groups.Length ? $"{declared}" : null
        );
        var before = Worlds(atoms, [.. groups.Where((_, i) => figures[i].IsDeclared)]);
        var after = Worlds(atoms, [.. groups.Where((_, i) => !figures[i].IsWithheld)]);
        for (var set = 1; set <= all; set++)
        {
            var strength = Sum(set, i => atoms[i].Women + atoms[i].Men);
            var women = Sum(set, i => atoms[i].Women);
            if (!IsKnown(after, set) || IsKnown(before, set))
                continue;
            if (women < least || strength - women < least)
                return $"{women} women of {strength} in {set:b} are known: {Shown()}";
            // A declaration that its group is all of one sex tells of whatever lies in it; that is not ours to withhold.
            if (declared >= groups.Length && groups.Where((_, i) => figures[i].IsWithheld).Contains(set))
                return $"the withheld {set:b} is known: {Shown()}";
        }
        return null;

        string Shown() =>
            $"atoms {string.Join(' ', atoms)}, groups {string.Join(' ', groups.Select(g => $"{g:b}"))}, {string.Join(' ', figures)}";

        HashSet<string> Persons(string sex, int group, Func<(int Women, int Men), int> count) =>
            [
                .. Enumerable
                    .Range(0, atoms.Length)
                    .Where(i => (group >> i & 1) == 1)
                    .SelectMany(i => Enumerable.Range(0, count(atoms[i])).Select(n => $"{sex}-{i}-{n}")),
            ];
    }

    // Every number of women in each atom that gives the numbers told.
    private static List<int[]> Worlds((int Women, int Men)[] atoms, int[] told)
    {
        List<int[]> worlds =
        [
            [],
        ];
        foreach (var (women, men) in atoms)
            worlds =
            [
                .. worlds.SelectMany(world => Enumerable.Range(0, women + men + 1).Select(n => (int[])[.. world, n])),
            ];
        return
        [
            .. worlds.Where(world => told.All(group => Sum(group, i => world[i]) == Sum(group, i => atoms[i].Women))),
        ];
    }

    private static bool IsKnown(List<int[]> worlds, int set) =>
        worlds.TrueForAll(world => Sum(set, i => world[i]) == Sum(set, i => worlds[0][i]));

    private static int Sum(int set, Func<int, int> count)
    {
        var sum = 0;
        for (var i = 0; set >> i != 0; i++)
            sum += (set >> i & 1) == 1 ? count(i) : 0;
        return sum;
    }

    private static CountedGroup Group(string name, int women, int men, int from = 0, int fromMen = 0) =>
        new(
            name,
            Enumerable.Range(from, women).Select(n => $"W-{n}").ToHashSet(),
            Enumerable.Range(fromMen, men).Select(n => $"M-{n}").ToHashSet()
        );

    private static string Told(int least, params CountedGroup[] groups) => Told(least, null, groups);

    private static string Told(int least, string? declared, params CountedGroup[] groups) =>
        string.Join(
            ' ',
            Figures
                .Of(groups, least, declared)
                .Select(figure =>
                    figure.IsDeclared ? "declared"
                    : figure.IsWithheld ? "-"
                    : $"{figure.Women}/{figure.Men}"
                )
        );
}
