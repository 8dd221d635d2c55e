using Qalqan.Kernel;

namespace Qalqan.Ceasefire;

/// <summary>What it means for a rule when a case of it fits.</summary>
public enum Effect
{
    /// <summary>The act appears to touch the rule.</summary>
    Touches,

    /// <summary>The rule says that the act is lawful.</summary>
    Allows,

    /// <summary>Whether it does depends on what no record can say: somebody has to judge.</summary>
    Asks,
}

/// <summary>One shape of conduct that a rule speaks of. What is empty or null is not asked.</summary>
/// <param name="Acts">One of these was done.</param>
/// <param name="By">By one of these.</param>
/// <param name="NotBy">By none of these.</param>
/// <param name="In">In one of these zones, or into it.</param>
/// <param name="Area">In this named area, as its source says or its place shows.</param>
/// <param name="Into">It went or struck into one of these zones, from another.</param>
/// <param name="Crosses">It went across this line.</param>
/// <param name="Target">It was done to this.</param>
/// <param name="Between">By one side against the other: from a side, beyond its own line.</param>
/// <param name="PastOwnLine">Something that flies, past the line of the side it comes from; of one from nowhere known, within the area of separation.</param>
/// <param name="Stays">It went nowhere: there is no course to it.</param>
/// <param name="Effect">What follows.</param>
public sealed record ConductCase(
    IReadOnlyList<string> Acts,
    IReadOnlyList<string> By,
    IReadOnlyList<string> NotBy,
    IReadOnlyList<string> In,
    string? Area,
    IReadOnlyList<string> Into,
    string? Crosses,
    string? Target,
    bool Between,
    bool PastOwnLine,
    bool Stays,
    Effect Effect
)
{
    /// <summary>True where it fits for sure, null where it may, false where it does not.</summary>
    public bool? Fits(Happening happening, Known known)
    {
        var said = happening.Said;
        if (!happening.Acts.Any(Acts.Contains))
            return false;
        if (By.Count > 0 && (said.Actor is null || !By.Contains(said.Actor)))
            return false;
        if (said.Actor is { } actor && NotBy.Contains(actor))
            return false;
        if (Target is not null && said.Target != Target)
            return false;
        if (Stays && happening.To.IsKnown)
            return false;
        return All(
            In.Count == 0 ? true : Reach.In(happening, In),
            Into.Count == 0 ? true : Reach.Into(happening, Into, Acts.Contains(Act.FireIntoAos)),
            Crosses is null ? true : Reach.Crosses(happening, Crosses),
            !Between ? true : Reach.Between(happening),
            !PastOwnLine ? true : Reach.PastOwnLine(happening),
            Area is null ? true : Reach.InArea(happening, Area, known)
        );
    }

    // One that does not fit settles it; one that may leaves it open.
    private static bool? All(params ReadOnlySpan<bool?> answers)
    {
        bool? all = true;
        foreach (var answer in answers)
            if (answer is false)
                return false;
            else
                all = answer is null ? null : all;
        return all;
    }

    internal static ConductCase Read(Fields fields) =>
        new(
            Codes(fields, "acts", Act.All),
            Codes(fields, "by", Act.Parties),
            Codes(fields, "notBy", Act.Parties),
            Codes(fields, "in", Zone.All),
            fields.Has("area") ? fields.Ref("area") : null,
            Codes(fields, "into", Zone.All),
            fields.Has("crosses") ? fields.OneOf("crosses", Zone.Alpha, Zone.Bravo) : null,
            fields.Has("target") ? fields.OneOf("target", [.. Act.Parties]) : null,
            fields.Has("between") && fields.Flag("between"),
            fields.Has("pastOwnLine") && fields.Flag("pastOwnLine"),
            fields.Has("stays") && fields.Flag("stays"),
            !fields.Has("effect")
                ? Effect.Touches
                : fields.OneOf("effect", "touches", "allows", "asks") switch
                {
                    "allows" => Effect.Allows,
                    "asks" => Effect.Asks,
                    _ => Effect.Touches,
                }
        );

    // A code that nobody knows would never fit, and nobody would be told.
    private static IReadOnlyList<string> Codes(Fields fields, string key, IReadOnlyList<string> known)
    {
        if (!fields.Has(key))
            return [];
        var codes = fields.Texts(key);
        foreach (var code in codes.Where(code => !known.Contains(code)))
            fields.Refuse(key, $"\"{code}\"", $"\"{key}\": one of {string.Join(", ", known)}");
        return codes;
    }
}
