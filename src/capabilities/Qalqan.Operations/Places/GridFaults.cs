using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Operations;

/// <summary>Why a text is no grid, in words: what was seen and what was wanted.</summary>
internal static class GridFaults
{
    public static Phrase Of(MgrsProblem problem, string text)
    {
        var (seen, wanted) = (problem.Seen, problem.Wanted);
        return problem.Fault switch
        {
            MgrsFault.Script => Phrase.Of("place.grid.script", ("seen", seen)),
            MgrsFault.Zone => Phrase.Of("place.grid.zone", ("seen", seen)),
            MgrsFault.Polar => Phrase.Of("place.grid.polar", ("seen", seen)),
            MgrsFault.NoSuchZone => Phrase.Of("place.grid.no-zone", ("seen", seen), ("wanted", wanted)),
            MgrsFault.Band => Phrase.Of("place.grid.band", ("seen", seen)),
            MgrsFault.Column => Phrase.Of("place.grid.column", ("seen", seen), ("wanted", wanted)),
            MgrsFault.Row => Phrase.Of("place.grid.row", ("seen", seen)),
            MgrsFault.Figures => Phrase.Of("place.grid.figures", ("seen", seen)),
            MgrsFault.OddFigures => Phrase.Of(
                "place.grid.odd",
                ("seen", seen),
                ("count", problem.Seen.Count(char.IsAsciiDigit))
            ),
            MgrsFault.UnequalHalves => Phrase.Of("place.grid.halves", ("seen", seen)),
            MgrsFault.TooManyFigures => Phrase.Of("place.grid.too-many", ("seen", seen)),
            MgrsFault.NotInBand when problem.Wanted.Length > 0 => Phrase.Of(
                "place.grid.not-in-band",
                ("seen", seen),
                ("wanted", wanted)
            ),
            MgrsFault.NotInBand => Phrase.Of("place.grid.nowhere", ("seen", seen)),
            MgrsFault.NotInZone => Phrase.Of("place.grid.not-in-zone", ("seen", seen)),
            _ => Phrase.Of("place.grid.shape", ("seen", text.Trim())),
        };
    }
}
