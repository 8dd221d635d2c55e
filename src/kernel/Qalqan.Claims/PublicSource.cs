using System.Text.Json.Serialization;
using NodaTime;

namespace Qalqan.Claims;

/// <summary>How far a public source carries: two independent ones or the primary text; one good one; one weak one.</summary>
[JsonConverter(typeof(Kebab<Confidence>))]
public enum Confidence
{
    High,
    Medium,
    Low,
}

/// <summary>Who published a figure, under which heading or number, and when where the day is known.</summary>
public sealed record PublicSource(string Publisher, string Title, LocalDate? Published, Confidence Confidence);
