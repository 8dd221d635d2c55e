using NodaTime;
using Qalqan.Claims;

namespace Qalqan.Kernel.Tests;

public sealed class ReportTests
{
    private static readonly Report Sound = new(
        Told.Id(1),
        "unit",
        Validity.Since(Told.Day0),
        Told.Day0,
        new Source("S1", "R1-001"),
        new TourSet("R1-001", "R1", new LocalDate(2025, 3, 14))
    );

    private static readonly Instant Beyond = Instant.FromUtc(2200, 1, 2, 0, 0);

    [Fact]
    public void A_sound_report_has_no_problem() => Assert.Empty(Sound.Problems());

    public static TheoryData<string, Report> Unsound() =>
        new()
        {
            { "no id", Sound with { Id = default } },
            { "scope", Sound with { Scope = "two words" } },
            { "a name as person", Sound with { Source = new Source("S1", "Nurlan") } },
            { "ends before it begins", Sound with { Valid = new Validity(Told.Day(1), Told.Day(0)) } },
            { "begins beyond the era", Sound with { Valid = Validity.Since(Beyond) } },
            { "ends beyond the era", Sound with { Valid = new Validity(Told.Day0, Beyond) } },
            { "said beyond the era", Sound with { SaidAt = Beyond } },
            {
                "a tour that ends beyond the era",
                Sound with
                {
                    Claim = new TourSet("R1-001", "R1", new LocalDate(9999, 12, 31)),
                }
            },
            { "corrects itself", Sound with { Corrects = Told.Id(1) } },
            { "withdraws with another claim", Sound with { Withdraws = Told.Id(2) } },
        };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void What_is_wrong_with_a_report_is_said_once(string why, Report report) =>
        Assert.True(report.Problems().Count() == 1, why);
}
