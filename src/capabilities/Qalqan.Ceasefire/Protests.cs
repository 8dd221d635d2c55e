using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Ceasefire;

/// <summary>A protest on an incident: passed on, replied to, closed. <c>Replies</c> are the party's own account and nothing else.</summary>
public sealed record Protest(
    Fact Fact,
    Protested Said,
    IReadOnlyList<(Fact Fact, ProtestAnswered Said)> Replies,
    (Fact Fact, ProtestClosed Said)? Closed
)
{
    public bool IsOpen => Closed is null;

    /// <summary>Whole days from when it was passed on until it was closed, or until the instant.</summary>
    public int DaysOpen(Instant now) => (int)((Closed?.Fact.From ?? now) - Fact.From).TotalDays;
}

/// <summary>The ledger of protests of a mission.</summary>
public static class Protests
{
    /// <summary>Those on the incident by the look's instant, by when they were passed on.</summary>
    public static IReadOnlyList<Protest> Of(Known known, string incident) =>
        [.. known.EverOther<Protested>(incident).Where(fact => fact.From <= known.At).Select(fact => Of(known, fact))];

    /// <summary>Every one by the look's instant, by when it was passed on.</summary>
    public static IReadOnlyList<Protest> All(Known known) =>
        [
            .. known
                .Keys<Protested>()
                .Select(key => Find(known, key))
                .OfType<Protest>()
                .OrderBy(protest => protest.Fact.From)
                .ThenBy(protest => protest.Said.Protest, StringComparer.Ordinal),
        ];

    /// <summary>The protest of that reference; null where there is none by then.</summary>
    public static Protest? Find(Known known, string reference) =>
        known.Until<Protested>(reference).LastOrDefault() is { } fact ? Of(known, fact) : null;

    private static Protest Of(Known known, Fact fact)
    {
        var said = (Protested)fact.Claim;
        return new Protest(
            fact,
            said,
            [.. known.Until<ProtestAnswered>(said.Protest).Select(reply => (reply, (ProtestAnswered)reply.Claim))],
            known.Until<ProtestClosed>(said.Protest).LastOrDefault() is { } closed
                ? (closed, (ProtestClosed)closed.Claim)
                : null
        );
    }
}
