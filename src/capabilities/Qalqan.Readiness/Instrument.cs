using NodaTime;
using Qalqan.Kernel;

namespace Qalqan.Readiness;

/// <summary>How we know an instrument's period: read in good sources, in one fair source, remembered, or worked out.</summary>
public enum Mark
{
    High,
    Medium,
    Recalled,
    Derived,
}

/// <summary>Up to so many people may serve under an instrument, of whom <c>Share</c> in our mission; <c>Counts</c> says who else is counted.</summary>
public sealed record Ceiling(int People, int Share, Words Counts);

/// <summary>
/// A text under which a contingent serves: in force from the first day to the last, both included; where the period is
/// not published, from and to are empty. Before it is adopted nobody knows of it; without that day, before its first.
/// </summary>
public sealed record Instrument(
    string Name,
    Words? Title,
    Citation Citation,
    bool IsPublished,
    LocalDate? From,
    LocalDate? To,
    LocalDate? Adopted,
    string? RenewedBy,
    Mark Mark,
    Ceiling? Ceiling
)
{
    public bool IsKnownOn(LocalDate day) => (Adopted ?? From) is not { } first || first <= day;

    public bool Covers(LocalDate day) => IsPublished && From <= day && (To is not { } last || day <= last);

    /// <summary>As a sentence names it: by its title in the reader's language, or by a name that needs none, a resolution's number.</summary>
    public object Called => Title is { } title ? title : Name;

    /// <summary>Whether a finding may lean on it as on a text that was read.</summary>
    public RuleBasis Basis => Mark is Mark.High or Mark.Medium ? RuleBasis.Cited : RuleBasis.LocalDefault;

    internal static Instrument Read(Fields fields)
    {
        var instrument = new Instrument(
            fields.Text("name", 120),
            fields.Has("title") ? fields.Words("title") : null,
            fields.Under("citation", c => new Citation(c.Text("document"), c.Text("paragraph")))
                ?? new Citation("", ""),
            fields.OneOf("period", "published", "not-published") == "published",
            fields.DateOrNull("from"),
            fields.DateOrNull("to"),
            fields.DateOrNull("adopted"),
            fields.TextOrNull("renewedBy", 120),
            ReadMark(fields),
            fields.Has("ceiling") ? fields.Under("ceiling", ReadCeiling) : null
        );
        if (instrument.IsPublished && instrument.From is null)
            fields.Refuse("period", "a published period without \"from\"", "the first day, or \"not-published\"");
        if (!instrument.IsPublished && (instrument.From ?? instrument.To) is not null)
            fields.Refuse("period", "days of a period that is not published", "\"from\" and \"to\" null");
        if (instrument.To < instrument.From)
            fields.Refuse("to", "an end before the beginning", "a last day on or after the first");
        return instrument;
    }

    private static Mark ReadMark(Fields fields) =>
        fields.OneOf("mark", "high", "medium", "recalled", "derived") switch
        {
            "high" => Mark.High,
            "medium" => Mark.Medium,
            "recalled" => Mark.Recalled,
            _ => Mark.Derived,
        };

    private static Ceiling ReadCeiling(Fields fields)
    {
        var people = fields.Whole("people", 1, 100_000);
        return new Ceiling(people, fields.Whole("share", 1, people), fields.Words("counts"));
    }
}
