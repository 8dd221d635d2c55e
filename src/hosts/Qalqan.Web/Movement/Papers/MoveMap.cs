using System.Globalization;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Movement;
using Qalqan.Paper;
using Qalqan.Words;
using Dot = Qalqan.Paper.Dot;
using Drawing = Qalqan.Paper.Drawing;

namespace Qalqan.Web;

/// <summary>
/// The whole move as one picture: each leg the shortest way between its ends, by its way of travelling and how far it has come, each place with
/// its name and both clocks. Scale is true along the middle parallel. Null where no leg's two ends are known to lie anywhere.
/// </summary>
internal sealed class MoveMap
{
    private const float Width = 485;
    private const float Tallest = 420;
    private const float Least = 220;
    private const float Edge = 54;
    private const float Foot = 40;
    private const float Bend = 7;

    private readonly MovePlan plan;
    private readonly Speech speech;
    private readonly MovementNumbers numbers;
    private readonly List<(LegLine Leg, Place From, Place To)> legs;
    private readonly Dictionary<string, Place> places = [];
    private readonly double west;
    private readonly double north;
    private readonly double narrowing;
    private readonly double scale;
    private readonly float height;

    private MoveMap(MovePlan plan, Func<string, Place?> lies, Speech speech)
    {
        (this.plan, this.speech, numbers) = (plan, speech, MovementNumbers.Of(plan.Known));
        legs =
        [
            .. from leg in plan.Legs
            where !leg.IsCancelled && leg.Said.Mode is not MoveMode.Stay
            let begins = lies(leg.Said.From)
            let ends = lies(leg.Said.To)
            where begins is not null && ends is not null
            select (leg, begins.Value, ends.Value),
        ];
        foreach (var (leg, from, to) in legs)
            (places[leg.Said.From], places[leg.Said.To]) = (from, to);
        if (legs.Count == 0)
            return;
        var drawn = legs.SelectMany(leg => MoveArc.Of(leg.From, leg.To)).ToList();
        var (south, east) = (drawn.Min(place => place.Latitude), drawn.Max(place => place.Longitude));
        (west, north) = (drawn.Min(place => place.Longitude), drawn.Max(place => place.Latitude));
        narrowing = Math.Cos((south + north) / 2 * Math.PI / 180);
        var (across, down) = (Math.Max((east - west) * narrowing, 0.1), Math.Max(north - south, 0.1));
        scale = Math.Min((Width - 2 * Edge) / across, (Tallest - 2 * Edge) / down);
        height = (float)Math.Max(down * scale + 2 * Edge, Least);
        // In the middle of what is left.
        west -= ((Width - 2 * Edge) / scale - across) / 2 / narrowing;
        north += ((height - 2 * Edge) / scale - down) / 2;
    }

    public static Drawing? Of(MovePlan plan, Func<string, Place?> lies, Speech speech, bool isExercise)
    {
        var map = new MoveMap(plan, lies, speech);
        return map.legs.Count == 0 ? null : map.Draw(isExercise);
    }

    private Drawing Draw(bool isExercise)
    {
        List<Mark> marks =
        [
            new Fill(MoveMapSea.Within(Width, height, Put), 0xE4),
            new Stroke(Frame(Width, height), 0.75f),
        ];
        var beside = new Dictionary<(string, string), int>();
        MoveMapLabels labels = new(Width, height);
        foreach (var place in places.Values)
            labels.Keep(Put(place), 5);
        List<(LegLine Leg, Dot Middle)> middles = [];
        foreach (var (leg, from, to) in legs)
        {
            var pair =
                string.CompareOrdinal(leg.Said.From, leg.Said.To) < 0
                    ? (leg.Said.From, leg.Said.To)
                    : (leg.Said.To, leg.Said.From);
            var number = beside[pair] = beside.GetValueOrDefault(pair) + 1;
            var line = Bent([.. MoveArc.Of(from, to).Select(Put)], (number - 1) * Bend * 2);
            marks.Add(new Stroke(line, leg.Said.Mode is MoveMode.Road ? 2.2f : 1.1f, DashOf(leg.Said.Mode)));
            middles.Add((leg, line[line.Count / 2]));
            foreach (var dot in line)
                labels.Keep(dot, 1.5f);
        }
        foreach (var (leg, middle) in middles)
            labels.Keep(middle, 5);
        marks.AddRange(middles.SelectMany(one => Standing(one.Leg, one.Middle)));
        foreach (var (node, place) in places)
        {
            marks.Add(new Fill([Round(Put(place), 2.6f)]));
            marks.AddRange(labels.Put(Put(place), TextsOf(node)));
        }
        foreach (var (leg, middle) in middles)
            marks.AddRange(
                labels.Put(middle, [(numbers[leg] is { } number ? $"{leg.Name} {number}" : leg.Name, false)])
            );
        if (isExercise)
            marks.Add(new Lettering(Say("web.paper.exercise"), new Dot(8, 6), 9, IsStrong: true));
        marks.AddRange(Legend());
        return new Drawing(Width, height + Foot, marks, Says());
    }

    private IEnumerable<(string Text, bool IsStrong)> TextsOf(string node)
    {
        yield return (plan.Node(node) is { } described ? $"{described.Title} ({node})" : node, true);
        var (arrives, departs) = (
            legs.Where(one => one.Leg.Said.To == node).Select(one => (Instant?)one.Leg.Arrives).Max(),
            legs.Where(one => one.Leg.Said.From == node).Select(one => (Instant?)one.Leg.Departs).Max()
        );
        if (arrives is { } inAt)
            yield return ($"{Say("web.move-order.arrives")} {Clocks(inAt, node)}", false);
        if (departs is { } outAt)
            yield return ($"{Say("web.move-order.departs")} {Clocks(outAt, node)}", false);
    }

    private string Clocks(Instant at, string node) =>
        $"{Speech.Zulu(at)} / {at.InZone(plan.ZoneOf(node)).ToString("HHmm", CultureInfo.InvariantCulture)}";

    // Planned is hollow, under way a half, arrived full: told apart without a hue.
    private static IEnumerable<Mark> Standing(LegLine leg, Dot at) =>
        Sign(at, leg.Left is not null, leg.Arrived is not null);

    private static IEnumerable<Mark> Sign(Dot at, bool hasLeft, bool hasArrived)
    {
        var round = Round(at, 3.4f);
        yield return new Fill([round], (byte)(hasArrived ? 0 : 255));
        if (hasLeft && !hasArrived)
            yield return new Fill([
                [.. round[..(round.Length / 2 + 1)]],
            ]);
        yield return new Stroke([.. round, round[0]], 0.9f);
    }

    private IEnumerable<Mark> Legend()
    {
        var (x, y) = (6f, height + 6);
        foreach (var mode in legs.Select(one => one.Leg.Said.Mode).Distinct().Order())
        {
            yield return new Stroke(
                [new Dot(x, y + 5), new Dot(x + 26, y + 5)],
                mode is MoveMode.Road ? 2.2f : 1.1f,
                DashOf(mode)
            );
            yield return new Lettering(MovementWords.Of(mode, speech), new Dot(x + 31, y));
            x += 120;
        }
        (x, y) = (6, height + 21);
        foreach (
            var (key, hasLeft, hasArrived) in new[]
            {
                ("web.move-map.planned", false, false),
                ("web.move-map.left", true, false),
                ("web.move-map.arrived", true, true),
            }
        )
        {
            foreach (var mark in Sign(new Dot(x + 4, y + 5), hasLeft, hasArrived))
                yield return mark;
            yield return new Lettering(Say(key), new Dot(x + 12, y));
            x += 80;
        }
        yield return new Lettering(Say("web.map.no-endorsement"), new Dot(x, y));
    }

    // For whoever hears the picture, and for formats that draw none.
    private string Says() =>
        $"{Say("web.move-map")}: "
        + string.Join(
            "; ",
            legs.Select(one =>
                $"{one.Leg.Name} {MovementWords.Of(one.Leg.Said.Mode, speech)} {one.Leg.Said.From} – {one.Leg.Said.To}"
            )
        )
        + $". {Say("web.map.no-endorsement")}";

    private Dot Put(Place place) =>
        new(
            (float)(Edge + (place.Longitude - west) * narrowing * scale),
            (float)(Edge + (north - place.Latitude) * scale)
        );

    // A second leg between the same ends bows out beside the first.
    private static List<Dot> Bent(List<Dot> line, float by)
    {
        if (by == 0)
            return line;
        var (first, last) = (line[0], line[^1]);
        var length = MathF.Max(0.01f, MathF.Sqrt(MathF.Pow(last.X - first.X, 2) + MathF.Pow(last.Y - first.Y, 2)));
        var (acrossX, acrossY) = (-(last.Y - first.Y) / length, (last.X - first.X) / length);
        // Down the page, whichever way the leg goes.
        var sign = acrossY < 0 ? -1 : 1;
        return
        [
            .. line.Select(
                (dot, at) =>
                {
                    var bow = by * sign * MathF.Sin(MathF.PI * at / Math.Max(1, line.Count - 1));
                    return new Dot(dot.X + acrossX * bow, dot.Y + acrossY * bow);
                }
            ),
        ];
    }

    private static float DashOf(MoveMode mode) =>
        mode switch
        {
            MoveMode.Rail => 6,
            MoveMode.Sea => 2,
            _ => 0,
        };

    private static Dot[] Round(Dot at, float radius) =>
        [
            .. Enumerable
                .Range(0, 16)
                .Select(part => new Dot(
                    at.X + radius * MathF.Cos(MathF.PI * part / 8),
                    at.Y + radius * MathF.Sin(MathF.PI * part / 8)
                )),
        ];

    private static Dot[] Frame(float width, float height) =>
        [new(0, 0), new(width, 0), new(width, height), new(0, height), new(0, 0)];

    private string Say(string key) => speech.Say(Phrase.Of(key));
}
