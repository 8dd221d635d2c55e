using System.Globalization;
using System.Text.RegularExpressions;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Operations;

/// <summary>One text taken apart from the left: where from, then the sight, then the error said behind it all.</summary>
internal sealed partial class PlaceReading(string text, Gazetteer gazetteer)
{
    // One for one, so that a position in it is a position in what was typed.
    private readonly string plain = LookAlikes.ToLatin(text);
    private readonly List<TextProblem> problems = [];
    private readonly List<Phrase> notes = [];
    private IReadOnlyList<PlaceHint> hints = [];

    public PlaceRead Read()
    {
        if (text.Length > PlaceText.MostCharacters)
            Refuse(
                Phrase.Of("place.too-long", ("most", PlaceText.MostCharacters)),
                PlaceText.MostCharacters,
                text.Length
            );
        else if (Unseen() is { } at)
            Refuse(Phrase.Of("place.unseen", ("seen", $"U+{(int)text[at]:X4}")), at, at + 1);
        else if (string.IsNullOrWhiteSpace(text))
            Refuse(Phrase.Of("place.empty"), 0, 0);
        else
            return Parts();
        return Done(null);
    }

    private PlaceRead Parts()
    {
        var end = plain.TrimEnd().Length;
        int? error = null;
        if (ErrorForm.Match(plain[..end]) is { Success: true } said)
        {
            error = ErrorOf(said.Groups["metres"]);
            end = plain[..said.Index].TrimEnd().Length;
        }
        var start = end - plain[..end].TrimStart().Length;
        var (origin, next) = Origin(start, end);
        Sight? sight = null;
        var rest = Separators.Match(plain, next, end - next);
        if (rest.Index + rest.Length < end)
            sight = SightReading.Read(plain[..end], rest.Index + rest.Length, problems, notes);
        return Done(origin is null ? null : origin with { Sight = sight, ErrorMetres = error });
    }

    private PlaceRead Done(Whereabouts? where) =>
        problems.Count > 0
            ? new PlaceRead(null, problems, [], hints)
            : new PlaceRead(where, [], notes, PlaceHints.Of(where!, gazetteer));

    // A name of the mission first and its longest: some begin with a number.
    private (Whereabouts? From, int Next) Origin(int start, int end)
    {
        for (var to = end; to > start; to = PreviousWord(start, to))
        {
            var place = gazetteer.Find(Spaces.Replace(text[start..to], " "));
            if ((place ?? gazetteer.Find(Spaces.Replace(plain[start..to], " "))) is { } found)
                return (new Whereabouts(found.Id, null, null, null, null), to);
        }
        if (LatLonForm.Match(plain, start, end - start) is { Success: true } pair)
            return (LatLon(pair), pair.Index + pair.Length);
        if (
            Fails(SightStart, seen => Phrase.Of("place.from-where", ("seen", seen)), start, end)
            || Fails(NoComma, seen => Phrase.Of("place.no-comma", ("seen", seen)), start, end)
        )
            return (null, end);
        return GridForm.IsMatch(plain[start..end]) ? Grid(start, end) : Unknown(start, end);
    }

    private bool Fails(Regex form, Func<string, Phrase> says, int start, int end)
    {
        var fails = form.IsMatch(plain[start..end]);
        if (fails)
            Refuse(says(text[start..end]), start, end);
        return fails;
    }

    private int PreviousWord(int start, int to)
    {
        var at = plain.AsSpan(start, to - start).LastIndexOfAny(" /\t\u00A0");
        return at < 0 ? start : start + plain.AsSpan(start, at).TrimEnd(" /\t\u00A0").Length;
    }

    private Whereabouts? LatLon(Match pair)
    {
        var (north, east) = (pair.Groups["north"], pair.Groups["east"]);
        foreach (var (number, most) in new[] { (north, 90m), (east, 180m) })
        {
            if (number.Value.Split('.') is [_, { Length: > 8 }])
                Refuse(Phrase.Of("place.decimals", ("seen", number.Value)), number);
            else if (Math.Abs(decimal.Parse(number.Value, CultureInfo.InvariantCulture)) > most)
                Refuse(
                    number == north
                        ? Phrase.Of("place.latitude", ("seen", number.Value))
                        : Phrase.Of("place.longitude", ("seen", number.Value)),
                    number
                );
        }
        return problems.Count > 0
            ? null
            : new Whereabouts(null, null, $"{Bare(north.Value)},{Bare(east.Value)}", null, null);
    }

    // Two groups of one length are the halves of one grid; one of even length that another follows stands alone.
    private (Whereabouts?, int Next) Grid(int start, int end)
    {
        var form = GridForm.Match(plain[start..end]);
        var (first, second) = (form.Groups["first"], form.Groups["second"]);
        var joined = second.Success && (second.Length == first.Length || first.Length % 2 != 0);
        var length =
            joined ? second.Index + second.Length
            : first.Success ? first.Index + first.Length
            : form.Groups["letters"].Index + form.Groups["letters"].Length;
        if (!joined && second.Success && second.Index + second.Length == end - start)
        {
            // Nothing behind it: half a grid with a figure lost, or a bearing alone, and nothing tells which.
            Refuse(Phrase.Of("place.grid.halves", ("seen", second.Value)), start + second.Index, end);
            return (null, end);
        }
        if (!Mgrs.TryParse(plain.Substring(start, length), out var grid, out var problem))
        {
            problems.Add(new TextProblem(GridFaults.Of(problem, text), start + problem.Start, problem.Length));
            hints = PlaceHints.Of(
                plain.Substring(start, length),
                plain[(start + length)..end].Trim(' ', '/'),
                gazetteer
            );
            return (null, start + length);
        }
        return (new Whereabouts(null, grid.ToString(), null, null, null), start + length);
    }

    // What follows is read too where it can be a sight, so that all that is wrong is said at once.
    private (Whereabouts?, int Next) Unknown(int start, int end)
    {
        var stop = plain.AsSpan(start, end - start).IndexOfAny(" /\t\u00A0") is >= 0 and var at ? start + at : end;
        var seen = text[start..stop];
        var alike = PlaceHints.Alike(plain[start..stop], gazetteer);
        Refuse(
            alike.Count == 0
                ? Phrase.Of("place.unknown", ("seen", seen))
                : Phrase.Of("place.unknown.maybe", ("seen", seen), ("maybe", string.Join(", ", alike))),
            start,
            stop
        );
        return (null, plain[stop..end].TrimStart(' ', '/') is [>= '0' and <= '9', ..] ? stop : end);
    }

    private int? ErrorOf(Group metres)
    {
        if (int.TryParse(metres.Value, CultureInfo.InvariantCulture, out var error) && error <= 100_000)
            return error;
        Refuse(Phrase.Of("place.error", ("seen", metres.Value)), metres);
        return null;
    }

    // Marks of direction and the like: they turn a text around on the screen and are in no place.
    private int? Unseen()
    {
        for (var i = 0; i < text.Length; i++)
            if (
                char.GetUnicodeCategory(text[i])
                    is UnicodeCategory.Format
                        or UnicodeCategory.Control
                        or UnicodeCategory.PrivateUse
                        or UnicodeCategory.OtherNotAssigned
                && text[i] != '\t'
            )
                return i;
        return null;
    }

    private void Refuse(Phrase says, Group at) => Refuse(says, at.Index, at.Index + at.Length);

    private void Refuse(Phrase says, int start, int end) => problems.Add(new TextProblem(says, start, end - start));

    private static string Bare(string number) => number.TrimStart('+');

    [GeneratedRegex(
        @"\G(?<north>[-+]?[0-9]{1,3}(?:[.][0-9]+)?)\s*,\s*(?<east>[-+]?[0-9]{1,3}(?:[.][0-9]+)?)(?=[\s/]|$)"
    )]
    private static partial Regex LatLonForm { get; }

    [GeneratedRegex(
        @"^(?<letters>[0-9]{1,3}\s*\p{L}\s*\p{L}\s*\p{L}(?!\p{L}))(?:(?:(?<first>[0-9]+)|[ \t\u00A0]+(?<first>[0-9]+)(?=[\s/]|$))(?:[ \t\u00A0]+(?<second>[0-9]+)(?=[\s/]|$))?)?"
    )]
    private static partial Regex GridForm { get; }

    [GeneratedRegex(
        @"^[0-9]+(?:[.][0-9]+)?\s*(?:(?:mils?|degrees|deg|°)(?![a-z])|[\s/]+[0-9.]+\s*k?m$)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex SightStart { get; }

    [GeneratedRegex(@"^[-+]?[0-9]{1,2}[.][0-9]+\s+[-+]?[0-9]{1,3}[.][0-9]+$")]
    private static partial Regex NoComma { get; }

    [GeneratedRegex(@"(?:^|[\s/])(?:±|[+]/?-)\s*(?<metres>[0-9]+)\s*m$", RegexOptions.IgnoreCase)]
    private static partial Regex ErrorForm { get; }

    [GeneratedRegex(@"\G[\s/]*")]
    private static partial Regex Separators { get; }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces { get; }
}
