using Qalqan.Kernel;
using Qalqan.Readiness;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>Mandates, national decisions and agreements: cited by what, in force from when to when, how far its period is known, and the ceiling each sets.</summary>
public static class AuthorityList
{
    public static Listing<IReadOnlyList<AuthorityLine>, AuthorityLine> Listing { get; } =
        new(
            "authorities",
            "web.authorities",
            look => look.Value,
            [
                new(
                    "kind",
                    "web.authorities.kind",
                    ColumnKind.Choice,
                    row => new Worth(row.Kind, Authorities.PlaceOf(row.Kind))
                )
                {
                    Word = (word, speech) => speech.Say(Authorities.KindOf(word)),
                    Known = Authorities.Kinds,
                },
                new("name", "web.authorities.name", ColumnKind.Text, (row, speech) => Worth.Of(NameOf(row, speech))),
                new(
                    "citation",
                    "web.authorities.citation",
                    ColumnKind.Text,
                    row => Worth.Of(CitationOf(row.Instrument.Citation))
                )
                {
                    IsLong = true,
                },
                new("from", "web.person.from", ColumnKind.Day, row => Worth.Of(row.Instrument.From)),
                new("to", "web.authorities.to", ColumnKind.Day, row => Worth.Of(row.Instrument.To)),
                Cells.DaysLeft<AuthorityLine>(row => row.DaysLeft),
                new(
                    "standing",
                    "web.authorities.standing",
                    ColumnKind.Choice,
                    row => Worth.Of<InstrumentStanding>(row.Standing, JsonLines.Kebab)
                )
                {
                    Word = (word, speech) => speech.Say(Phrase.Of("instrument." + word)),
                    Known = [.. Enum.GetValues<InstrumentStanding>().Select(JsonLines.Kebab)],
                },
                new(
                    "mark",
                    "web.authorities.mark",
                    ColumnKind.Choice,
                    row => Worth.Of<Readiness.Mark>(row.Instrument.Mark, JsonLines.Kebab)
                )
                {
                    Word = (word, speech) => speech.Say(Phrase.Of("mark." + word)),
                    Known = [.. Enum.GetValues<Readiness.Mark>().Select(JsonLines.Kebab)],
                },
                new(
                    "ceiling",
                    "web.authorities.ceiling",
                    ColumnKind.Number,
                    row => Worth.Of(row.Instrument.Ceiling?.People)
                ),
                new(
                    "share",
                    "web.authorities.share",
                    ColumnKind.Number,
                    row => Worth.Of(row.Instrument.Ceiling?.Share)
                ),
                new("renewedBy", "web.authorities.renewed", ColumnKind.Text, row => Worth.Of(row.Instrument.RenewedBy))
                {
                    Stands = Stands.InWorkbook,
                },
                new("adopted", "web.authorities.adopted", ColumnKind.Day, row => Worth.Of(row.Instrument.Adopted))
                {
                    Stands = Stands.InWorkbook,
                },
                new("standard", "web.authorities.standard", ColumnKind.Choice, row => Worth.Of(row.Standard.Id))
                {
                    Stands = Stands.InWorkbook,
                },
            ]
        )
        {
            Sums = look =>
                Phrase.Of(
                    "web.authorities.sums",
                    ("count", look.Value.Count),
                    ("open", look.Value.Count(row => row.Standing is InstrumentStanding.InForce))
                ),
        };

    private static string NameOf(AuthorityLine row, Speech speech) =>
        row.Instrument.Title is { } title ? speech.Say(title) : row.Instrument.Name;

    private static string CitationOf(Citation citation) =>
        citation.Paragraph.Length == 0 ? citation.Document : $"{citation.Document}, {citation.Paragraph}";
}
