using System.Globalization;

namespace Qalqan.Lift;

/// <summary>Which sides of a box may stand upright, as its marks allow; the other two lie along the hold either way.</summary>
[Flags]
public enum Upright
{
    None = 0,
    Length = 1,
    Width = 2,
    Height = 4,
    Any = Length | Width | Height,
}

/// <summary>So many equal boxes, in whole centimetres outside.</summary>
public sealed record Box(string Id, int LengthCm, int WidthCm, int HeightCm, int Count, Upright Upright = Upright.Any);

/// <summary>A container, an aircraft's hold or a lorry's bed taken as a cuboid, in whole centimetres inside.</summary>
public sealed record Hold(int LengthCm, int WidthCm, int HeightCm)
{
    public long VolumeCm3 => (long)LengthCm * WidthCm * HeightCm;
}

/// <summary>A box in its place: its corner nearest the hold's origin (front, left, floor), and its sides as it lies along the hold.</summary>
public sealed record Stowed(string Box, int X, int Y, int Z, int LengthCm, int WidthCm, int HeightCm);

/// <summary>Boxes in their places, and the share of the hold's volume that they fill, 0 to 1.</summary>
public sealed record Stowage(IReadOnlyList<Stowed> Boxes, double Filled);

/// <summary>
/// What is to be stowed, and whether each box must lie with the whole of its underside on the floor or on other boxes. By volume alone: mass,
/// balance, axles, lashing and the order of unloading are not asked.
/// </summary>
public sealed record Stowing(Hold Hold, IReadOnlyList<Box> Boxes, bool MustBeSupported = true)
{
    private const int LongestCm = 10_000;

    /// <summary>What keeps the question from being asked, every fault at once.</summary>
    public IReadOnlyList<Problem> Problems()
    {
        List<Problem> problems = [];
        Sides("hold", Hold.LengthCm, Hold.WidthCm, Hold.HeightCm);
        foreach (var box in Boxes)
        {
            Sides(box.Id, box.LengthCm, box.WidthCm, box.HeightCm);
            if (box.Count < 0)
                problems.Add(new Problem("count-negative", box.Id, Told(box.Count), "0 or more", "correct-count"));
            if ((box.Upright & Upright.Any) == Upright.None)
                problems.Add(new Problem("no-side-upright", box.Id, "0", "1 to 3", "name-upright-side"));
        }
        foreach (var twice in Boxes.GroupBy(box => box.Id).Where(group => group.Count() > 1))
            problems.Add(new Problem("box-twice", twice.Key, Told(twice.Count()), "1", "join-lines"));
        return problems;

        void Sides(string whose, params ReadOnlySpan<int> sides)
        {
            foreach (var side in sides)
                if (side is < 1 or > LongestCm)
                    problems.Add(
                        new Problem(
                            "side-out-of-range",
                            whose,
                            $"{Told(side)} cm",
                            $"1 to {Told(LongestCm)} cm",
                            "correct-side"
                        )
                    );
        }

        static string Told(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
