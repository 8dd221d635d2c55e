using System.Text.Json.Serialization;
using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Claims;

// The day: the watchkeeper's log, tasks, flash reports, the words of papers. The mission's record but for declared totals,
// which are the contingent's. References of persons in it are of the contingent's roll.

/// <summary>
/// A line of a log, at the time that it speaks of. <c>Words</c> are as they were typed, 1 to 500 characters; <c>Post</c> is the position
/// that was heard, where the line says which. Whose initials stand beside it is the report's source.
/// </summary>
public sealed record Logged(string Log, string? Post, string Words) : Claim
{
    public override string Key => Log;
    public override string? OtherKey => Post;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. Reference.Check(Log, "log"),
            .. Post is null ? [] : Reference.Check(Post, "post"),
            .. Wording.Line(Words, "words", 500),
        ];
}

/// <summary>
/// A task is ordered, to be out over the report's validity. <c>Kind</c> is a code such as <c>patrol</c>, <c>escort</c>, <c>ordnance</c>; <c>Unit</c> who
/// does it, a contingent's scope or another unit's reference. <c>Leader</c> and <c>Crew</c> are of the roll of that contingent, the leader
/// not repeated in the crew; <c>Strength</c> is how many go where nobody is listed.
/// </summary>
public sealed record TaskOrdered(
    string Task,
    string Kind,
    string Unit,
    string Order,
    string? Leader,
    IReadOnlyList<string> Crew,
    int? Strength,
    IReadOnlyList<string> Vehicles,
    IReadOnlyList<Whereabouts> Route,
    Guid? Line
) : Claim
{
    public override string Key => Task;
    public override string? OtherKey => Unit;

    public override IEnumerable<(string, string)> Problems()
    {
        foreach (var (text, what) in new[] { (Task, "task"), (Kind, "kind"), (Unit, "unit") })
        foreach (var problem in Reference.Check(text, what))
            yield return problem;
        foreach (var problem in Wording.Line(Order, "order", 500))
            yield return problem;
        foreach (var problem in Crew.Concat(Leader is null ? [] : [Leader]).SelectMany(Reference.CheckPerson))
            yield return problem;
        if (Crew.Append(Leader).OfType<string>().GroupBy(person => person).Any(same => same.Count() > 1))
            yield return ("somebody twice in a crew", "everybody once");
        if (Strength is < 1 or > 10_000)
            yield return ($"strength {Strength}", "1 to 10,000");
        foreach (
            var problem in Vehicles
                .SelectMany(vehicle => Reference.Check(vehicle, "vehicle"))
                .Concat(Route.SelectMany(point => point.Problems()))
        )
            yield return problem;
        if (Crew.Count > 500 || Vehicles.Count > 200 || Route.Count > 200)
            yield return ("more than a task holds", "at most 500 people, 200 vehicles and 200 points");
    }
}

[JsonConverter(typeof(Kebab<TaskStage>))]
public enum TaskStage
{
    Out,
    Back,
    Cancelled,
}

/// <summary>An event: the task went out, came back, or will not be done.</summary>
public sealed record TaskStaged(string Task, TaskStage Stage) : Claim
{
    public override string Key => Task;

    public override IEnumerable<(string, string)> Problems() => Reference.Check(Task, "task");
}

[JsonConverter(typeof(Kebab<TaskOutcome>))]
public enum TaskOutcome
{
    Done,
    Partly,
    NotDone,
}

/// <summary>A point that was reached, and when.</summary>
public sealed record Visit(Whereabouts Where, Instant? Arrived, Instant? Left);

/// <summary>So many of a kind of ordnance were found, and of those so many destroyed.</summary>
public sealed record Finds(string Kind, int Found, int Destroyed);

/// <summary>Whom one met, by a class such as <c>mukhtar</c> or <c>teacher</c>, never by name; null is not counted.</summary>
public sealed record Met(string Class, int? Women, int? Men);

/// <summary>What an engagement brought: whom the team met, whether it was mixed, what concerns them, what follows.</summary>
public sealed record Engaged(IReadOnlyList<Met> Met, bool IsTeamMixed, string? Concern, string? FollowUp);

/// <summary>
/// The task is debriefed; it was out over the report's validity. It is closed by this and by nothing else. <c>Gender</c> are the
/// gender-related observations in words; <c>Words</c> the rest.
/// </summary>
public sealed record Debriefed(
    string Task,
    TaskOutcome Outcome,
    IReadOnlyList<Visit> Visits,
    decimal? Kilometres,
    IReadOnlyList<Finds> Finds,
    Engaged? Engaged,
    string? Gender,
    string? Words
) : Claim
{
    public override string Key => Task;

    public override IEnumerable<(string, string)> Problems()
    {
        foreach (
            var problem in Reference
                .Check(Task, "task")
                .Concat(Visits.SelectMany(visit => visit.Where.Problems()))
                .Concat(Finds.SelectMany(finds => Reference.Check(finds.Kind, "kind")))
                .Concat(Engaged?.Met.SelectMany(met => Reference.Check(met.Class, "class")) ?? [])
                .Concat(Wording.LineOrNone(Engaged?.Concern, "concern", 500))
                .Concat(Wording.LineOrNone(Engaged?.FollowUp, "follow-up", 500))
                .Concat(Wording.LineOrNone(Gender, "gender-related words", 1000))
                .Concat(Words is null ? [] : Wording.Lines(Words, "words", 4000))
        )
            yield return problem;
        if (Visits.Any(visit => visit.Left < visit.Arrived))
            yield return ("left before arrived", "arrived, then left");
        if (Kilometres is < 0 or > 100_000)
            yield return ($"{Kilometres} km", "0 to 100,000 km");
        if (Finds.Any(finds => finds.Destroyed < 0 || finds.Found < finds.Destroyed || finds.Found > 1_000_000))
            yield return ("more destroyed than found, or a number below 0", "found, and of those destroyed");
        if (Engaged?.Met.Any(met => met.Women is < 0 or > 10_000 || met.Men is < 0 or > 10_000) is true)
            yield return ("a number of people out of range", "0 to 10,000, or nothing");
        if (Visits.Count > 200 || Finds.Count > 200 || Engaged?.Met.Count > 50)
            yield return ("more than a task brings back", "at most 200 visits, 200 finds and 50 meetings");
    }
}

/// <summary>
/// A movement was stopped or denied over the report's validity, open-ended while it still is. <c>Party</c> is who did, or
/// <c>not-determined</c>; <c>MinutesLost</c> is null where it was not said.
/// </summary>
public sealed record Restricted(
    string Restriction,
    string? Task,
    Whereabouts? Where,
    string? Party,
    int? MinutesLost,
    string Words
) : Claim
{
    public override string Key => Restriction;
    public override string? OtherKey => Task;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. Reference.Check(Restriction, "restriction"),
            .. Task is null ? [] : Reference.Check(Task, "task"),
            .. Where?.Problems() ?? [],
            .. Party is null ? [] : Reference.Check(Party, "party"),
            .. MinutesLost is < 0 or > 525_600
                ? [($"{MinutesLost} minutes", "0 to 525,600")]
                : Array.Empty<(string, string)>(),
            .. Wording.Line(Words, "words", 500),
        ];
}

/// <summary>
/// A flash report as it was drafted, the first or an update of it: <c>Update</c> counts from 0. <c>Basis</c> are the observations it
/// rests on, at least one or the line of the log. It leaves when another releases it.
/// </summary>
public sealed record FlashDrafted(string Flash, int Update, IReadOnlyList<Guid> Basis, string Words, Guid? Line) : Claim
{
    public override string Key => Flash;

    public override IEnumerable<(string, string)> Problems()
    {
        foreach (var problem in Reference.Check(Flash, "flash report").Concat(Wording.Lines(Words, "words", 2000)))
            yield return problem;
        if (Update is < 0 or > 999)
            yield return ($"update {Update}", "0 of the first, then 1 and on");
        if (Basis.Count > 100 || (Basis.Count == 0 && Line is null))
            yield return ($"a basis of {Basis.Count}", "1 to 100 observations, or a line of the log");
    }
}

/// <summary>An event: that update of the flash report was acknowledged by <c>By</c>, such as <c>joc</c>.</summary>
public sealed record FlashAcknowledged(string Flash, int Update, string By) : Claim
{
    public override string Key => Flash;

    public override IEnumerable<(string, string)> Problems() =>
        [.. Reference.Check(Flash, "flash report"), .. Reference.Check(By, "by")];
}

/// <summary>An event: nothing more is to come of the flash report.</summary>
public sealed record FlashClosed(string Flash, string Words) : Claim
{
    public override string Key => Flash;

    public override IEnumerable<(string, string)> Problems() =>
        [.. Reference.Check(Flash, "flash report"), .. Wording.Line(Words, "words", 500)];
}

/// <summary>
/// What an officer wrote into a field of a paper about <c>About</c>, a day or a task: the words beside the numbers, until other words are
/// said for it.
/// </summary>
public sealed record PaperWords(string Document, string About, string Field, string Words) : Claim
{
    public override string Key => $"{Document}/{About}/{Field}";
    public override string? OtherKey => $"{Document}/{About}";

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. Reference.Check(Document, "document"),
            .. Reference.Check(About, "subject"),
            .. Reference.Check(Field, "field"),
            .. Wording.Lines(Words, "words", 4000),
        ];
}

/// <summary>
/// How many tasks a day saw in all units together, as the mission's own return of that day says; of its own tasks the contingent has
/// each by itself.
/// </summary>
public sealed record TempoReported(LocalDate Day, int Tasks) : Claim
{
    public override string Key => $"{Day:uuuu-MM-dd}";

    public override IEnumerable<(string, string)> Problems()
    {
        if (!Era.Holds(Day))
            yield return ($"day {Day:uuuu-MM-dd}", Era.Wanted);
        if (Tasks is < 0 or > 100_000)
            yield return ($"{Tasks} tasks", "0 to 100,000");
    }
}

/// <summary>
/// A total that was published of the period of the report's validity: <c>Of</c> is a code such as <c>tasks</c>, <c>ordnance-items</c>. Two
/// sources' totals of one thing are two reports, and are both kept.
/// </summary>
public sealed record TotalDeclared(string Of, int Count, Bound Bound, PublicSource Source) : Claim
{
    public override string Key => Of;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. Reference.Check(Of, "total"),
            .. Count < 0 ? [($"total {Count}", "0 or more")] : Array.Empty<(string, string)>(),
        ];
}
