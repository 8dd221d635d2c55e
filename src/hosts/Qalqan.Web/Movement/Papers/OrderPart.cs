using System.Globalization;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Movement;
using Qalqan.Operations;
using Qalqan.Paper;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>The look, the move and what it is judged by: what the parts of a move's papers are written from.</summary>
internal sealed record OrderPart(PaperLook Look, MovePlan Plan, MoveLaws Laws)
{
    /// <summary>Of the move that the paper is of.</summary>
    public static OrderPart Of(PaperLook look) => Of(look, look.Basis.Subject!);

    public static OrderPart Of(PaperLook look, string move)
    {
        var laws = MoveLaws.Of(look.InForce);
        return new OrderPart(look, MovePlan.Find(look.Known, move, laws.Zones)!, laws);
    }

    public MovementNumbers Numbers => MovementNumbers.Of(Look.Known);

    /// <summary>The legs that are to go, stays apart.</summary>
    public IEnumerable<LegLine> Going => Plan.Legs.Where(leg => !leg.IsCancelled && leg.Said.Mode is not MoveMode.Stay);

    /// <summary>The marches that are ordered.</summary>
    public IEnumerable<(LegLine Leg, RoadMarch March)> Marches =>
        Going
            .Select(leg => (leg, March: RoadMarch.Of(Plan, leg.Name)))
            .Where(pair => pair.March is not null)
            .Select(pair => (pair.leg, pair.March!));

    public string Say(string key, params (string Name, object Value)[] values) => Look.Say(key, values);

    public string Title(string node)
    {
        var title = Plan.Node(node)?.Title ?? (Laws.Titles(node) is { } known ? Look.Speech.Say(known) : null);
        return title is null ? node : $"{title} ({node})";
    }

    public string Way(LegLine leg) =>
        leg.Said.From == leg.Said.To ? Title(leg.Said.From) : $"{Title(leg.Said.From)} – {Title(leg.Said.To)}";

    /// <summary>Z and the place's own clock.</summary>
    public string Clocks(Instant at, string node) => Look.Speech.BothClocks(at, Plan.ZoneOf(node));

    /// <summary>In tables of a march: day, hour and minute in Z, the hour there behind a stroke.</summary>
    public string Short(Instant at, string node) =>
        $"{at.ToString("ddHHmm'Z'", CultureInfo.InvariantCulture)} / {at.InZone(Plan.ZoneOf(node)).ToString("HHmm", CultureInfo.InvariantCulture)}";

    public string Mode(LegLine leg) =>
        leg.Said.Carrier is { } carrier
            ? $"{MovementWords.Of(leg.Said.Mode, Look.Speech)}, {carrier}"
            : MovementWords.Of(leg.Said.Mode, Look.Speech);

    /// <summary>The officer's words, or that none were written.</summary>
    public Paragraph Words(string field) =>
        PaperFields.Of(Look.Known, OrderFields.Document, Plan.Name, field) is { } words
            ? new Paragraph(words.Words)
            : new Paragraph(Say("web.sitrep.unwritten"), IsStrong: true);

    public IEnumerable<Block> Written(string field)
    {
        yield return new Heading(Say(TitleOf(field)), 2);
        yield return Words(field);
    }

    /// <summary>The table under its own name, which no page prints by itself.</summary>
    public static IEnumerable<Block> Titled(Table table)
    {
        yield return new Heading(table.Name, 2);
        yield return table;
    }

    /// <summary>The phrase of a field's title.</summary>
    public static string TitleOf(string field) =>
        field switch
        {
            OrderFields.Situation => "web.move-order.situation",
            OrderFields.Mission => "web.move-order.mission",
            OrderFields.Execution => "web.move-order.concept",
            OrderFields.Administration => "web.move-order.supply",
            OrderFields.Command => "web.move-order.chain",
            OrderFields.Breakdown => "web.move-order.breakdown",
            OrderFields.Separation => "web.move-order.separation",
            OrderFields.Attack => "web.move-order.attack",
            _ => field,
        };

    public static Cell Number(double? number) =>
        Cell.Of(number is { } value ? (decimal?)Math.Round((decimal)value, 1) : null);

    public static string Or(string? text) => string.IsNullOrEmpty(text) ? "–" : text;
}
