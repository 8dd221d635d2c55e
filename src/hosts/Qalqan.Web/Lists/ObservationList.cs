using System.Globalization;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Operations;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What was observed in a day or a period, as it is read and as a map would show it: where it comes to and how wrong that may be.</summary>
public static class ObservationList
{
    public static Listing<IReadOnlyList<ObservationRow>, ObservationRow> Listing { get; } =
        new(
            "observations",
            "web.observations",
            look => look.Value,
            [
                new("at", "web.observations.at", ColumnKind.Text, row => At(row))
                {
                    IsCode = true,
                    Shows = (row, _) => [new Piece(At(row).Text!, $"/observation/{row.Sighting.Fact.Number}", "ref")],
                },
                new("local", "web.log.local", ColumnKind.Text, row => Worth.Of(Local(row)))
                {
                    IsCode = true,
                    IsFiltered = false,
                    Stands = Stands.InWorkbook,
                },
                new("post", "web.log.post", ColumnKind.Choice, row => Worth.Of(row.Sighting.Said.Post))
                {
                    IsCode = true,
                },
                Choice("what", "web.observations.what", Codes.Observations, said => said.What, CodeWords.What),
                new(
                    "count",
                    "web.observations.count",
                    ColumnKind.Number,
                    row => Worth.Of((decimal?)row.Sighting.Said.Count)
                )
                {
                    Shows = (row, speech) =>
                        row.Sighting.Said.Count is { } count
                            ? [new Piece(DayWords.Count(count, row.Sighting.Said.Bound, speech))]
                            : [],
                },
                new(
                    "where",
                    "web.observations.where",
                    ColumnKind.Text,
                    (row, speech) => Worth.Of(row.Sighting.Said.Where is { } where ? DayWords.Say(where, speech) : null)
                )
                {
                    IsLong = true,
                },
                new("grid", "web.observations.grid", ColumnKind.Text, row => Worth.Of(row.Grid?.Spaced()))
                {
                    IsCode = true,
                },
                new(
                    "error",
                    "web.observations.error",
                    ColumnKind.Number,
                    row => Worth.Of(row.Spot is { } spot ? (decimal)Math.Ceiling(spot.Error.Metres) : null)
                ),
                Choice("side", "web.observations.side", Codes.Sides, said => said.Side, CodeWords.Side),
                Choice("actor", "web.observations.actor", Codes.Actors, said => said.Actor, CodeWords.Actor),
                Choice("means", "web.observations.means", Codes.Means, said => said.Means, CodeWords.Means),
                new(
                    "sense",
                    "web.observations.sense",
                    ColumnKind.Choice,
                    row => Worth.Of<Sense>(row.Sighting.Said.Sense, JsonLines.Kebab)
                )
                {
                    Word = (word, speech) => speech.Say(Phrase.Of("code.sense." + word)),
                    Known = [.. Enum.GetValues<Sense>().Select(JsonLines.Kebab)],
                },
                new("grade", "web.observations.grade", ColumnKind.Text, row => Worth.Of(GradeOf(row)))
                {
                    IsCode = true,
                },
                new("words", "web.log.words", ColumnKind.Text, row => Worth.Of(row.Sighting.Said.Words))
                {
                    IsLong = true,
                },
                new("task", "web.observations.task", ColumnKind.Text, row => Worth.Of(row.Sighting.Said.Task))
                {
                    IsCode = true,
                },
                new(
                    "gender",
                    "web.observations.gender",
                    ColumnKind.Choice,
                    row => Worth.Of(row.Sighting.Said.IsGenderRelated ? Cells.Yes : null)
                )
                {
                    Word = (_, speech) => speech.Say(Phrase.Of("web.observations.gender")),
                    Known = [Cells.Yes],
                    Stands = Stands.InWorkbook, // such lines have a list of their own
                },
                new("by", "web.log.initials", ColumnKind.Text, row => Worth.Of(row.Sighting.Fact.Source.Post))
                {
                    IsCode = true,
                    Stands = Stands.InWorkbook,
                },
                new(
                    "recorded",
                    "web.observations.recorded",
                    ColumnKind.Text,
                    row => Worth.Of(Dtg.OrIso(row.RecordedAt))
                )
                {
                    IsCode = true,
                    Stands = Stands.InWorkbook,
                },
                new("entry", "web.log.entry", ColumnKind.Number, row => Worth.Of((decimal)row.Sighting.Fact.Number))
                {
                    Stands = Stands.InWorkbook,
                },
                new(
                    "report",
                    "web.observations.report",
                    ColumnKind.Text,
                    row => Worth.Of(row.Sighting.Fact.Id.ToString())
                )
                {
                    Stands = Stands.Nowhere,
                },
            ]
        )
        {
            Sums = look =>
                Phrase.Of(
                    "web.observations.sums",
                    ("count", look.Value.Count(row => !row.Sighting.IsQuiet)),
                    ("quiet", look.Value.Count(row => row.Sighting.IsQuiet))
                ),
        };

    /// <summary>As it is written: B2; null where nobody graded it.</summary>
    public static string? GradeOf(ObservationRow row) =>
        row.Sighting.Grade is { } grade
            ? string.Create(CultureInfo.InvariantCulture, $"{grade.Reliability}{grade.Credibility}")
            : null;

    // Ordered by the instant, whatever month its group names.
    private static Worth At(ObservationRow row) =>
        new(Dtg.OrIso(row.Sighting.Fact.From), row.Sighting.Fact.From.ToUnixTimeSeconds());

    private static string Local(ObservationRow row) =>
        row.Sighting.Fact.From.InZone(row.Zone).TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static ListColumn<ObservationRow> Choice(
        string key,
        string head,
        IReadOnlyList<string> known,
        Func<Observed, string?> code,
        Func<string, Speech, string> word
    ) =>
        new(
            key,
            head,
            ColumnKind.Choice,
            row => code(row.Sighting.Said) is { } said ? new Worth(said, known.ToList().IndexOf(said)) : default
        )
        {
            Word = word,
            // The head says of what it was not determined.
            Shows = (row, speech) =>
                Cells.Text(
                    code(row.Sighting.Said),
                    said =>
                        said == Codes.NotDetermined
                            ? speech.Say(Phrase.Of("web.observations.not-determined"))
                            : word(said, speech)
                ),
            Known = known,
        };
}
