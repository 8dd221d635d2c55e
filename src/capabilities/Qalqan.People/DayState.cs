using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>One row of the day's state: a holder, or a successor, and the state they are in; null where none was ever said.</summary>
public sealed record DayRow(
    string Post,
    string? SubUnit,
    string Person,
    Tenure Tenure,
    PersonState? State,
    Instant? Since
);

/// <summary>
/// The state of a scope at the look's instant: everybody who serves in the mission, those of whom reports differ included;
/// while nobody does, everybody who holds a post and has not gone home. One row a person, by the first of their ties, in
/// order of sub-unit, post, tenure and person. What is signed is signed over these rows.
/// </summary>
public sealed record DayState(IReadOnlyList<DayRow> Rows, IReadOnlyList<PostLine> Vacant)
{
    public const string NoPost = "-";

    public static DayState Of(Known known)
    {
        var roll = NominalRoll.Of(known);
        var anybodyServes = roll.People.Any(line => line.IsInMission);
        List<DayRow> rows =
        [
            .. roll
                .People.Where(line =>
                    anybodyServes
                        ? line.IsInMission
                        : line.Holds is not null && line.PhaseOf(known) is not TourPhase.Departed
                )
                .Select(line =>
                {
                    var tie = line.Holds ?? (line.Ties.Count > 0 ? line.Ties[0] : null);
                    var post = tie?.Post ?? NoPost;
                    return new DayRow(
                        post,
                        roll.ByPost.GetValueOrDefault(post)?.SubUnit,
                        line.Person,
                        tie?.Tenure ?? Tenure.Reserve,
                        line.State,
                        line.StateSince
                    );
                })
                .OrderBy(row => row.SubUnit, StringComparer.Ordinal)
                .ThenBy(row => row.Post, StringComparer.Ordinal)
                .ThenBy(row => row.Tenure)
                .ThenBy(row => row.Person, StringComparer.Ordinal),
        ];
        return new DayState(rows, [.. roll.Posts.Where(post => post.Standing is PostStanding.Vacant)]);
    }

    /// <summary>How many are in each state; null while anybody has none.</summary>
    public DayCounts? Counts
    {
        get
        {
            var states = Rows.Select(row => row.State).OfType<PersonState>().ToList();
            return states.Count < Rows.Count ? null : CountsOf(states);
        }
    }

    /// <summary>The sums of these states, one a person.</summary>
    public static DayCounts CountsOf(IReadOnlyCollection<PersonState> states)
    {
        int In(PersonState state) => states.Count(one => one == state);
        return new DayCounts(
            In(PersonState.Present),
            In(PersonState.Leave),
            In(PersonState.CompensatoryTime),
            In(PersonState.Sick),
            In(PersonState.DutyTravel),
            In(PersonState.Attached),
            In(PersonState.OffCamp),
            In(PersonState.Absent)
        );
    }

    /// <summary>
    /// SHA-256 in lower-case hex over the rows as text, one a line: post, person, tenure and state, tab between and newline
    /// behind each, the lines in order of their bytes. The words are fixed here and not taken from names in code: the same
    /// rows have the same digest for ever, so a copy can be told from what the record says later.
    /// </summary>
    public string Digest
    {
        get
        {
            var lines = Rows.Select(row => $"{row.Post}\t{row.Person}\t{WordOf(row.Tenure)}\t{WordOf(row.State)}\n");
            var text = string.Concat(lines.Order(StringComparer.Ordinal));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }
    }

    /// <summary>The wire word of a tenure.</summary>
    public static string WordOf(Tenure tenure) =>
        tenure switch
        {
            Tenure.Substantive => "substantive",
            Tenure.Acting => "acting",
            Tenure.Handover => "handover",
            Tenure.Reserve => "reserve",
            _ => throw new ArgumentOutOfRangeException(nameof(tenure)),
        };

    /// <summary>The wire word of a state; a dash for none.</summary>
    public static string WordOf(PersonState? state) =>
        state switch
        {
            null => "-",
            PersonState.Present => "present",
            PersonState.Leave => "leave",
            PersonState.CompensatoryTime => "compensatory-time",
            PersonState.Sick => "sick",
            PersonState.DutyTravel => "duty-travel",
            PersonState.Attached => "attached",
            PersonState.OffCamp => "off-camp",
            PersonState.Absent => "absent",
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
}
