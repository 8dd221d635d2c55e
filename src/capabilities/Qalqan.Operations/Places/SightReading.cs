using System.Globalization;
using System.Text.RegularExpressions;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>
/// Bearing, unit, north and distance. Exactly four digits without a unit are mils, one to three are degrees; a unit that is said
/// goes before that. Without a north it is grid north: maps are read against it, and it is our own default, so a note says so.
/// </summary>
internal static partial class SightReading
{
    private const int MostMetres = 100_000;

    /// <summary>Reads from <paramref name="start"/> to the end of the text; null with every problem added.</summary>
    public static Sight? Read(string text, int start, List<TextProblem> problems, List<Phrase> notes)
    {
        var before = problems.Count;
        var end = text.TrimEnd().Length;
        if (LoneDistance.IsMatch(text[start..end]))
        {
            problems.Add(
                new TextProblem(Phrase.Of("place.sight.lone", ("seen", text[start..end])), start, end - start)
            );
            return null;
        }
        if (Form.Match(text, start, end - start) is not { Success: true } form || form.Index != start)
        {
            problems.Add(new TextProblem(Phrase.Of("place.sight", ("seen", text[start..end])), start, end - start));
            return null;
        }
        var bearing = Bearing(form, problems, notes);
        var metres = Metres(form, problems);
        if (form.Index + form.Length < end)
        {
            var rest = form.Index + form.Length + text[(form.Index + form.Length)..end].TakeWhile(IsSeparator).Count();
            problems.Add(new TextProblem(Phrase.Of("place.sight.rest", ("seen", text[rest..end])), rest, end - rest));
        }
        if (problems.Count > before)
            return null;
        var north = NorthOf(form.Groups["north"].Value);
        if (north is null)
            notes.Add(Phrase.Of("place.note.grid-north"));
        return new Sight(bearing.Number, bearing.Unit, north ?? North.Grid, metres);
    }

    private static (decimal Number, AngleUnit Unit) Bearing(Match form, List<TextProblem> problems, List<Phrase> notes)
    {
        var (number, unit) = (form.Groups["bearing"], form.Groups["unit"]);
        var digits = number.Value.Split('.')[0].Length;
        if (!unit.Success && digits > 4)
        {
            problems.Add(Refused(Phrase.Of("place.bearing.digits", ("seen", number.Value)), number));
            return default;
        }
        var isMils = unit.Success ? unit.Value.StartsWith("mil", StringComparison.OrdinalIgnoreCase) : digits == 4;
        if (!unit.Success && isMils)
            notes.Add(Phrase.Of("place.note.mils", ("seen", number.Value)));
        if (
            !decimal.TryParse(
                number.Value,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var bearing
            )
            || bearing >= (isMils ? 6400 : 360)
        )
            problems.Add(
                Refused(
                    isMils
                        ? Phrase.Of("place.bearing.mils", ("seen", number.Value))
                        : Phrase.Of("place.bearing.degrees", ("seen", number.Value)),
                    number
                )
            );
        return (bearing, isMils ? AngleUnit.Mils : AngleUnit.Degrees);
    }

    private static int? Metres(Match form, List<TextProblem> problems)
    {
        var (number, unit) = (form.Groups["distance"], form.Groups["metric"]);
        if (!number.Success)
            return null;
        if (!unit.Success)
        {
            problems.Add(Refused(Phrase.Of("place.distance.unit", ("seen", number.Value)), number));
            return null;
        }
        var isRead = decimal.TryParse(
            number.Value,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var distance
        );
        var metres = isRead && distance <= MostMetres ? distance * (unit.Value is "m" or "M" ? 1 : 1000) : 0;
        if (metres >= 1 && metres <= MostMetres && metres == decimal.Truncate(metres))
            return (int)metres;
        problems.Add(
            new TextProblem(
                Phrase.Of("place.distance", ("seen", number.Value + unit.Value)),
                number.Index,
                unit.Index + unit.Length - number.Index
            )
        );
        return null;
    }

    private static North? NorthOf(string said) =>
        said.ToUpperInvariant() switch
        {
            "" => null,
            ['T', ..] => North.True,
            ['M', ..] => North.Magnetic,
            _ => North.Grid,
        };

    private static TextProblem Refused(Phrase says, Group at) => new(says, at.Index, at.Length);

    private static bool IsSeparator(char one) => char.IsWhiteSpace(one) || one == '/';

    // 800m alone may be a distance whose bearing is missing, or a magnetic bearing.
    [GeneratedRegex(@"^[0-9.]+\s*k?m$", RegexOptions.IgnoreCase)]
    private static partial Regex LoneDistance { get; }

    [GeneratedRegex(
        @"\G(?<bearing>[0-9]+(?:[.][0-9]+)?)\s*(?:(?<unit>mils?|degrees|deg|°)(?![a-fh-ln-su-z]))?[\s/]*(?:(?<north>grid|true|magnetic|mag|[gtm])(?=[\s/]|$))?(?:[\s/]+(?<distance>[0-9]+(?:[.][0-9]+)?)\s*(?<metric>k?m)?(?=[\s/]|$))?(?=[\s/]|$)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Form { get; }
}
