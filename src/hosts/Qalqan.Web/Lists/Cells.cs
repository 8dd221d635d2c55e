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

    /// <summary>The word of what is so.</summary>
    public const string Yes = "yes";

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

    /// <summary>Below 0 is past, or short.</summary>
    public static IEnumerable<Piece> Days(int? days, Speech speech) =>
        days is { } count ? [new Piece(speech.Number(count), null, count < 0 ? "wrong" : null)] : [];

    public static Worth RankOf(string? rank) => rank is null ? default : new Worth(rank, Rank.StepOf(rank));

    public static ListColumn<T> OfPerson<T>(Func<T, string> person) =>
        new("person", "web.roll.person", ColumnKind.Text, row => Worth.Of(person(row)))
        {
            Shows = (row, _) => [Person(person(row))],
            HeadInWorkbook = "people.column.person",
        };

    /// <summary>In the reader's script. No address filters by it.</summary>
    public static ListColumn<T> Name<T>(Func<T, Speech, string> name) =>
        new("name", "web.list.name", ColumnKind.Text, (row, speech) => Worth.Of(name(row, speech)))
        {
            IsName = true,
            IsFiltered = false,
        };

    public static ListColumn<T> DaysLeft<T>(Func<T, int?> days) =>
        new("daysLeft", "web.tour.days-left", ColumnKind.Number, row => Worth.Of(days(row)))
        {
            Shows = (row, speech) => Days(days(row), speech),
        };

    public static ListColumn<T> Phase<T>(Func<T, TourPhase> phase, Stands stands) =>
        new("phase", "web.list.phase", ColumnKind.Choice, row => Worth.Of<TourPhase>(phase(row), JsonLines.Kebab))
        {
            Word = (word, speech) => speech.Say(Phrase.Of("phase." + word)),
            Known = [.. Enum.GetValues<TourPhase>().Select(JsonLines.Kebab)],
            Stands = stands,
        };

    /// <summary>Two reports that nobody has decided between bear on the row.</summary>
    public static ListColumn<T> Disputed<T>(Func<T, bool> isDisputed) =>
        new("note", "web.list.note", ColumnKind.Choice, row => Worth.Of(isDisputed(row) ? InDispute : null))
        {
            Word = (_, speech) => speech.Say(Phrase.Of("web.roll.disputed")),
            Shows = (row, speech) =>
                isDisputed(row) ? [new Piece(speech.Say(Phrase.Of("web.roll.disputed")), null, "wrong")] : [],
            Known = [InDispute],
        };
}
