using System.Globalization;
using Qalqan.Operations;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>
/// What was observed, as reported and not assessed; what the parties themselves told, apart from it; the flash reports; and the
/// gender-related lines.
/// </summary>
internal static class SitrepEvents
{
    public static IEnumerable<Block> Of(SitrepPart part)
    {
        var (look, figures) = (part.Look, part.Figures);
        yield return new Heading(look.Say("web.sitrep.events"));
        yield return new Paragraph(look.Say("web.sitrep.not-assessed"));
        yield return new Table(
            look.Say("web.sitrep.seen.sheet"),
            [
                new Column(look.Say("web.sitrep.what"), 3),
                new Column(look.Say("web.sitrep.post"), 2),
                new Column(look.Say("web.sitrep.reports"), 2, IsNumber: true),
                new Column(look.Say("web.sitrep.items"), 2),
                new Column(look.Say("web.sitrep.uncounted"), 2, IsNumber: true),
            ],
            [.. figures.Seen.Select(seen => Group(part, seen))],
            Empty: part.Zero
        );
        yield return new Heading(look.Say("web.sitrep.events.each"), 2);
        yield return SightingTable.Of(look, "web.sitrep.events.each", figures.Significant, part.Zero);
        yield return new Heading(look.Say("web.sitrep.notices"));
        yield return new Paragraph(look.Say("web.sitrep.notices.says"));
        yield return new Table(
            look.Say("web.sitrep.notices"),
            [
                new Column(look.Say("web.sitrep.time"), 3),
                new Column(look.Say("web.sitrep.party"), 3),
                new Column(look.Say("web.sitrep.by"), 2),
                new Column(look.Say("web.paper.reference"), 2),
                new Column(look.Say("web.sitrep.place"), 4),
                new Column(look.Say("web.sitrep.words"), 6),
            ],
            [
                .. figures.Notices.Select(notice => new Row([
                    part.Time(notice.Fact.From),
                    Cell.Of(CodeWords.Actor(notice.Said.Party, look.Speech)),
                    Cell.Of(notice.Said.By),
                    Cell.Of(notice.Said.Reference ?? notice.Said.Notice),
                    Cell.Of(part.Place(notice.Said.Where)),
                    Cell.Of(notice.Said.Words),
                ])),
            ],
            Empty: look.Say("web.sitrep.notices.none")
        );
    }

    public static IEnumerable<Block> Flashes(SitrepPart part)
    {
        var look = part.Look;
        yield return new Heading(look.Say("web.sitrep.flashes"));
        yield return new Table(
            look.Say("web.sitrep.flashes"),
            [
                new Column(look.Say("web.paper.reference"), 3),
                new Column(look.Say("web.sitrep.update"), IsNumber: true),
                new Column(look.Say("web.sitrep.drafted"), 3),
                new Column(look.Say("web.sitrep.released"), 3),
                new Column(look.Say("web.sitrep.acknowledged"), 3),
                new Column(look.Say("web.sitrep.closed"), 3),
            ],
            [
                .. part.Figures.Flashes.SelectMany(flash =>
                    flash.Versions.Select(version => new Row([
                        Cell.Of(flash.Reference),
                        Cell.Of(version.Draft.Update),
                        part.Time(version.Drafted.From),
                        part.Time(version.Released?.From),
                        part.Time(version.Acknowledged?.From),
                        part.Time(flash.Closed?.From),
                    ]))
                ),
            ],
            Empty: look.Say("web.sitrep.flashes.none")
        );
    }

    public static IEnumerable<Block> Gender(SitrepPart part)
    {
        var look = part.Look;
        yield return new Heading(look.Say("web.sitrep.gender"));
        yield return new Table(
            look.Say("web.sitrep.gender.sheet"),
            [
                new Column(look.Say("web.sitrep.time"), 3),
                new Column(look.Say("web.sitrep.origin"), 3),
                new Column(look.Say("web.sitrep.place"), 4),
                new Column(look.Say("web.sitrep.words"), 7),
            ],
            [
                .. part
                    .Figures.Gender.Where(line => line.Origin is not GenderOrigin.Words)
                    .Select(line => new Row([
                        part.Time(line.Fact.From),
                        Cell.Of(look.Say(GenderWords.OriginOf(line.Origin))),
                        Cell.Of(GenderWords.Place(line, look.Places, look.Speech)),
                        Cell.Of(GenderWords.Says(line, look.Speech)),
                    ])),
            ],
            Empty: part.Zero
        );
        yield return new Paragraph(part.WordsOr(SitrepFields.Gender));
    }

    private static Row Group(SitrepPart part, SeenOf seen)
    {
        var list = $"/observations?f.what={Uri.EscapeDataString(seen.What)}";
        return new Row([
            Cell.Of(CodeWords.What(seen.What, part.Look.Speech)),
            Cell.Of(seen.Post ?? "–"),
            part.Count(
                seen.Reports,
                seen.Post is { } post ? $"{list}&f.post={Uri.EscapeDataString(post)}" : $"{list}&f.post=-"
            ),
            Cell.Of(Items(part, seen)),
            Cell.Of(seen.Uncounted),
        ]);
    }

    // Of reports that gave no number there is no sum, and not a sum of zero.
    private static string Items(SitrepPart part, SeenOf seen) =>
        seen.Uncounted == seen.Reports ? "–"
        : seen.IsExact ? seen.Items.ToString(CultureInfo.InvariantCulture)
        : part.Look.Say("web.sitrep.about", ("count", seen.Items));
}
