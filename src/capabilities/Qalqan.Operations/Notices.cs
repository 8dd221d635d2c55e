using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>What a party told: its own account, and no observation.</summary>
public sealed record Notice(Fact Fact, Notified Said);

/// <summary>The parties' notifications.</summary>
public static class Notices
{
    /// <summary>Those of some instant of the period, in the order of when they were made, then of arrival.</summary>
    public static IReadOnlyList<Notice> Of(Known known, Interval period) =>
        [.. known.Within<Notified>(period).Select(fact => new Notice(fact, (Notified)fact.Claim))];
}
