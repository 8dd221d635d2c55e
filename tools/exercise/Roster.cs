using NodaTime;
using Qalqan.Claims;

namespace Qalqan.Exercise;

/// <summary>Everybody of the story by rotation, as it is planned to come out, and the substitutions under way.</summary>
public sealed record Roster(List<Rotation> Rotations, List<Substitution> Substitutions)
{
    public Rotation Of(string code) => Rotations.Single(rotation => rotation.Dates.Code == code);
}

/// <summary>The people of one rotation: holders in the order of the posts, then reserves, then those who came later.</summary>
public sealed record Rotation(RotationDates Dates, List<Member> Members)
{
    public Member Holder(List<Post> posts, string post) => Members[posts.FindIndex(p => p.Id == post)];
}

/// <summary>One leaves a post, another who was called up for it steps in at the same moment.</summary>
public sealed record Substitution(string Post, Member Leaver, Member Substitute, Instant At);

/// <summary>A person by reference. Nothing here is about anybody real.</summary>
public sealed class Member(string reference, string rank, string trade, Instant enrolled)
{
    public string Reference => reference;

    public string Rank => rank;

    public string Trade => trade;

    public Instant Enrolled => enrolled;

    /// <summary>When the person leaves the roll; null: still on it where the story ends.</summary>
    public Instant? Released { get; set; }

    public Instant? Arrives { get; set; }

    public Instant? Departs { get; set; }

    /// <summary>Until when states are kept: the departure from the mission, or for those at home the end on the roll.</summary>
    public Instant? Until => Departs ?? Released;

    public List<Stint> Stints { get; } = [];

    public List<TourOrder> Tours { get; } = [];

    public List<Absence> Absences { get; } = [];

    public bool IsAwayAt(Instant instant) => Absences.Exists(away => away.From <= instant && instant < away.To);

    /// <summary>Adds the absence if it leaves a day clear on both sides and lies within the time kept.</summary>
    public bool TryAdd(Absence absence)
    {
        var day = Duration.FromDays(1);
        if (absence.From < enrolled + day || absence.To + day > (Until ?? Instant.MaxValue))
            return false;
        if (Absences.Exists(other => absence.From < other.To + day && other.From < absence.To + day))
            return false;
        Absences.Add(absence);
        return true;
    }
}

/// <summary>A post held. <c>IsOrdered</c>: the order itself named the end, so no later report closes it.</summary>
public sealed record Stint(string Post, Tenure Tenure, Instant From, Instant? To, bool IsOrdered, Instant? RecordedAt);

/// <summary>From the order on, the tour ends on that day.</summary>
public sealed record TourOrder(Instant From, LocalDate Ends);

/// <summary>A time away from ordinary duty. Planned ones are recorded before they begin and with their end.</summary>
public sealed record Absence(PersonState State, Instant From, Instant To, DateTimeZone Zone)
{
    public bool IsPlanned => State is not PersonState.Sick;
}
