using System.Globalization;
using System.Text.Json.Serialization;

namespace Qalqan.Claims;

// The ceasefire: what was drawn on the ground, incidents and what they are made of, and what a post decided. The mission's
// record. An incident is not an observation and no finding: it says what happened, and never whose breach it is.

/// <summary>What a drawing may be used for. Nobody decides by a demonstration.</summary>
[JsonConverter(typeof(Kebab<DrawnUse>))]
public enum DrawnUse
{
    Demonstration,
    Decisions,
}

[JsonConverter(typeof(Kebab<DrawnForm>))]
public enum DrawnForm
{
    Line,
    Area,
}

/// <summary>
/// A line or an area of the mission, in force over the report's validity: an event is judged by the drawing of its own day.
/// <c>Feature</c> is a code such as <c>alpha</c>, <c>bravo</c>, <c>alpha-1</c>, <c>hermon</c>. <c>Points</c> are <c>LAT,LON</c> in decimal degrees of
/// WGS 84 with one space between, at least two of a line and three of an area, whose last is joined to its first. The truth lies
/// within <c>ErrorMetres</c> of it 95 times of 100.
/// </summary>
public sealed record Drawn(
    string Feature,
    DrawnForm Form,
    DrawnUse Use,
    string Edition,
    string Points,
    int ErrorMetres,
    string Source,
    string? Licence
) : Claim
{
    private const int Most = 10_000;

    public override string Key => Feature;

    public override IEnumerable<(string, string)> Problems()
    {
        foreach (var problem in Reference.Check(Feature, "feature").Concat(Reference.Check(Edition, "edition")))
            yield return problem;
        foreach (var problem in Wording.Line(Source, "source", 300).Concat(Wording.LineOrNone(Licence, "licence", 120)))
            yield return problem;
        if (ErrorMetres is < 0 or > 100_000)
            yield return ($"error {ErrorMetres} m", "0 to 100,000 m");
        var least = Form is DrawnForm.Line ? 2 : 3;
        if (CountOf(Points, out var wrong) is var count && wrong is { } point)
            yield return ($"point {point}", "LAT,LON in decimal degrees, one space between points");
        else if (count < least || count > Most)
            yield return ($"{count} points", $"{least} to {Most:#,##0}");
    }

    private static int CountOf(ReadOnlySpan<char> points, out int? wrong)
    {
        var count = 0;
        wrong = null;
        foreach (var range in points.Split(' '))
            if (++count is var one && !IsPoint(points[range]))
                wrong ??= one;
        return count;
    }

    private static bool IsPoint(ReadOnlySpan<char> text)
    {
        var comma = text.IndexOf(',');
        return comma > 0 && text.Length <= 40 && IsAngle(text[..comma], 90) && IsAngle(text[(comma + 1)..], 180);
    }

    private static bool IsAngle(ReadOnlySpan<char> text, int most) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var degrees
        )
        && degrees >= -most
        && degrees <= most;
}

/// <summary>One happening, or something that goes on: a position held, a roadblock, a route denied.</summary>
[JsonConverter(typeof(Kebab<IncidentForm>))]
public enum IncidentForm
{
    Event,
    State,
}

/// <summary>What is told of it: the mission's own record, or only reported in public, which is shown and never assessed.</summary>
[JsonConverter(typeof(Kebab<IncidentLayer>))]
public enum IncidentLayer
{
    Record,
    Public,
}

/// <summary>Who said in public what an incident is taken from; <c>Tier</c> 1 is the text of a report of the Secretary-General, 4 the weakest.</summary>
public sealed record PublicTrace(
    int Tier,
    string Title,
    string? Link,
    string? Symbol,
    string? Paragraph,
    Confidence Confidence
)
{
    internal IEnumerable<(string, string)> Problems()
    {
        if (Tier is < 1 or > 4)
            yield return ($"tier {Tier}", "1 to 4");
        foreach (
            var problem in Wording
                .Line(Title, "source title", 400)
                .Concat(Wording.LineOrNone(Link, "link", 1000))
                .Concat(Wording.LineOrNone(Symbol, "symbol", 200))
                .Concat(Wording.LineOrNone(Paragraph, "paragraph", 40))
        )
            yield return problem;
    }
}

/// <summary>
/// An incident over the report's validity, open-ended while a state still goes on. What is null was not said; <c>not-determined</c>
/// says that somebody tried and could not tell. Nobody is named in it and no victim identified.
/// </summary>
/// <param name="Incident">Its reference, unique in the mission.</param>
/// <param name="Kind">What was done, a code such as <c>fire</c>, <c>crossing</c>, <c>aircraft</c>, <c>presence</c>, <c>attack-on-un</c>.</param>
/// <param name="Form">Whether it happened or goes on.</param>
/// <param name="Timing">How the validity of an event is meant.</param>
/// <param name="Layer">Whether it may be assessed.</param>
/// <param name="Where">Where it was; of fire, where it came from.</param>
/// <param name="Zone">Where the source says it was, in words of the lines: <c>alpha</c>, <c>aos</c>, <c>bravo</c>, <c>out</c>.</param>
/// <param name="Impact">Where it struck or went to.</param>
/// <param name="ImpactZone">The same of that.</param>
/// <param name="Area">A named area of the mission that the source speaks of, such as <c>hermon</c>.</param>
/// <param name="Origin">From which side: <c>alpha</c>, <c>bravo</c>, <c>aos</c>, <c>both</c>.</param>
/// <param name="Toward">To which, where the source says that it went there.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Target">To whom.</param>
/// <param name="Count">How many.</param>
/// <param name="Bound">How that number was given; null where there is none.</param>
/// <param name="Means">Weapon or platform.</param>
/// <param name="Acts">What else was done in it, codes as of <c>Kind</c>.</param>
/// <param name="OnUn">What it did to the mission's own people, in words.</param>
/// <param name="Casualties">In numbers and words.</param>
/// <param name="Words">What happened, 1 to 1,000 characters.</param>
/// <param name="Public">Where it is told in public; null of one that is the mission's own.</param>
public sealed record IncidentStated(
    string Incident,
    string Kind,
    IncidentForm Form,
    Timing Timing,
    IncidentLayer Layer,
    Whereabouts? Where,
    string? Zone,
    Whereabouts? Impact,
    string? ImpactZone,
    string? Area,
    string? Origin,
    string? Toward,
    string? Actor,
    string? Target,
    int? Count,
    Bound? Bound,
    string? Means,
    IReadOnlyList<string> Acts,
    string? OnUn,
    string? Casualties,
    string Words,
    PublicTrace? Public
) : Claim
{
    public override string Key => Incident;

    public override IEnumerable<(string, string)> Problems()
    {
        foreach (var problem in Reference.Check(Incident, "incident").Concat(Reference.Check(Kind, "kind")))
            yield return problem;
        foreach (
            var (text, what) in new[]
            {
                (Zone, "zone"),
                (ImpactZone, "zone"),
                (Area, "area"),
                (Origin, "side"),
                (Toward, "side"),
                (Actor, "actor"),
                (Target, "target"),
                (Means, "means"),
            }
        )
            if (text is not null)
                foreach (var problem in Reference.Check(text, what))
                    yield return problem;
        foreach (var problem in Acts.SelectMany(act => Reference.Check(act, "act")))
            yield return problem;
        if (Acts.Count > 10)
            yield return ($"{Acts.Count} further acts", "at most 10");
        foreach (var problem in (Where?.Problems() ?? []).Concat(Impact?.Problems() ?? []))
            yield return problem;
        if (Count is < 0 or > 1_000_000)
            yield return ($"count {Count}", "0 to 1,000,000");
        if (Count is null != Bound is null)
            yield return ("a number without how it was given, or the other way around", "both, or neither");
        foreach (
            var problem in Wording
                .Line(Words, "words", 1000)
                .Concat(Wording.LineOrNone(OnUn, "effect", 500))
                .Concat(Wording.LineOrNone(Casualties, "casualties", 500))
                .Concat(Public?.Problems() ?? [])
        )
            yield return problem;
        if (Layer is IncidentLayer.Public && Public is null)
            yield return ("an incident of the public layer without its source", "who published it");
    }
}

/// <summary>
/// The report, an observation, a party's notice or a restriction, is of this incident, for these reasons. To take it apart again,
/// this is withdrawn, and everything is as it was.
/// </summary>
public sealed record Linked(string Incident, Guid Report, IReadOnlyList<string> Reasons, string? Words) : Claim
{
    public override string Key => Incident;
    public override string? OtherKey => Report.ToString("D");

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. Reference.Check(Incident, "incident"),
            .. Reasons.SelectMany(reason => Reference.Check(reason, "reason")),
            .. Reasons.Count > 10 ? [($"{Reasons.Count} reasons", "at most 10")] : Array.Empty<(string, string)>(),
            .. Wording.LineOrNone(Words, "words", 500),
        ];
}

/// <summary>These two reports are not of one incident, whatever they look like: they are not proposed as one again. The smaller id first.</summary>
public sealed record HeldApart(Guid One, Guid Other, string Words) : Claim
{
    public override string Key => One.ToString("D");
    public override string? OtherKey => Other.ToString("D");

    public override IEnumerable<(string, string)> Problems()
    {
        if (One.CompareTo(Other) >= 0)
            yield return ("one report, or two the wrong way around", "two, the smaller id first");
        foreach (var problem in Wording.Line(Words, "words", 500))
            yield return problem;
    }
}

/// <summary>An event: the state that the incident is was still so.</summary>
public sealed record StillSo(string Incident, string? Words) : Claim
{
    public override string Key => Incident;

    public override IEnumerable<(string, string)> Problems() =>
        [.. Reference.Check(Incident, "incident"), .. Wording.LineOrNone(Words, "words", 500)];
}

[JsonConverter(typeof(Kebab<DecisionOutcome>))]
public enum DecisionOutcome
{
    Confirmed,
    Refused,
    Open,
}

/// <summary>
/// The source, a named post, decides on what was found of that subject under that rule: that it is so, that it is not, or that it is
/// left open; until another decision. <c>Finding</c> and <c>Evidence</c> are what it had before it.
/// </summary>
public sealed record Decided(
    string Subject,
    string Standard,
    string Rule,
    DecisionOutcome Outcome,
    string Why,
    string Finding,
    IReadOnlyList<Guid> Evidence
) : Claim
{
    public override string Key => $"{Standard}/{Rule}/{Subject}";
    public override string? OtherKey => Subject;

    public override IEnumerable<(string, string)> Problems()
    {
        foreach (var (text, what) in new[] { (Subject, "subject"), (Standard, "standard"), (Rule, "rule") })
        foreach (var problem in Reference.Check(text, what))
            yield return problem;
        foreach (var problem in Wording.Line(Why, "reason", 1000).Concat(Wording.Line(Finding, "finding", 80)))
            yield return problem;
        if (Evidence.Count > 1000)
            yield return ($"{Evidence.Count} reports", "at most 1,000");
    }
}
