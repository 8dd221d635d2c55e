using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Sheets;

namespace Qalqan.People;

/// <summary>The cells of one row, read by the forms of their columns; every cell that cannot be read adds its reason.</summary>
internal sealed class RowReader(SheetRow row, SheetLook look, IReadOnlyDictionary<int, DayOrder> orders, Made made)
{
    private readonly List<RowRefusal> refusals = [];

    public int Number => row.Number;

    public IReadOnlyList<RowRefusal> Refusals => refusals;

    public void Refuse(string? column, Phrase reason) =>
        refusals.Add(new RowRefusal(row.Number, column is null ? null : look.Map.PlaceOf(column), reason));

    public bool Has(string column) => look.Map.PlaceOf(column) is not null;

    /// <summary>One line of text; null where the cell is empty or cannot be read.</summary>
    public string? Text(string column)
    {
        if (look.Map.PlaceOf(column) is not { } place)
            return null;
        var cell = row[place];
        var title = look.Map.Columns[place]!.Title;
        switch (cell.Kind)
        {
            case CellKind.Error:
                Refuse(column, Phrase.Of("people.sheet.error", ("column", title)));
                return null;
            case CellKind.Uncomputed:
                Refuse(column, Phrase.Of("people.sheet.uncomputed", ("column", title)));
                return null;
            case CellKind.TooLong:
                Refuse(column, Phrase.Of("people.sheet.long", ("column", title)));
                return null;
            // 6.5 typed as a score becomes the sixth of May, and nobody sees it.
            case CellKind.Day when look.Map.Columns[place]!.Form is not ColumnForm.Day:
                Refuse(column, Phrase.Of("people.sheet.not-day", ("column", title)));
                return null;
        }
        var text = string.Join(' ', cell.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text is "" or "-" or "–" or "—" ? null : text;
    }

    /// <summary>A name, whose words are each of one script.</summary>
    public string? Name(string column)
    {
        if (Text(column) is not { } name)
            return null;
        if (Lookalikes.In(name) is not { } stranger)
            return name;
        Refuse(
            column,
            stranger.IsCyrillic
                ? Phrase.Of(
                    "people.sheet.name.cyrillic",
                    ("column", Title(column)),
                    ("letter", Quoted(stranger.Letter))
                )
                : Phrase.Of("people.sheet.name.latin", ("column", Title(column)), ("letter", Quoted(stranger.Letter)))
        );
        return null;
    }

    /// <summary>A post or roll number: Latin letters by themselves, since a letter that looks the same is another one.</summary>
    public string? Reference(string column)
    {
        if (Text(column) is not { } text)
            return null;
        return Lookalikes.InLatin(text) is { } latin
            ? RefuseLookalike(column, text, text.First(letter => letter > '\u007F'), latin)
            : Code(column);
    }

    public string? Code(string column)
    {
        if (Text(column) is not { } text)
            return null;
        if (Lookalikes.In(text) is { } stranger)
            return RefuseLookalike(column, text, stranger.Letter, text.Replace(stranger.Letter, stranger.Resembles));
        if (Codes.Made(text) is not { } code)
        {
            Refuse(column, Phrase.Of("people.sheet.code", ("column", Title(column))));
            return null;
        }
        if (code != text)
            made.Add(text, code);
        return code;
    }

    /// <summary>Refuses a UN code whose letters only look Latin; false where it is none even so.</summary>
    public bool RefusesRankOfLookalikes(string column, string text)
    {
        if (Lookalikes.InLatin(text) is not { } latin || UnRank(latin) is null)
            return false;
        RefuseLookalike(column, text, text.First(letter => letter > '\u007F'), latin);
        return true;
    }

    private string? RefuseLookalike(string column, string seen, char letter, string resembles)
    {
        Refuse(
            column,
            Phrase.Of(
                "people.sheet.lookalike",
                ("column", Title(column)),
                ("seen", seen),
                ("letter", Quoted(letter)),
                ("resembles", resembles)
            )
        );
        return null;
    }

    /// <summary>
    /// What an office or a test is called: mostly capitals, in Latin letters as they stand. Here people write who signed, and the
    /// journal must not keep a name.
    /// </summary>
    public string? Office(string column, string example)
    {
        if (Text(column) is not { } text)
            return null;
        var code = text.Replace(' ', '-');
        var (capitals, small) = (text.Count(char.IsAsciiLetterUpper), text.Count(char.IsAsciiLetterLower));
        if (Claims.Reference.IsWellFormed(code) && capitals > 1 && capitals > small)
            return code;
        Refuse(column, Phrase.Of("people.sheet.office", ("column", Title(column)), ("example", example)));
        return null;
    }

    public LocalDate? Day(string column) => Moment(column)?.Day;

    /// <summary>The day, and the instant where the cell gives a time of day.</summary>
    public (LocalDate Day, Instant? At)? Moment(string column)
    {
        if (look.Map.PlaceOf(column) is not { } place || Text(column) is not { } text)
            return null;
        if (row[place] is { Kind: CellKind.Day, Moment: var moment })
            return InEra(
                column,
                moment.Date,
                moment.TimeOfDay == LocalTime.Midnight ? null : look.Zone.AtLeniently(moment).ToInstant()
            );
        var reading = DayText.Read(text, orders.GetValueOrDefault(place), look.Zone);
        if (reading.Day is { } day)
            return InEra(column, day, reading.At);
        Refuse(
            column,
            reading.IsAmbiguous
                ? Phrase.Of("people.sheet.day.ambiguous", ("column", Title(column)))
                : Phrase.Of("people.sheet.day", ("column", Title(column)))
        );
        return null;
    }

    public string? Choice(string column)
    {
        if (Text(column) is not { } text)
            return null;
        var choices = look.Map.Columns[look.Map.PlaceOf(column)!.Value]!.Choices!;
        if (choices.FirstOrDefault(choice => choice.IsNamed(text)) is { } choice)
            return choice.Code;
        Refuse(
            column,
            Phrase.Of(
                "people.sheet.choice",
                ("column", Title(column)),
                ("choices", choices.Select(choice => choice.Title).ToList())
            )
        );
        return null;
    }

    /// <summary>A UN code such as OR-4 as it stands, also without its dash; null where it is none.</summary>
    public static string? UnRank(string text)
    {
        var bare = text.ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal);
        var code = bare.Length > 2 && bare[2] != '-' ? bare.Insert(2, "-") : bare;
        return Rank.StepOf(code) is null ? null : code;
    }

    public Phrase Title(string column) => look.Map.Columns[look.Map.PlaceOf(column)!.Value]!.Title;

    private (LocalDate, Instant?)? InEra(string column, LocalDate day, Instant? at)
    {
        if (Era.Holds(day))
            return (day, at);
        Refuse(column, Phrase.Of("people.sheet.day.era", ("column", Title(column))));
        return null;
    }

    private static string Quoted(char letter) => $"«{letter}»";
}

/// <summary>Codes that were made of what the officer wrote, by what was written; whoever brought the sheet is told.</summary>
internal sealed class Made
{
    private readonly SortedDictionary<string, string> codes = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Codes => codes;

    public void Add(string text, string code) => codes[text] = code;
}
