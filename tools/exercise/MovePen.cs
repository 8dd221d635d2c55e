using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Exercise;

/// <summary>Writes down a move for the posts that answer for it, each through whoever of its trades is there.</summary>
public sealed class MovePen(List<Post> posts, Roster roster, Xoshiro256StarStar dice)
{
    private static readonly Dictionary<string, string[]> Trades = new()
    {
        ["CO"] = ["COMD", "DCOMD"],
        ["S1"] = ["PERS", "CLERK", "CSM"],
        ["S3"] = ["OPSO", "INTO", "WATCH"],
        ["S4"] = ["LOGO", "MTNO", "SUPPLY"],
    };

    private readonly Pen pen = new(dice);

    public IReadOnlyList<Line> Lines => pen.Lines;

    public Report Say(string post, Instant recordedAt, Claim claim, Validity valid) =>
        pen.Write(recordedAt, new Source(post, Signer(post, recordedAt)), claim, valid);

    /// <summary>What holds from when it is written down.</summary>
    public Report Plan(string post, Instant recordedAt, Claim claim) =>
        Say(post, recordedAt, claim, Validity.Since(recordedAt));

    /// <summary>What came to pass, told half an hour later.</summary>
    public Report Tell(string post, Instant when, Claim claim) =>
        Say(post, when + Duration.FromMinutes(30), claim, Validity.At(when));

    public Report Withdraw(string post, Instant recordedAt, Report report) =>
        pen.Withdraw(recordedAt, new Source(post, Signer(post, recordedAt)), report, WithdrawalReason.EnteredInError);

    /// <summary>Who holds the post then, of the rotation that does; null where nobody does.</summary>
    public Member? Holder(string post, Instant at) =>
        roster
            .Rotations.SelectMany(rotation => rotation.Members)
            .FirstOrDefault(member =>
                member.Stints.Exists(stint =>
                    stint.Post == post && stint.Tenure is Tenure.Substantive && stint.From <= at && !(stint.To <= at)
                )
            );

    private string? Signer(string post, Instant at) =>
        Trades[post]
            .SelectMany(trade => posts.Where(one => one.Trade == trade))
            .Select(one => Holder(one.Id, at))
            .FirstOrDefault(member => member is not null && !member.IsAwayAt(at))
            ?.Reference;
}
