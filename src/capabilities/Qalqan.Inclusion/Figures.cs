namespace Qalqan.Inclusion;

/// <summary>
/// A group whose strength everybody may know, told apart by sex: those on the roll, in posts, in the mission, of a rotation.
/// By reference, so that groups can be laid over one another; persons whose sex is not on record are in neither set.
/// </summary>
public sealed record CountedGroup(string Name, IReadOnlySet<string> Women, IReadOnlySet<string> Men);

/// <summary>
/// What may be told of a group. Both numbers, or neither: with the strength known each gives the other. <c>IsDeclared</c>: a
/// public source has told it, and it is told in that source's words and not from here.
/// </summary>
public sealed record Figure(string Name, int? Women, int? Men, bool IsDeclared)
{
    public bool IsWithheld => Women is null && !IsDeclared;
}

/// <summary>
/// Which of several figures by sex may be told together, so that no number below the least can be worked out from them.
/// </summary>
public static class Figures
{
    /// <summary>
    /// The figures in the order given, which is the order of preference. A group is told if what it adds to those already
    /// told leaves no part of anything told with fewer than <paramref name="least"/> women or men, and crosses none of them.
    /// </summary>
    /// <param name="declared">The group that a public source has declared by sex; it is known whatever its number.</param>
    // Told groups lie within one another or apart. Each, less those within it, leaves a part; parts are all that sums and
    // differences can ever give, alone or together. While every part has `least` of both sexes, anything smaller inside it
    // can still be all women or all men or a mixture, whatever strengths are known besides. Groups that cross could tell
    // more (a - b, and so a by the strength of b) and are not told; those made up of whole parts follow anyway and are.
    public static IReadOnlyList<Figure> Of(IReadOnlyList<CountedGroup> groups, int least, string? declared = null)
    {
        List<People> told = [.. groups.Where(group => group.Name == declared).Take(1).Select(People.Of)];
        List<Figure> figures = [];
        foreach (var group in groups)
        {
            var people = People.Of(group);
            var isDeclared = group.Name == declared;
            var isTold = !isDeclared && MayBeTold(people, told, least);
            if (isTold && !told.Exists(people.Equals))
                told.Add(people);
            figures.Add(
                isTold
                    ? new Figure(group.Name, group.Women.Count, group.Men.Count, false)
                    : new Figure(group.Name, null, null, isDeclared)
            );
        }
        return
        [
            .. figures.Zip(
                groups,
                (figure, group) =>
                    figure.IsWithheld && IsMadeUpOfParts(People.Of(group), told)
                        ? figure with
                        {
                            Women = group.Women.Count,
                            Men = group.Men.Count,
                        }
                        : figure
            ),
        ];
    }

    private static bool MayBeTold(People group, List<People> told, int least)
    {
        if (group.IsEmpty || told.Exists(group.Crosses))
            return false;
        if (told.Exists(group.Equals))
            return true;
        var around = told.Where(other => group.IsWithin(other)).MinBy(other => other.Count);
        return IsEnough(PartOf(group, told)) && (around is null || IsEnough(PartOf(around, [.. told, group])));

        // A part with nobody in it tells nothing.
        bool IsEnough(People part) => part.IsEmpty || (part.Women.Count >= least && part.Men.Count >= least);
    }

    private static bool IsMadeUpOfParts(People group, List<People> told) =>
        !group.IsEmpty
        && told.Select(one => PartOf(one, told))
            .Where(part => !part.IsEmpty && part.IsWithin(group))
            .Sum(part => part.Count) == group.Count;

    /// <summary>The group less all told groups that lie within it.</summary>
    private static People PartOf(People group, List<People> told)
    {
        var within = told.Where(other => other.IsWithin(group) && other.Count < group.Count).ToList();
        return new People(
            [.. group.Women.Where(person => !within.Exists(other => other.Women.Contains(person)))],
            [.. group.Men.Where(person => !within.Exists(other => other.Men.Contains(person)))]
        );
    }

    private sealed class People(HashSet<string> women, HashSet<string> men)
    {
        public HashSet<string> Women => women;

        public HashSet<string> Men => men;

        public int Count => women.Count + men.Count;

        public bool IsEmpty => Count == 0;

        public static People Of(CountedGroup group) => new([.. group.Women], [.. group.Men]);

        public bool IsWithin(People other) => women.IsSubsetOf(other.Women) && men.IsSubsetOf(other.Men);

        public bool Crosses(People other) =>
            (women.Overlaps(other.Women) || men.Overlaps(other.Men)) && !IsWithin(other) && !other.IsWithin(this);

        public bool Equals(People other) => Count == other.Count && IsWithin(other);
    }
}
