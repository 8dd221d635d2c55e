using NodaTime;
using Qalqan.Claims;

namespace Qalqan.Movement;

/// <summary>A leg as planned, and what has become of it. Times of the plan are the report's own.</summary>
public sealed record LegLine(Told<LegPlanned> Plan, IReadOnlyList<Told<LegPassed>> Passed)
{
    public string Name => Plan.Said.Leg;

    public LegPlanned Said => Plan.Said;

    public Instant Departs => Plan.Fact.From;

    /// <summary>As planned; where no arrival was planned, after the time that it takes.</summary>
    public Instant Arrives => Plan.Fact.To ?? Departs + Duration.FromMinutes(Said.Minutes);

    public bool IsCancelled => Last(LegDoing.Cancelled) is not null;

    /// <summary>When the first of it left; null while nothing has.</summary>
    public Instant? Left => First(LegDoing.Left)?.Fact.From;

    /// <summary>When the last of it that was said to arrive did; null while nothing has.</summary>
    public Instant? Arrived => Last(LegDoing.Arrived)?.Fact.From;

    /// <summary>Whether people travel or stay on it, and are counted; cargo travels by its list.</summary>
    public bool HasPeople => Said.Party is not "cargo";

    private Told<LegPassed>? First(LegDoing doing) => Passed.FirstOrDefault(one => one.Said.Doing == doing);

    private Told<LegPassed>? Last(LegDoing doing) => Passed.LastOrDefault(one => one.Said.Doing == doing);
}
