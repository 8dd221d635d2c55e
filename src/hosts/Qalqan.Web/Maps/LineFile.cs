using System.Globalization;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Exchange;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Web;

/// <summary>What is said of a file of lines as a whole: which edition it is, how wrong it may be, whose it is, what it may be used for, from when on.</summary>
internal sealed record LineWishes(string Edition, int ErrorMetres, string Source, DrawnUse Use, LocalDate? From);

/// <summary>Lines and areas of a mission, taken out of a file: the whole of it or nothing.</summary>
internal static class LineFile
{
    private static readonly string[] Lines = ["alpha", "bravo", "alpha-1"];

    /// <summary>A drawing for each feature that the file names, by its code; none with the problems.</summary>
    public static IReadOnlyList<Drawn> Read(
        string file,
        MapRead read,
        LineWishes wishes,
        Known known,
        List<Problem> problems
    )
    {
        var before = problems.Count;
        problems.AddRange(read.Flaws.Select(flaw => FlawWords.Of(file, flaw)));
        problems.AddRange(
            read.LeftOut.Select(left => new Problem(file, 0, left, "lines and areas, and nothing beside them"))
        );
        var area = MissionArea.Of(known);
        if (area is { } own)
            problems.AddRange(Surroundings.Exchanged(read.Features, own).Select(flaw => FlawWords.Of(file, flaw)));
        if (problems.Count > before)
            return [];
        if (area is { } within)
            problems.AddRange(Surroundings.Outside(read.Features, within).Select(flaw => FlawWords.Of(file, flaw)));
        List<Drawn> drawn = [];
        foreach (var group in read.Features.GroupBy(feature => CodeOf(feature.Name)))
            if (Of(file, group.Key, [.. group], wishes, known, problems) is { } one)
                drawn.Add(one);
        return problems.Count == before ? drawn : [];
    }

    private static string CodeOf(string? name) => (name ?? "").Trim().ToLowerInvariant().Replace(' ', '-');

    private static Drawn? Of(
        string file,
        string code,
        List<Feature> pieces,
        LineWishes wishes,
        Known known,
        List<Problem> problems
    )
    {
        var first = pieces[0];
        Drawn? Refuse(string seen, string wanted)
        {
            problems.Add(FlawWords.Of(file, new Flaw(first.Line, first.Number, seen, wanted)));
            return null;
        }
        if (!Reference.IsWellFormed(code))
            return Refuse(
                code.Length == 0 ? "a feature without a name" : $"the name \"{StateTimes.Clip(code)}\"",
                $"the code of a line or area, such as alpha, bravo, alpha-1: {Reference.Wanted}"
            );
        var form = first.Outline is LineOutline ? DrawnForm.Line : DrawnForm.Area;
        if (pieces.Exists(piece => piece.Outline is PointOutline))
            return Refuse($"a point called \"{code}\"", "lines and areas");
        if (pieces.Exists(piece => piece.Outline is LineOutline != (form is DrawnForm.Line)))
            return Refuse($"a line and an area both called \"{code}\"", "one form of one name");
        if (known.DrawingOf(code, known.At) is { } there && there.Form != form)
            return Refuse(
                $"\"{code}\" as {JsonLines.Kebab(form)}",
                $"{JsonLines.Kebab(there.Form)}, as it is drawn now"
            );
        // A slip in a name would leave the old line in force beside a new one that nobody asks for.
        if (
            form is DrawnForm.Line
            && !known.DrawnAt(known.At).Select(line => line.Feature).Concat(Lines).Contains(code)
        )
            return Refuse($"a line called \"{code}\"", $"one of {string.Join(", ", Lines)}, or one that is drawn now");
        if (PointsOf(pieces, form, out var flaw) is not { } points)
        {
            problems.Add(FlawWords.Of(file, flaw!));
            return null;
        }
        var drawn = new Drawn(
            code,
            form,
            wishes.Use,
            wishes.Edition,
            string.Join(' ', points.Select(Write)),
            wishes.ErrorMetres,
            wishes.Source,
            null
        );
        foreach (var (seen, wanted) in drawn.Problems())
            Refuse(seen, wanted);
        return drawn;
    }

    private static IReadOnlyList<Place>? PointsOf(List<Feature> pieces, DrawnForm form, out Flaw? flaw)
    {
        flaw = null;
        if (form is DrawnForm.Line)
        {
            (var way, flaw) = Joined.Of(pieces);
            return way;
        }
        var first = pieces[0];
        if (pieces is [{ Outline: AreaOutline { Holes.Count: 0 } area }])
            return area.Outside;
        flaw = new Flaw(
            first.Line,
            first.Number,
            pieces.Count > 1 ? $"{pieces.Count} outlines of \"{first.Name}\"" : $"holes in \"{first.Name}\"",
            "one outline without holes"
        );
        return null;
    }

    private static string Write(Place place)
    {
        static string Degrees(double angle) => angle.ToString("0.########", CultureInfo.InvariantCulture);
        return $"{Degrees(place.Latitude)},{Degrees(place.Longitude)}";
    }
}
