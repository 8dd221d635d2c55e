using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Movement;
using Qalqan.Paper;
using Qalqan.Words;
using QRCoder;
using Drawing = Qalqan.Paper.Drawing;
using Fact = Qalqan.Paper.Fact;

namespace Qalqan.Web;

/// <summary>
/// Labels of what is moved, two beside one another on A4, to be cut along their frames: the number with its check digit, what it is and where it goes, and a
/// square that a phone reads without a network.
/// </summary>
internal static class LabelSheet
{
    private const float Width = 242;
    private const float Height = 168;
    private const float Square = 118;
    private const int Beside = 2;
    private const int MostLetters = 34;

    public static Document Of(MovePlan plan, LegLine? leg, Speech speech, bool isExercise)
    {
        var chalks = leg is null ? null : plan.ChalksOn(leg.Name).Select(chalk => chalk.Said.Chalk).ToHashSet();
        var items = plan.Standing<ItemListed>()
            .Where(item => chalks is null || (item.Said.Within is { } within && chalks.Contains(within)))
            .ToList();
        var known = plan.Known;
        var title = $"{Say("web.labels")} · {plan.Name}";
        var exercise = isExercise ? Say("web.paper.exercise") : null;
        var cutoff = $"{known.Scope} · {Speech.Zulu(known.At)} · #{known.UpTo}";
        return new Document(
            new Head(
                speech.Language.Code,
                title,
                $"{Archive.TitleOf(known)} ({known.Scope})",
                Say("web.paper.draft"),
                Say("web.paper.marking.confidential"),
                exercise,
                [
                    new Fact(Say("web.move-order.move"), $"{plan.Move.Said.Title} ({plan.Name})"),
                    new Fact(Say("web.paper.as-of"), speech.BothClocks(known.At, known.Zone)),
                    new Fact(Say("web.labels.count"), speech.Number(items.Count)),
                    new Fact(Say("web.labels.numbers"), Say("web.labels.numbers.how")),
                ],
                cutoff,
                Say("web.paper.page"),
                known.At
            ),
            [
                .. items.Count == 0
                    ? new Block[] { new Paragraph(Say("web.move-order.load-list.none")) }
                    : items.Chunk(Beside).Select(Row),
            ]
        );

        string Say(string key) => speech.Say(Phrase.Of(key));

        Block Row(Told<ItemListed>[] row)
        {
            var codes = row.Select(item => (item.Said, Code: LabelCode.Of(plan, item))).ToList();
            return new Drawing(
                Width * Beside,
                Height,
                [.. codes.SelectMany((one, at) => Label(one.Said, one.Code, at * Width))],
                string.Join('\n', codes.Select(one => one.Code.ToString()))
            );
        }

        IEnumerable<Mark> Label(ItemListed item, LabelCode code, float left)
        {
            yield return new Stroke(Frame(left), 0.75f);
            yield return Qr(code.ToString(), left + 2, 26);
            yield return new Lettering(
                LabelNumber.Spaced(code.Number),
                new Dot(left + 10, Height - 24),
                13,
                IsStrong: true
            );
            var top = 8f;
            if (exercise is not null)
                yield return new Lettering(exercise, new Dot(left + 10, top), IsStrong: true);
            top = 30;
            foreach (var (text, isStrong) in Lines(item, code))
            {
                yield return new Lettering(Clipped(text), new Dot(left + Square + 4, top), 8, isStrong);
                top += 12;
            }
        }

        IEnumerable<(string Text, bool IsStrong)> Lines(ItemListed item, LabelCode code)
        {
            yield return ($"{plan.Name} / {item.Item}", true);
            yield return (MovementWords.Code(item.What, speech), false);
            foreach (var part in code.Words.Chunk(24).Take(2))
                yield return (new string(part), false);
            if (WayOf(item.Within) is { } way)
                yield return (way, true);
            yield return ($"{Say("web.move-order.chalk")}: {item.Within ?? "–"}", false);
            yield return ($"{Say("web.move-order.pieces")}: {item.Count}", false);
            if (item.GrossKg is { } kg)
                yield return ($"{Say("web.move-order.gross-kg")}: {speech.Number(kg)}", false);
            if (item.UnNumber is { } un)
                yield return (
                    $"{un}{(item.NetExplosiveKg is { } net ? $" · {Say("web.move-order.neq-kg")} {speech.Number(net)}" : "")}",
                    true
                );
        }

        // From where its chalk begins to where it ends.
        string? WayOf(string? chalk) =>
            plan.Standing<ChalkListed>().FirstOrDefault(one => one.Said.Chalk == chalk) is { } told
            && told.Said.Legs.Select(plan.Leg).OfType<LegLine>().OrderBy(one => one.Departs).ToList()
                is [var first, ..] legs
                ? $"{first.Said.From} – {legs[^1].Said.To}"
                : null;
    }

    private static Dot[] Frame(float left) =>
        [new(left, 0), new(left + Width, 0), new(left + Width, Height), new(left, Height), new(left, 0)];

    // Each row of dark modules that touch is one area: a printer leaves no hair lines between them.
    private static Fill Qr(string text, float left, float top)
    {
        using var made = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        var rows = made.ModuleMatrix; // quiet zone included
        var module = Square / rows.Count;
        List<IReadOnlyList<Dot>> areas = [];
        for (var y = 0; y < rows.Count; y++)
        for (var x = 0; x < rows.Count; x++)
        {
            var from = x;
            while (x < rows.Count && rows[y][x])
                x++;
            if (x > from)
                areas.Add(Area(left + from * module, top + y * module, (x - from) * module, module));
        }
        return new Fill(areas);
    }

    private static Dot[] Area(float left, float top, float width, float height) =>
        [new(left, top), new(left + width, top), new(left + width, top + height), new(left, top + height)];

    private static string Clipped(string text) => text.Length <= MostLetters ? text : text[..(MostLetters - 1)] + "…";
}
