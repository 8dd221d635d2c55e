using Qalqan.Claims;

namespace Qalqan.Web;

/// <summary>A state's word in forms, JSON and commands, the key that sets it, and its phrase for a narrow column; the whole one is <c>state.WORD</c>.</summary>
public sealed record StateWord(PersonState State, string Word, char Key, string Brief);

public static class StateWords
{
    /// <summary>In the order in which they are shown.</summary>
    public static IReadOnlyList<StateWord> All { get; } =
    [
        new(PersonState.Present, "present", 'p', "web.state.present.short"),
        new(PersonState.Leave, "leave", 'l', "web.state.leave.short"),
        new(PersonState.CompensatoryTime, "compensatory-time", 'c', "web.state.compensatory.short"),
        new(PersonState.Sick, "sick", 's', "web.state.sick.short"),
        new(PersonState.DutyTravel, "duty-travel", 'd', "web.state.travel.short"),
        new(PersonState.Attached, "attached", 'a', "web.state.attached.short"),
        new(PersonState.OffCamp, "off-camp", 'o', "web.state.off-camp.short"),
        new(PersonState.Absent, "absent", 'x', "web.state.absent.short"),
    ];

    public static string Wanted { get; } = "one of " + string.Join(", ", All.Select(word => word.Word));

    public static StateWord Of(PersonState state) => All.First(word => word.State == state);

    /// <summary>The state of that word or key, or null.</summary>
    public static PersonState? Find(string word) =>
        All.FirstOrDefault(one => one.Word == word || word.Length == 1 && one.Key == word[0])?.State;
}
