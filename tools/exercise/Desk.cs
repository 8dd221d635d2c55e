using NodaTime;
using Qalqan.Kernel;

namespace Qalqan.Exercise;

/// <summary>Who signs for the contingent: the first of personnel officer, clerk and sergeant major who is there.</summary>
public sealed class Desk(List<Post> posts, Roster roster)
{
    private static readonly string[] Trades = ["PERS", "CLERK", "CSM"];

    /// <summary>The serving rotation's personnel desk; the training centre's for a rotation that is still preparing.</summary>
    public Source At(Instant instant, Rotation about)
    {
        var serving = roster.Rotations.Last(rotation => Began(rotation) <= instant);
        var isPreparing = roster.Rotations.IndexOf(about) > roster.Rotations.IndexOf(serving);
        var staff = isPreparing ? about : serving;
        return new Source(isPreparing ? "KAZCENT" : "S1", Signer(staff, instant));
    }

    // The desk changes hands with the last of those who leave.
    private Instant Began(Rotation rotation)
    {
        var place = roster.Rotations.IndexOf(rotation);
        return place == 0 ? Instant.MinValue : roster.Rotations[place - 1].Dates.DepartsLast!.Value;
    }

    private string? Signer(Rotation rotation, Instant instant)
    {
        if (rotation.Dates.Appointed is { } day && instant < Story.At(day, 9, 0, Story.Home))
            return null;
        return Trades
            .Select(trade => posts.Select((post, place) => (post, place)).First(p => p.post.Trade == trade).place)
            .Select(place => rotation.Members[place])
            .FirstOrDefault(member => member.Enrolled <= instant && !member.IsAwayAt(instant))
            ?.Reference;
    }
}
