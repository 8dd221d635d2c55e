using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>What the standards in force say about moves: clearances, loads, and the clocks of places.</summary>
public sealed record MoveLaw(ClearanceLaw Clearances, LoadLaw Loads, Func<string, DateTimeZone?> Zones)
{
    /// <summary>Of whatever tables are among the rules; what no table says is not known.</summary>
    public static MoveLaw Of(IReadOnlyList<Rule> rules)
    {
        var tables = MoveTables.Of(rules);
        return new MoveLaw(
            new ClearanceLaw(
                (state, kind) => tables.ClearanceRule(state, "state", CargoOf(kind))?.Value,
                tables.WorkingCalendar
            ),
            new LoadLaw(
                tables.PersonMass?.Value is { } mass ? mass.EquippedKg + mass.BaggageKg : null,
                carrier =>
                    tables.Aircraft(carrier)?.Value is { } type
                        ? new CarrierFigures((int)type.Seats.Value, type.Structure.Value)
                        : null,
                mode => tables.GoodsTable(mode)?.Value
            ),
            node => tables.Airfield(node)?.Value.Zone
        );
    }

    // Arms aboard ask for more than people do; which of the two a clearance is for, its kind says.
    private static string CargoOf(string kind) => kind is "munitions" or "dangerous-goods" ? "military" : "people";
}
