using NodaTime;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>
/// The reports that a mission owes at a look. <c>LeaderPosts</c> are by task the post of whoever leads it, where a contingent's roll
/// tells; nobody is in it by name.
/// </summary>
public sealed record CalendarLook(IReadOnlyList<CalendarLine> Lines, IReadOnlyDictionary<string, string> LeaderPosts)
{
    /// <summary>The next that is owed and made here, an overdue one first; null where none is.</summary>
    public CalendarLine? Next =>
        Lines.FirstOrDefault(line => line.Standing is ReturnStanding.Overdue or ReturnStanding.Due);

    /// <summary>Of whom something is missing: a task by the post that leads it.</summary>
    public string Whose(Missing missing, string of) =>
        missing.What is Wanting.Debriefs && LeaderPosts.TryGetValue(of, out var post) ? $"{of} ({post})" : of;
}

/// <summary>The next report that is owed, seen from an instant.</summary>
public sealed record CalendarNext(CalendarLine Line, Instant At);

/// <summary>Which reports are owed by when, how each stands, and what it waits for and from whom.</summary>
internal sealed class Calendars(Archive archive, Adoption adoption, Days days)
{
    public Looks<CalendarLook> Of(Inquiry inquiry)
    {
        var looks = days.Look(
            inquiry,
            (look, problems) =>
            {
                var rules = adoption.RulesInForce(look.Known, problems).Select(one => one.Rule).ToList();
                var lines = ReportCalendar.Of(look.Known, rules, look.Places.Positions);
                return (lines, leaders: LeadersOf(look.Known, lines));
            }
        );
        // The roll is a contingent's: looked at after the mission, never within it.
        Dictionary<string, string> posts = [];
        foreach (var look in looks.Scopes)
            AddPosts(posts, inquiry, look.At, look.UpTo, [.. look.Value.leaders.Values.Distinct()]);
        return new Looks<CalendarLook>(
            looks.IsExercise,
            looks.Now,
            [
                .. looks.Scopes.Select(look => new Looked<CalendarLook>(
                    look.Scope,
                    look.Title,
                    look.At,
                    look.Zone,
                    look.UpTo,
                    new CalendarLook(
                        look.Value.lines,
                        look.Value.leaders.Where(task => posts.ContainsKey(task.Value))
                            .ToDictionary(task => task.Key, task => posts[task.Value])
                    )
                )),
            ],
            looks.Problems,
            looks.Damage
        );
    }

    /// <summary>By contingent the next report that its mission owes.</summary>
    public IReadOnlyDictionary<string, CalendarNext> NextOf(Inquiry inquiry, IReadOnlyList<string> contingents)
    {
        var next = Of(inquiry with { Period = null, Standard = null, Subject = null, Without = null })
            .Scopes.Where(look => look.Value.Next is not null)
            .ToDictionary(look => look.Scope, look => new CalendarNext(look.Value.Next!, look.At));
        return contingents
            .Select(scope => (scope, mission: archive.MissionOf(scope)))
            .Where(one => next.ContainsKey(one.mission))
            .ToDictionary(one => one.scope, one => next[one.mission]);
    }

    private static Dictionary<string, string> LeadersOf(Known known, IReadOnlyList<CalendarLine> lines) =>
        lines
            .SelectMany(line => line.Missing)
            .Where(missing => missing.What is Wanting.Debriefs)
            .SelectMany(missing => missing.Of)
            .Distinct()
            .Select(task => (task, leader: Tasks.Find(known, task)?.Order.Leader))
            .Where(one => one.leader is not null)
            .ToDictionary(one => one.task, one => one.leader!);

    private void AddPosts(
        Dictionary<string, string> posts,
        Inquiry inquiry,
        Instant at,
        long upTo,
        IReadOnlyList<string> people
    )
    {
        foreach (var scope in people.Count > 0 ? archive.Contingents(inquiry.Reach) : [])
        foreach (var (person, post) in archive.Of(scope, chronicle => PostsIn(chronicle, at, upTo, people)))
            posts.TryAdd(person, post);
    }

    private static List<(string Person, string Post)> PostsIn(
        Chronicle chronicle,
        Instant at,
        long upTo,
        IReadOnlyList<string> people
    )
    {
        var roll = NominalRoll.Of(chronicle.KnownAt(upTo, at, new Interval(null, null))).ByPerson;
        return
        [
            .. people
                .Select(person => (person, roll.GetValueOrDefault(person)?.Holds?.Post))
                .Where(one => one.Post is not null)
                .Select(one => (one.person, one.Post!)),
        ];
    }
}
