using System.Globalization;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Sheets;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>How a condition holds a cell against what was typed.</summary>
public enum ListTest
{
    Empty,
    Holds,
    Is,
    Within,
}

/// <summary>
/// One condition on one column, as it was typed: <c>-</c> is empty, <c>=X</c> is exactly X, of numbers and days <c>A..B</c>, <c>A..</c>
/// and <c>..B</c> are ranges with both ends in them, of a choice X is X, of any other text it is held within, case apart.
/// </summary>
public sealed record ListCondition(ListColumn Column, string Typed, ListTest Test, Worth From, Worth To)
{
    private const string Between = "..";

    public string Parameter => ListQuestion.OfColumn + Column.Key;

    /// <summary>Null where the column cannot be held against that.</summary>
    /// <param name="column">Of which list is its own matter.</param>
    /// <param name="typed">Trimmed.</param>
    public static ListCondition? Read(ListColumn column, string typed)
    {
        if (typed == "-")
            return new ListCondition(column, typed, ListTest.Empty, default, default);
        var isExact = typed is ['=', _, ..];
        var bare = isExact ? typed[1..] : typed;
        if (column.Kind is ColumnKind.Text or ColumnKind.Choice)
            return new ListCondition(
                column,
                typed,
                isExact || column.Kind is ColumnKind.Choice ? ListTest.Is : ListTest.Holds,
                new Worth(bare),
                default
            );
        var ends = bare.Split(Between);
        if (ends.Length > 2 || (isExact && ends.Length > 1))
            return null;
        var (from, to) = (ends[0].Trim(), ends[^1].Trim());
        if (
            from.Length + to.Length == 0
            || !Ends(column.Kind, from, out var first)
            || !Ends(column.Kind, to, out var last)
        )
            return null;
        return new ListCondition(column, typed, ListTest.Within, first, last);
    }

    public bool Passes(Worth worth) =>
        Test switch
        {
            ListTest.Empty => worth.IsEmpty,
            ListTest.Holds => worth.Text?.Contains(From.Text!, StringComparison.OrdinalIgnoreCase) ?? false,
            ListTest.Is => string.Equals(worth.Text, From.Text, StringComparison.OrdinalIgnoreCase),
            _ => !worth.IsEmpty
                && (From.IsEmpty || worth.CompareTo(From) >= 0)
                && (To.IsEmpty || worth.CompareTo(To) <= 0),
        };

    /// <summary>As people read it: <c>State = on leave</c>, <c>End of tour: 2024-03-01 – 2024-04-01</c>.</summary>
    /// <param name="speech">In which it is said.</param>
    /// <param name="label">What a choice is called; null where its word says it.</param>
    public string Say(Speech speech, string? label = null)
    {
        var head = ("column", (object)Column.HeadIn(speech));
        return speech.Say(
            Test switch
            {
                ListTest.Empty => Phrase.Of("web.list.empty", head),
                ListTest.Holds => Phrase.Of("web.list.holds", head, ("value", From.Text!)),
                ListTest.Is => Phrase.Of("web.list.is", head, ("value", label ?? Column.WordIn(From.Text!, speech))),
                _ when From == To => Phrase.Of("web.list.is", head, ("value", From.ToString())),
                _ when To.IsEmpty => Phrase.Of("web.list.from", head, ("value", From.ToString())),
                _ when From.IsEmpty => Phrase.Of("web.list.to", head, ("value", To.ToString())),
                _ => Phrase.Of("web.list.range", head, ("from", From.ToString()), ("to", To.ToString())),
            }
        );
    }

    // An open end is none; days as people type them.
    private static bool Ends(ColumnKind kind, string text, out Worth worth)
    {
        worth = default;
        if (text.Length == 0)
            return true;
        if (kind is ColumnKind.Day)
            worth = Worth.Of(DayText.Read(text, DayOrder.Unsettled, DateTimeZone.Utc).Day);
        else if (
            decimal.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
            worth = Worth.Of(number);
        return !worth.IsEmpty;
    }
}
