using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>Cells that stand in more than one list.</summary>
internal static class Cells
{
    /// <summary>The word of what nobody has decided between.</summary>
    public const string InDispute = "disputed";

    public static Piece Person(string person) => new(person, $"/person/{Uri.EscapeDataString(person)}", "ref");

    public static Piece Post(string post) => new(post, $"/post/{Uri.EscapeDataString(post)}", "ref");

    public static Piece Unit(string unit) => new(unit, $"/unit/{Uri.EscapeDataString(unit)}", "ref");

    /// <summary>Nothing where there is nothing.</summary>
    public static IEnumerable<Piece> Text(string? worth, Func<string, string> text) =>
        worth is null ? [] : [new Piece(text(worth))];

    /// <summary>Who is present is not what is looked for.</summary>
    public static IEnumerable<Piece> State(PersonState? state, Speech speech) =>
        state is { } one
            ?
            [
                new Piece(
                    speech.Say(Phrase.Of("state." + DayState.WordOf(one))),
                    null,
                    one is PersonState.Present ? "none" : null
                ),
            ]
            : [];

    /// <summary>Two reports that nobody has decided between bear on the row.</summary>
    public static Column<T> Disputed<T>(Func<T, bool> isDisputed) =>
        new("note", "web.list.note", ColumnKind.Choice, row => Worth.Of(isDisputed(row) ? InDispute : null))
        {
            Word = (_, speech) => speech.Say(Phrase.Of("web.roll.disputed")),
            Shows = (row, speech) =>
                isDisputed(row) ? [new Piece(speech.Say(Phrase.Of("web.roll.disputed")), null, "wrong")] : [],
            Known = [InDispute],
        };
}
