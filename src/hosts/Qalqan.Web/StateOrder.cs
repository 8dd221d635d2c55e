using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>
/// What one person is said to be in on the day, as typed: the state's word, empty where none is said; from when, a time of
/// that day, empty for 06:00; until when, a time of it or a last day, empty until the next state.
/// </summary>
public sealed record StateEntry(string Person, string State, string From = "", string Until = "");

/// <summary>
/// What somebody says of a day's state, as typed. <c>Seen</c> is the entry that the sheet was made from: what was said of the
/// same person after it is shown and not written over; null is what stands now. <c>Form</c> makes sending it twice harmless.
/// </summary>
/// <param name="Scope">The contingent; null where the folder has one only.</param>
/// <param name="Day">The day; null is today by the contingent's clock.</param>
/// <param name="SignAs">The post that signs what stands after it; null does not sign.</param>
public sealed record StateOrder(
    string? Scope,
    string? Day,
    IReadOnlyList<StateEntry> Entries,
    long? Seen = null,
    Guid? Form = null,
    string? SignAs = null
);

/// <summary>Somebody else spoke of the person since the sheet was made: what stands now, who said so, in which entry.</summary>
public sealed record StateConflict(string Person, PersonState? Now, Source? By, long? Entry);

/// <summary>A signature on record, made by this order or standing already.</summary>
public sealed record SignedAs(int Serial, int Revision, long Entry, bool IsNew);

/// <summary>
/// What became of an order. With problems or conflicts and nothing recorded it changed nothing; states are recorded before a
/// signature is refused, and then stand without one.
/// </summary>
/// <param name="Recorded">How many states were recorded now; what was there already by an earlier sending is not counted.</param>
public sealed record StateOutcome(
    string? Scope,
    LocalDate? Day,
    IReadOnlyList<Problem> Problems,
    IReadOnlyList<StateConflict> Conflicts,
    int Recorded = 0,
    SignedAs? Signature = null
)
{
    public bool IsDone => Problems.Count == 0 && Conflicts.Count == 0;
}
