namespace Qalqan.Claims;

// Inspections of the areas of limitation: what is planned, what a party asks for, what was counted.

/// <summary>
/// An inspection is planned within the report's validity. <c>Area</c> is a band of a side, from its own line: <c>alpha-10</c>, <c>alpha-20</c>,
/// <c>alpha-25</c>, <c>bravo-10</c> and so on; <c>Unit</c> who inspects.
/// </summary>
public sealed record InspectionPlanned(string Inspection, string Area, string Unit, string? Words) : Claim
{
    public override string Key => Inspection;
    public override string? OtherKey => Area;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. Reference.Check(Inspection, "inspection"),
            .. Reference.Check(Area, "area"),
            .. Reference.Check(Unit, "unit"),
            .. Wording.LineOrNone(Words, "words", 500),
        ];
}

/// <summary>An event: the party asks for an inspection of the area.</summary>
public sealed record InspectionAsked(string Request, string Party, string Area, string? Words) : Claim
{
    public override string Key => Request;
    public override string? OtherKey => Area;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. Reference.Check(Request, "request"),
            .. Reference.Check(Party, "party"),
            .. Reference.Check(Area, "area"),
            .. Wording.LineOrNone(Words, "words", 500),
        ];
}

/// <summary>
/// What was counted of one thing. <c>What</c> is a code such as <c>personnel</c>, <c>tank</c>, <c>gun</c>, <c>missile-launcher</c>; a null count was not
/// counted, and is no zero.
/// </summary>
public sealed record Counted(
    string What,
    int? Count,
    Bound? Bound,
    int? CalibreMillimetres,
    decimal? RangeKilometres,
    Whereabouts? Where
);

/// <summary>
/// The area was inspected over the report's validity, on the plan or the request of those references where there is one. <c>IsWhole</c>: all
/// of it was seen, so that what was not counted was not there; otherwise nothing follows from what is missing.
/// </summary>
public sealed record Inspected(
    string Visit,
    string Area,
    string? Inspection,
    string? Request,
    IReadOnlyList<Counted> Counts,
    bool IsWhole,
    string? Denied,
    string? Words
) : Claim
{
    public override string Key => Visit;
    public override string? OtherKey => Area;

    public override IEnumerable<(string, string)> Problems()
    {
        foreach (var (text, what) in new[] { (Visit, "visit"), (Area, "area") })
        foreach (var problem in Reference.Check(text, what))
            yield return problem;
        foreach (var (text, what) in new[] { (Inspection, "inspection"), (Request, "request") })
            if (text is not null)
                foreach (var problem in Reference.Check(text, what))
                    yield return problem;
        foreach (
            var problem in Counts
                .SelectMany(count => Reference.Check(count.What, "what").Concat(count.Where?.Problems() ?? []))
                .Concat(Wording.LineOrNone(Denied, "what was denied", 500))
                .Concat(Denied is not null && IsWhole ? [("the whole, and something denied", "one of the two")] : [])
                .Concat(Words is null ? [] : Wording.Lines(Words, "words", 4000))
        )
            yield return problem;
        if (Counts.Count > 500)
            yield return ($"{Counts.Count} counts", "at most 500");
        if (Counts.Any(count => count.Count is < 0 or > 1_000_000 || count.Count is null != count.Bound is null))
            yield return ("a count out of range, or without how it was given", "0 to 1,000,000 and how, or neither");
        if (Counts.Any(count => count.CalibreMillimetres is < 1 or > 2000 || count.RangeKilometres is < 0 or > 20_000))
            yield return ("a calibre or a range out of range", "1 to 2,000 mm, 0 to 20,000 km");
    }
}
