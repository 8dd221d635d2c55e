using Qalqan.Kernel;

namespace Qalqan.Ceasefire;

/// <summary>
/// Where conduct reaches, in three answers: it does, it does not, and, where what is possible lies on both sides of the question, null.
/// What is not known at all reaches nothing: nothing in the record touches the rule.
/// </summary>
internal static class Reach
{
    /// <summary>In one of the zones, or into it.</summary>
    public static bool? In(Happening happening, IReadOnlyList<string> zones) =>
        Either(Within(happening.At, zones), Within(happening.To, zones));

    /// <summary>Into one of the zones from outside it; where nobody says from where, where it struck decides.</summary>
    public static bool? Into(Happening happening, IReadOnlyList<string> zones, bool takesWords)
    {
        if (takesWords && happening.Said.Acts.Contains(Act.FireIntoAos) && zones.Contains(Zone.Aos))
            return true;
        return happening.From is { } from && zones.Contains(from) ? false : Within(happening.To, zones);
    }

    /// <summary>Across the line, in either direction. West of <c>alpha</c> is the Alpha side, east of <c>bravo</c> the Bravo side.</summary>
    public static bool? Crosses(Happening happening, string line)
    {
        if (!happening.To.IsKnown || happening.From is not { } from)
            return false;
        if (from == Zone.Both || happening.To.Sure == Zone.Both)
            return true;
        var side = line == Zone.Bravo ? Zone.Bravo : Zone.Alpha;
        var isFromSide = from == side;
        return Of(happening.To.Possible, zone => (zone == side) != isFromSide && zone != Zone.Out);
    }

    /// <summary>From a side beyond its own line, or from both.</summary>
    public static bool? Between(Happening happening)
    {
        var reached = happening.To.IsKnown ? happening.To : happening.At;
        return happening.From switch
        {
            Zone.Both => true,
            Zone.Alpha or Zone.Bravo when happening.To.IsKnown || !happening.Acts.Contains(Act.Fire) => Of(
                reached.Possible,
                zone => zone != happening.From && zone != Zone.Out
            ),
            // Nobody could tell from where: in the area of separation it may have been either side, or neither.
            null when happening.At.Possible.Contains(Zone.Aos) && !happening.Acts.Contains(Act.Fire) => null,
            _ => false,
        };
    }

    /// <summary>Past the line of its own side; of an unknown side, within the area of separation or across a line.</summary>
    public static bool? PastOwnLine(Happening happening) =>
        happening.From is Zone.Alpha or Zone.Bravo
            ? Either(Past(happening.At, happening.From), Past(happening.To, happening.From))
            : Either(
                Within(happening.At, [Zone.Aos]),
                happening.To.IsKnown && happening.From is not null && happening.To.Sure != happening.From
            );

    /// <summary>In the area, by its source's words or by its place; where nobody drew it, only words can say so.</summary>
    public static bool? InArea(Happening happening, string area, Known known)
    {
        if (happening.Said.Area == area)
            return true;
        return happening.Place is { } place && known.DrawingOf(area, happening.Incident.Fact.From) is { } drawing
            ? new Outline(drawing).Holds(place.Spot)
            : false;
    }

    private static bool? Past(Sided sided, string own) => Of(sided.Possible, zone => zone != own && zone != Zone.Out);

    private static bool? Within(Sided sided, IReadOnlyList<string> zones) => Of(sided.Possible, zones.Contains);

    private static bool? Of(IReadOnlyCollection<string> possible, Func<string, bool> fits)
    {
        var count = possible.Count(fits);
        return count == 0 ? false
            : count == possible.Count ? true
            : null;
    }

    private static bool? Either(bool? one, bool? other) =>
        one is true || other is true ? true
        : one is null || other is null ? null
        : false;
}
