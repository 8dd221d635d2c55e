using NodaTime;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>The gender-related lines of a mission, and the places that they speak of.</summary>
public sealed record GenderLook(Gazetteer Places, IReadOnlyList<GenderLine> Lines);

/// <summary>One of them, with the day that it was on by the mission's clock.</summary>
public sealed record GenderRow(Gazetteer Places, GenderLine Line, LocalDate Day);

/// <summary>Every gender-related observation up to the look, with date and place: observed, debriefed, met, or written in the daily report.</summary>
public static class GenderList
{
    public static Listing<GenderLook, GenderRow> Listing { get; } =
        new(
            "gender-observations",
            "web.gender.list",
            look =>
                look.Value.Lines.Select(line => new GenderRow(
                    look.Value.Places,
                    line,
                    line.Fact.From.InZone(look.Zone).Date
                )),
            [
                new("day", "web.gender.day", ColumnKind.Day, row => Worth.Of(row.Day)),
                new("time", "web.sitrep.time", ColumnKind.Text, row => Worth.Of(Words.Speech.Zulu(row.Line.Fact.From)))
                {
                    IsCode = true,
                },
                new(
                    "origin",
                    "web.sitrep.origin",
                    ColumnKind.Choice,
                    row => Worth.Of<GenderOrigin>(row.Line.Origin, JsonLines.Kebab)
                )
                {
                    Word = (word, speech) =>
                        speech.Say(
                            Phrase.Of(
                                GenderWords.OriginOf(
                                    Enum.GetValues<GenderOrigin>().FirstOrDefault(one => JsonLines.Kebab(one) == word)
                                )
                            )
                        ),
                    Known = [.. Enum.GetValues<GenderOrigin>().Select(JsonLines.Kebab)],
                },
                new(
                    "place",
                    "web.sitrep.place",
                    ColumnKind.Text,
                    (row, speech) => Worth.Of(GenderWords.Place(row.Line, row.Places, speech))
                ),
                new("task", "web.sitrep.task", ColumnKind.Text, row => Worth.Of(row.Line.Task)) { IsCode = true },
                new("women", "web.patrol.women", ColumnKind.Number, row => Worth.Of(row.Line.Women)),
                new("men", "web.patrol.men", ColumnKind.Number, row => Worth.Of(row.Line.Men)),
                new("words", "web.sitrep.words", ColumnKind.Text, row => Worth.Of(row.Line.Words)) { IsLong = true },
            ]
        )
        {
            Sums = look => Phrase.Of("web.gender.sums", ("count", look.Value.Lines.Count)),
        };
}
