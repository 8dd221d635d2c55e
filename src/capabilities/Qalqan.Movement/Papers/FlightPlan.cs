using System.Globalization;
using NodaTime;
using Qalqan.Claims;

namespace Qalqan.Movement;

/// <summary>
/// The flight plan of a chalk on a leg, item by item as ICAO numbers them, written from the record and from nothing else: what the record does not say stands as a gap,
/// <c>[ITEM: what]</c>, to be filled by the crew, and a message with a gap is not sent.
/// </summary>
/// <param name="Text">The message, its lines by line feeds.</param>
/// <param name="Gaps">What is to be filled in, in order.</param>
public sealed record FlightPlan(LegLine Leg, string Chalk, string Text, IReadOnlyList<FlightGap> Gaps)
{
    /// <summary>Sooner before its time of departure no flight plan is filed.</summary>
    public static readonly Duration SoonestFiled = Duration.FromHours(120);

    public Instant FiledFrom => Leg.Departs - SoonestFiled;

    /// <summary>One for each chalk of each leg by air, by the time of departure.</summary>
    public static IReadOnlyList<FlightPlan> Of(MovePlan plan, Func<string, AirframeFigures?> airframeOf)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(airframeOf);
        return
        [
            .. from leg in plan.Legs
            where leg is { IsCancelled: false, Said.Mode: MoveMode.Air }
            orderby leg.Departs, leg.Name
            from chalk in plan.ChalksOn(leg.Name)
            select Of(leg, chalk.Said, airframeOf(chalk.Said.Carrier)),
        ];
    }

    private static FlightPlan Of(LegLine leg, ChalkListed chalk, AirframeFigures? airframe)
    {
        List<FlightGap> gaps = [];
        var minutes = (int)(leg.Arrives - leg.Departs).TotalMinutes;
        var (from, to) = (Airfield(leg.Said.From), Airfield(leg.Said.To));
        List<string> other =
        [
            "STS/STATE",
            $"DOF/{leg.Departs.InUtc().Date.ToString("yyMMdd", CultureInfo.InvariantCulture)}",
        ];
        if (from is null)
            other.Add($"DEP/{Gap(18, "departure-place")}");
        if (to is null)
            other.Add($"DEST/{Gap(18, "destination-place")}");
        other.Add($"REG/{Gap(18, "registration")}");
        other.Add($"OPR/{Gap(18, "operator")}");
        other.Add($"RMK/CHALK {chalk.Chalk} LEG {leg.Name}");
        var text = string.Join(
            '\n',
            $"(FPL-{Gap(7, "identification")}-{Gap(8, "rules")}M",
            // One aircraft a chalk: a number stands only before a formation.
            $"-{airframe?.Designator ?? Gap(9, "type")}/{airframe?.Wake ?? Gap(9, "wake")}-{Gap(10, "equipment")}",
            $"-{from ?? "ZZZZ"}{Clock(leg.Departs)}",
            $"-{Gap(15, "speed")}{Gap(15, "level")} {Gap(15, "route")}",
            $"-{to ?? "ZZZZ"}{minutes / 60:00}{minutes % 60:00} {Gap(16, "alternate")}",
            $"-{string.Join(' ', other)}",
            // The crew is on no manifest: who travels is a number to begin from, and not the number on board.
            $"-E/{Gap(19, "endurance")} P/{Gap(19, "persons", $", {chalk.People.Count} and the crew")} {Gap(19, "survival")})"
        );
        return new FlightPlan(leg, chalk.Chalk, text, [.. gaps.OrderBy(gap => gap.Item)]);

        string Gap(int item, string what, string more = "")
        {
            gaps.Add(new FlightGap(item, what));
            return $"[{item}: {what}{more}]";
        }

        // Four letters are an airfield of ICAO's; anything else is named in item 18.
        static string? Airfield(string node) => node.Length == 4 && node.All(char.IsAsciiLetterUpper) ? node : null;
    }

    private static string Clock(Instant at) => at.ToString("HHmm", CultureInfo.InvariantCulture);
}

/// <summary>What a flight plan lacks: the number of the item, and a code of what.</summary>
public sealed record FlightGap(int Item, string What);

/// <summary>A type of aircraft as air traffic knows it, by a text that says so: its designator of two to four signs, its wake category.</summary>
public sealed record AirframeFigures(string? Designator, string? Wake)
{
    /// <summary>By the greatest take-off mass: light up to 7 t, heavy from 136 t, medium between.</summary>
    public static string WakeOf(double kilograms) =>
        kilograms <= 7_000 ? "L"
        : kilograms < 136_000 ? "M"
        : "H";
}
