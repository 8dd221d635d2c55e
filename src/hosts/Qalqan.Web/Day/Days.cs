using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>A look at a mission: what was known, its places, and the day of the look with its hours.</summary>
internal sealed record DayLook(Known Known, Gazetteer Places, LocalDate Day, Interval Period);

/// <summary>
/// The day of a mission, looked at and written: the record is the mission's, and who writes in it is a post of one of its
/// contingents.
/// </summary>
internal sealed class Days(Archive archive)
{
    /// <summary>One answer a mission, at the day that the inquiry looks from.</summary>
    public Looks<T> Look<T>(Inquiry inquiry, Func<DayLook, List<Problem>, T> answer) =>
        archive.Look(inquiry, (known, problems) => answer(LookOf(known), problems), ScopeKind.Mission);

    /// <summary>Every gender-related line up to the look.</summary>
    public Looks<GenderLook> GenderLines(Inquiry inquiry) =>
        Look(
            inquiry,
            (look, _) =>
                new GenderLook(
                    look.Places,
                    GenderRelated.Of(look.Known, new Interval(null, look.Known.At + Duration.FromMilliseconds(1)))
                )
        );

    /// <summary>The places of the mission that is asked, the first of several; none where there is none.</summary>
    public Gazetteer Places(Inquiry inquiry) =>
        Look(inquiry, (look, _) => look.Places).Scopes is [var first, ..] ? first.Value : Gazetteer.Empty;

    /// <summary>
    /// Says what is made of the mission as it stands now, with nothing said in between; what is made is none where it added
    /// problems.
    /// </summary>
    /// <param name="user">Who says it.</param>
    /// <param name="scope">A contingent or mission; null where the user reaches one mission only.</param>
    /// <param name="make">Of the mission's scope and look what is to be said, or problems.</param>
    public Said Say(User user, string? scope, Func<string, DayLook, List<Problem>, IReadOnlyList<Saying>> make)
    {
        List<Problem> problems = [];
        return archive.MissionAsked(user, scope, problems) is not { } mission
            ? new Said([], problems[0])
            : archive.Alone(() =>
            {
                var sayings = archive.Of(
                    mission,
                    chronicle => make(mission, LookOf(archive.Everything(chronicle)), problems)
                );
                return problems.Count > 0 ? new Said([], problems[0]) : archive.Say(user, sayings);
            });
    }

    private static DayLook LookOf(Known known) =>
        new(known, known.Map.Places, known.Today, Periods.DayOf(known, known.Today));
}
