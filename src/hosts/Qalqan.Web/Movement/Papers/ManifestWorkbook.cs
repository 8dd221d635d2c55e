using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Sheets;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>
/// A manifest as a workbook: a row for each who travels, or for each thing, with the columns that the record has and whoever asks may see, and no
/// others; a second sheet says of which move and day, and the hash of the rows. The same answer gives the same bytes.
/// </summary>
internal sealed class ManifestWorkbook(Manifest manifest, Speech speech, bool isExercise)
{
    private const int Narrowest = 6;
    private const int Widest = 44;

    /// <param name="withNames">Whether names are asked: else people stand in it by reference.</param>
    /// <param name="user">Who asks: what is of a compartment has no column for whom it is shut.</param>
    public byte[] People(bool withNames, User user)
    {
        List<(string Head, Func<Passenger, OutCell> Of)> columns =
        [
            (Say("web.move-order.chalk"), one => new OutCell(one.Chalk.Chalk)),
            (Say("web.move-order.carrier"), one => new OutCell(one.Chalk.Carrier)),
            (Say("web.paper.reference"), one => new OutCell(one.Person)),
            (
                Say("web.roll.rank"),
                one => new OutCell(one.Line is { } line ? manifest.Names.Titles.Rank(line, speech) : "")
            ),
        ];
        if (withNames && user.May(Right.SeePeople))
            columns.AddRange([
                (Say("people.column.family-latin"), one => new OutCell(one.Identity?.Latin?.Family ?? "")),
                (Say("people.column.given-latin"), one => new OutCell(one.Identity?.Latin?.Given ?? "")),
                (Say("people.column.name"), one => new OutCell(one.Identity?.Cyrillic?.ToString() ?? "")),
            ]);
        if (withNames && user.Sees(Compartment.Gender))
            columns.AddRange([
                (
                    Say("people.column.sex"),
                    one => new OutCell(
                        one.Identity?.Sex is { } sex ? Say(sex is Sex.Female ? "sex.female" : "sex.male") : ""
                    )
                ),
                (Say("people.column.born"), one => new OutCell("", one.Identity?.Born)),
            ]);
        if (withNames && user.SeesDetail)
            columns.Add((Say("people.column.passport"), one => new OutCell(one.PassportDetail?.Number ?? "")));
        columns.AddRange([
            (Say("people.column.passport-expires"), one => new OutCell("", one.Passport?.Expires)),
            (Say("web.paper.unit"), one => new OutCell(UnitOf(one))),
            (Say("web.roll.post"), one => new OutCell(one.Post?.Post ?? "")),
            (Say("people.column.key"), one => new OutCell(one.Post?.IsKey is true ? Say("web.paper.yes") : "")),
            (Say("web.manifest.baggage-kg"), one => new OutCell("", Number: one.BaggageKg)),
            (Say("web.manifest.weapons"), one => new OutCell(one.Weapons)),
        ]);
        return Write(Say("web.manifest.personnel"), columns, manifest.People);
    }

    public byte[] Cargo() =>
        Write<(ChalkListed? Chalk, ItemListed Item)>(
            Say("web.manifest.cargo"),
            [
                (Say("web.move-order.chalk"), one => new OutCell(one.Item.Within ?? "")),
                (Say("web.move-order.carrier"), one => new OutCell(one.Chalk?.Carrier ?? "")),
                (Say("web.manifest.unit"), one => new OutCell(one.Item.Sscc ?? "")),
                (Say("web.move-order.reference"), one => new OutCell(one.Item.Item)),
                (Say("web.sitrep.what"), one => new OutCell(MovementWords.Code(one.Item.What, speech))),
                (Say("web.sitrep.words"), one => new OutCell(one.Item.Words)),
                (Say("web.move-order.serial-number"), one => new OutCell(one.Item.Serial ?? "")),
                (Say("web.move-order.pieces"), one => new OutCell("", Number: one.Item.Count)),
                (Say("web.manifest.length"), one => new OutCell("", Number: one.Item.LengthCm)),
                (Say("web.manifest.width"), one => new OutCell("", Number: one.Item.WidthCm)),
                (Say("web.manifest.height"), one => new OutCell("", Number: one.Item.HeightCm)),
                (Say("web.manifest.volume"), one => new OutCell("", Number: VolumeOf(one.Item))),
                (Say("web.move-order.gross-kg"), one => new OutCell("", Number: one.Item.GrossKg)),
                (Say("web.move-order.net-kg"), one => new OutCell("", Number: one.Item.NetKg)),
                (Say("web.move-order.neq-kg"), one => new OutCell("", Number: one.Item.NetExplosiveKg)),
                (Say("web.move-order.un-number"), one => new OutCell(one.Item.UnNumber ?? "")),
                (Say("web.manifest.approval"), one => new OutCell(one.Item.Approval ?? "")),
                (Say("web.manifest.whose"), one => new OutCell(one.Item.Person ?? "")),
            ],
            manifest.Things
        );

    private byte[] Write<T>(
        string title,
        IReadOnlyList<(string Head, Func<T, OutCell> Of)> columns,
        IReadOnlyList<T> lines
    )
    {
        var mark = isExercise ? "EXERCISE " : "";
        List<string> header = [Say("web.move-order.line"), .. columns.Select(column => column.Head)];
        List<IReadOnlyList<OutCell>> rows =
        [
            .. lines.Select(
                (line, at) =>
                    (IReadOnlyList<OutCell>)
                        [new OutCell("", Number: at + 1), .. columns.Select(column => column.Of(line))]
            ),
        ];
        return WorkbookWriter.Write(
            new OutSheet(mark + title, header, rows, [])
            {
                IsList = true,
                Edges = new OutEdges($"{mark}{title} · {manifest.Plan.Name}", Cutoff()),
                Widths =
                [
                    .. header.Select(
                        (head, at) =>
                            Math.Clamp(
                                rows.Select(row => ListWorkbook.TextOf(row[at]).Length).Append(head.Length + 2).Max()
                                    + 2,
                                Narrowest,
                                Widest
                            )
                    ),
                ],
            },
            new OutSheet(
                mark + Say("web.roll.copy"),
                [title, isExercise ? "EXERCISE" : ""],
                Notes(rows).Select(note => (IReadOnlyList<OutCell>)[new OutCell(note.What), new OutCell(note.Says)]),
                []
            )
            {
                Widths = [26, 90],
            }
        );
    }

    private IEnumerable<(string What, string Says)> Notes(List<IReadOnlyList<OutCell>> rows)
    {
        var known = manifest.Plan.Known;
        yield return (Say("web.roll.contingent"), $"{Archive.TitleOf(known)} ({known.Scope})");
        yield return (Say("web.move-order.move"), $"{manifest.Plan.Move.Said.Title} ({manifest.Plan.Name})");
        if (manifest.Leg is { } leg)
            yield return (
                Say("web.move-order.leg"),
                $"{leg.Name}, {leg.Said.From} – {leg.Said.To}, {Speech.Zulu(leg.Departs)} – {Speech.Zulu(leg.Arrives)}"
            );
        yield return (Say("web.as-of"), speech.BothClocks(known.At, known.Zone));
        yield return (Say("web.known-at"), $"#{known.UpTo}");
        yield return (Say("web.list.rows"), speech.Number(rows.Count));
        yield return (Say("web.list.hash"), ListWorkbook.HashOf(rows));
        yield return ("", Say("web.list.hash.how"));
    }

    // Short: the edge of a page holds a hundred signs.
    private string Cutoff() =>
        $"{manifest.Plan.Known.Scope} · {Speech.Zulu(manifest.Plan.Known.At)} · #{manifest.Plan.Known.UpTo}";

    private static decimal? VolumeOf(ItemListed item) =>
        item is { LengthCm: { } length, WidthCm: { } width, HeightCm: { } height }
            ? Math.Round((decimal)length * width * height * item.Count / 1_000_000, 3)
            : null;

    private string UnitOf(Passenger one) =>
        one.Post?.SubUnit is { } unit ? manifest.Names.Titles.SubUnit(unit, speech) ?? unit : "";

    private string Say(string key) => speech.Say(Phrase.Of(key));
}
