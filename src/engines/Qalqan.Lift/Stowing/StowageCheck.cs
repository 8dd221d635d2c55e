namespace Qalqan.Lift;

/// <summary>
/// One breach: which box (its number in the list given, from 0), with which other where two are in it, what was seen and wanted in
/// centimetres, boxes or square centimetres, and the change that would heal it.
/// </summary>
public sealed record StowageFault(
    string Code,
    string Box,
    int? Number,
    int? Other,
    long Seen,
    long Wanted,
    string Change
);

/// <summary>Judges any stowage, whoever made it, by looking at every box and every two. It shares nothing with the search but the question.</summary>
public static class StowageCheck
{
    public static IReadOnlyList<StowageFault> Check(this Stowing stowing, IReadOnlyList<Stowed> stowed)
    {
        ArgumentNullException.ThrowIfNull(stowing);
        ArgumentNullException.ThrowIfNull(stowed);
        List<StowageFault> faults = [.. Counts(stowing, stowed)];
        for (var i = 0; i < stowed.Count; i++)
        {
            faults.AddRange(Alone(stowing, stowed, i));
            for (var j = i + 1; j < stowed.Count; j++)
                if (Shared(stowed[i], stowed[j]) is > 0 and var cm)
                    faults.Add(new StowageFault("boxes-overlap", stowed[i].Box, i, j, cm, 0, "move-one-of-two"));
            if (stowing.MustBeSupported && stowed[i].Z > 0)
            {
                var under = stowed.Where(other => other.Z + other.HeightCm == stowed[i].Z).Sum(o => Base(stowed[i], o));
                var wanted = (long)stowed[i].LengthCm * stowed[i].WidthCm;
                if (under < wanted)
                    faults.Add(
                        new StowageFault(
                            "not-supported",
                            stowed[i].Box,
                            i,
                            null,
                            under,
                            wanted,
                            "put-on-boxes-or-floor"
                        )
                    );
            }
        }
        return faults;
    }

    private static IEnumerable<StowageFault> Counts(Stowing stowing, IReadOnlyList<Stowed> stowed)
    {
        foreach (var group in stowed.GroupBy(one => one.Box))
        {
            var there = stowing.Boxes.Where(box => box.Id == group.Key).Sum(box => box.Count);
            if (group.Count() > there)
                yield return new StowageFault(
                    "more-than-there-are",
                    group.Key,
                    null,
                    null,
                    group.Count(),
                    there,
                    "take-out"
                );
        }
    }

    private static IEnumerable<StowageFault> Alone(Stowing stowing, IReadOnlyList<Stowed> stowed, int i)
    {
        var one = stowed[i];
        foreach (
            var (at, side, most) in new[]
            {
                (one.X, one.LengthCm, stowing.Hold.LengthCm),
                (one.Y, one.WidthCm, stowing.Hold.WidthCm),
                (one.Z, one.HeightCm, stowing.Hold.HeightCm),
            }
        )
            if (at < 0 || at + side > most)
                yield return new StowageFault(
                    "outside-hold",
                    one.Box,
                    i,
                    null,
                    at < 0 ? at : at + side,
                    at < 0 ? 0 : most,
                    "move-inside"
                );

        if (stowing.Boxes.FirstOrDefault(box => box.Id == one.Box) is not { } box)
            yield break;
        int[] sides = [box.LengthCm, box.WidthCm, box.HeightCm];
        if (!sides.Order().SequenceEqual(new[] { one.LengthCm, one.WidthCm, one.HeightCm }.Order()))
            yield return new StowageFault(
                "other-size",
                one.Box,
                i,
                null,
                (long)one.LengthCm * one.WidthCm * one.HeightCm,
                (long)sides[0] * sides[1] * sides[2],
                "correct-size"
            );
        else if (
            !(
                (box.Upright.HasFlag(Upright.Length) && one.HeightCm == box.LengthCm)
                || (box.Upright.HasFlag(Upright.Width) && one.HeightCm == box.WidthCm)
                || (box.Upright.HasFlag(Upright.Height) && one.HeightCm == box.HeightCm)
            )
        )
            yield return new StowageFault(
                "side-not-upright",
                one.Box,
                i,
                null,
                one.HeightCm,
                sides.Where((_, k) => box.Upright.HasFlag((Upright)(1 << k))).DefaultIfEmpty(0).First(),
                "turn-box"
            );
    }

    /// <summary>The least depth to which two boxes are in one another; 0 where they only touch.</summary>
    private static int Shared(Stowed one, Stowed other) =>
        Math.Min(
            Along(one.X, one.LengthCm, other.X, other.LengthCm),
            Math.Min(
                Along(one.Y, one.WidthCm, other.Y, other.WidthCm),
                Along(one.Z, one.HeightCm, other.Z, other.HeightCm)
            )
        );

    private static long Base(Stowed above, Stowed under) =>
        (long)Along(above.X, above.LengthCm, under.X, under.LengthCm)
        * Along(above.Y, above.WidthCm, under.Y, under.WidthCm);

    private static int Along(int from, int length, int otherFrom, int otherLength) =>
        Math.Max(0, Math.Min(from + length, otherFrom + otherLength) - Math.Max(from, otherFrom));
}
