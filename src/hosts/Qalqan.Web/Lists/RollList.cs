using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>One person of the roll, with what a list tells of them besides their line.</summary>
public sealed record RollRow(Looked<Named<NominalRoll>> Look, RollLine Line)
{
    private Named<NominalRoll> Named => Look.Value;

    public Titles Titles => Named.Titles;

    /// <summary>The post held, or else the first that the person is tied to.</summary>
    public PostTie? Tie => Line.Holds ?? (Line.Ties.Count > 0 ? Line.Ties[0] : null);

    public string? SubUnit => Tie is { } tie ? Named.Of.ByPost.GetValueOrDefault(tie.Post)?.SubUnit : null;

    public TourPhase Phase => Named.Of.PhaseOf(Line.Person);

    public LocalDate? Arrived => Line.Arrived?.InZone(Look.Zone).Date;

    /// <summary>To the last day of the tour, below 0 beyond it; only of who serves.</summary>
    public int? DaysLeft =>
        Phase is TourPhase.InMission && Line is { Arrived: not null, TourEnds: { } ends }
            ? Period.DaysBetween(Look.At.InZone(Look.Zone).Date, ends)
            : null;

    public string Name(Speech speech) => NameTold.Say(Named, Line.Person, speech);

    /// <summary>The name in one script; only of who has no name at all to tell, what stands in its place.</summary>
    public string Name(Func<IdentityDetail, PersonName?> script, Speech speech) =>
        Named.Names.TryGetValue(Line.Person, out var identity) ? script(identity)?.ToString() ?? "" : Name(speech);
}

/// <summary>
/// The roll as a list. Its workbook has the headings and the codes that an import of the roll reads, so that it can be
/// corrected and brought in again. Sex and day of birth are not in it, whoever asks.
/// </summary>
public static class RollList
{
    public static Listing<Named<NominalRoll>, RollRow> Listing { get; } =
        new(
            "roll",
            "web.roll",
            look => look.Value.Of.People.Select(line => new RollRow(look, line)),
            [
                Cells.OfPerson<RollRow>(row => row.Line.Person),
                Cells.Name<RollRow>((row, speech) => row.Name(speech)) with
                {
                    Stands = Stands.OnScreen,
                },
                Script("fullName", "people.column.name", identity => identity.Cyrillic),
                Script("latinName", "people.column.name-latin", identity => identity.Latin),
                new("rank", "web.roll.rank", ColumnKind.Choice, row => Cells.RankOf(row.Line.Rank))
                {
                    IsCode = true,
                    HeadInWorkbook = "people.column.rank",
                },
                new(
                    "nationalRank",
                    "people.column.national-rank",
                    ColumnKind.Choice,
                    row => Worth.Of(row.Line.NationalRank)
                )
                {
                    Shows = (row, speech) =>
                        Cells.Text(row.Line.NationalRank, rank => row.Titles.NationalRank(rank, speech)),
                },
                new("trade", "web.roll.trade", ColumnKind.Choice, row => Worth.Of(row.Line.Trade))
                {
                    Shows = (row, speech) => Cells.Text(row.Line.Trade, trade => row.Titles.Trade(trade, speech)),
                    HeadInWorkbook = "web.list.trade.words",
                },
                new("tradeCode", "people.column.trade", ColumnKind.Choice, row => Worth.Of(row.Line.Trade))
                {
                    Stands = Stands.InWorkbook,
                    IsFiltered = false,
                },
                new("post", "web.roll.post", ColumnKind.Text, row => Worth.Of(row.Tie?.Post))
                {
                    HeadInWorkbook = "people.column.post",
                    Shows = (row, _) => row.Tie is { } tie ? [Cells.Post(tie.Post)] : [],
                },
                new(
                    "tenure",
                    "web.post.tenure",
                    ColumnKind.Choice,
                    row => Worth.Of(row.Tie?.Tenure, tenure => DayState.WordOf(tenure))
                )
                {
                    HeadInWorkbook = "people.column.tenure",
                    Word = (word, speech) => speech.Say(Phrase.Of("tenure." + word)),
                    Shows = (row, speech) =>
                        row.Tie is { Tenure: not Tenure.Substantive and var tenure }
                            ? [new Piece(speech.Say(Phrase.Of("tenure." + DayState.WordOf(tenure))))]
                            : [],
                    Known = [.. Enum.GetValues<Tenure>().Select(DayState.WordOf)],
                },
                new("unit", "web.post.unit", ColumnKind.Choice, row => Worth.Of(row.SubUnit))
                {
                    Shows = (row, _) => row.SubUnit is { } unit ? [Cells.Unit(unit)] : [],
                },
                new(
                    "also",
                    "web.list.also",
                    ColumnKind.Text,
                    row => Worth.Of(string.Join(", ", Others(row).Select(tie => tie.Post)))
                )
                {
                    Shows = (row, speech) =>
                        Others(row)
                            .SelectMany(tie =>
                                (Piece[])
                                    [
                                        Cells.Post(tie.Post),
                                        new Piece(speech.Say(Phrase.Of("tenure." + DayState.WordOf(tie.Tenure)))),
                                    ]
                            ),
                },
                new(
                    "state",
                    "web.roll.state",
                    ColumnKind.Choice,
                    row => Worth.Of(row.Line.State, state => DayState.WordOf(state))
                )
                {
                    Word = (word, speech) => speech.Say(Phrase.Of("state." + word)),
                    Shows = (row, speech) => Cells.State(row.Line.State, speech),
                    Known = [.. StateWords.All.Select(state => state.Word)],
                },
                Cells.Phase<RollRow>(row => row.Phase, Stands.Nowhere),
                new("rotation", "web.tour.rotation", ColumnKind.Choice, row => Worth.Of(row.Line.Rotation))
                {
                    HeadInWorkbook = "people.column.rotation",
                },
                new("arrived", "people.column.arrived", ColumnKind.Day, row => Worth.Of(row.Arrived))
                {
                    Stands = Stands.InWorkbook,
                },
                new("ends", "web.roll.ends", ColumnKind.Day, row => Worth.Of(row.Line.TourEnds))
                {
                    HeadInWorkbook = "people.column.tour-ends",
                },
                new("daysLeft", "web.tour.days-left", ColumnKind.Number, row => Worth.Of(row.DaysLeft))
                {
                    Stands = Stands.Nowhere,
                },
                Cells.Disputed<RollRow>(row => row.Line.IsDisputed),
            ]
        )
        {
            Sums = look =>
                Phrase.Of(
                    "web.roll.caption",
                    ("count", look.Value.Of.People.Count),
                    ("posts", look.Value.Of.Posts.Count),
                    ("vacant", look.Value.Of.Posts.Count(post => post.Standing is PostStanding.Vacant))
                ),
            Old = new Dictionary<string, string> { [Reader.OfUnit] = "unit", [Reader.OfRotation] = "rotation" },
        };

    private static ListColumn<RollRow> Script(string key, string head, Func<IdentityDetail, PersonName?> script) =>
        new(key, head, ColumnKind.Text, (row, speech) => Worth.Of(row.Name(script, speech)))
        {
            Stands = Stands.InWorkbook,
            IsName = true,
            IsFiltered = false,
        };

    private static IEnumerable<PostTie> Others(RollRow row) => row.Line.Ties.Where(tie => tie != row.Tie);
}
