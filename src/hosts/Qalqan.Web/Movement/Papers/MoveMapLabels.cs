using Qalqan.Paper;
using Dot = Qalqan.Paper.Dot;

namespace Qalqan.Web;

/// <summary>
/// Where texts stand beside what they name: at the first place around it that is free and within the picture; where none is, further and further down, so that
/// nothing lies over anything else. A hair line leads back from one that had to go far.
/// </summary>
internal sealed class MoveMapLabels(float width, float height)
{
    private const float Size = 7.5f;
    private const float Leading = 9.5f;
    private const float Gap = 5;

    // Wider than any letter of ours on the average: what is measured exactly is the PDF's own business.
    private const float Letter = 0.6f;

    private readonly List<(float Left, float Top, float Right, float Bottom)> taken = [];

    /// <summary>Nothing is written over this.</summary>
    public void Keep(Dot at, float around) => taken.Add((at.X - around, at.Y - around, at.X + around, at.Y + around));

    public IEnumerable<Mark> Put(Dot at, IEnumerable<(string Text, bool IsStrong)> texts)
    {
        List<(string Text, bool IsStrong)> lines = [.. texts];
        var (wide, tall) = (lines.Max(line => line.Text.Length) * Size * Letter, lines.Count * Leading);
        var (left, top) = Places(at, wide, tall).FirstOrDefault(place => IsFree(place, wide, tall));
        taken.Add((left, top, left + wide, top + tall));
        if (MathF.Abs(top + tall / 2 - at.Y) > tall + 3 * Gap)
            yield return new Stroke([at, new Dot(left, top + Leading / 2)], 0.3f);
        foreach (var (number, (text, isStrong)) in lines.Index())
            yield return new Lettering(text, new Dot(left, top + number * Leading), Size, isStrong);
    }

    private static IEnumerable<(float Left, float Top)> Places(Dot at, float wide, float tall)
    {
        for (var far = 0; far < 12; far++)
        {
            var away = Gap + far * Leading;
            yield return (at.X + Gap, at.Y - tall / 2 + far * Leading);
            yield return (at.X - Gap - wide, at.Y - tall / 2 + far * Leading);
            yield return (at.X - wide / 2, at.Y - away - tall);
            yield return (at.X - wide / 2, at.Y + away);
            yield return (at.X + Gap, at.Y - tall / 2 - far * Leading);
            yield return (at.X - Gap - wide, at.Y - tall / 2 - far * Leading);
        }
        yield return (at.X + Gap, at.Y);
    }

    private bool IsFree((float Left, float Top) place, float wide, float tall) =>
        place.Left >= 2
        && place.Top >= 2
        && place.Left + wide <= width - 2
        && place.Top + tall <= height - 2
        && taken.TrueForAll(one =>
            place.Left + wide <= one.Left
            || place.Left >= one.Right
            || place.Top + tall <= one.Top
            || place.Top >= one.Bottom
        );
}
