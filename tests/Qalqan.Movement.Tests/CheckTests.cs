using System.Text;
using Qalqan.Kernel;
using Qalqan.Words;

namespace Qalqan.Movement.Tests;

/// <summary>A plan that stands, and each way of spoiling it named with what to change.</summary>
public class CheckTests
{
    private static readonly string Plan = File.ReadAllText(
        Qalqan.Tests.Repository.PathOf("tests", "Qalqan.Movement.Tests", "plan.json")
    );

    [Fact]
    public void The_plan_as_it_is_stands()
    {
        var parts = Check(Plan);
        Assert.Equal(["seating", "loadList", "march", "clearances"], parts.Select(part => part.Part));
        Assert.All(parts, part => Assert.True(part.Stands, string.Join("; ", part.Found)));
        Assert.Equal(("A1", 8, "1.4"), parts[1].Explosives.Select(one => (one.Unit, one.Kg, one.Division)).Single());
    }

    [Theory]
    // Two manifests, the chain together, too heavy, and a medic who is not left.
    [InlineData(
        "\"P-2\", \"aircraft\": \"A2\"",
        "\"P-1\", \"aircraft\": \"A2\"",
        CheckKind.Fault,
        "person-on-two-manifests",
        "A1 P-1"
    )]
    [InlineData(
        "\"kg\": 300 }] },\n      { \"aircraft\": \"A2\"",
        "\"kg\": 200 }] },\n      { \"aircraft\": \"A2\"",
        CheckKind.Fault,
        "payload-exceeded",
        "A1 UAAA-UATE"
    )]
    [InlineData(
        "\"P-4\", \"unit\": \"PL1\", \"kg\": 139, \"roles\": [\"medic\"]",
        "\"P-4\", \"unit\": \"PL1\", \"kg\": 139, \"roles\": []",
        CheckKind.Fault,
        "survivors",
        "A1 medic"
    )]
    [InlineData(
        "\"people\": [\"P-1\", \"P-2\"]",
        "\"people\": [\"P-1\", \"P-3\"]",
        CheckKind.Fault,
        "chain-together",
        "A1 P-1 P-3"
    )]
    [InlineData(
        "\"seats\": 2, \"legs\": [{ \"leg\": \"UAAA-UATE\", \"kg\": 300 }] },\n      { \"aircraft\": \"A2\"",
        "\"seats\": 1, \"legs\": [{ \"leg\": \"UAAA-UATE\", \"kg\": 300 }] },\n      { \"aircraft\": \"A2\"",
        CheckKind.Fault,
        "seats-exceeded",
        "A1"
    )]
    [InlineData(
        "\"person\": \"P-4\", \"unit\"",
        "\"person\": \"P-3\", \"unit\"",
        CheckKind.Slip,
        "person-listed-twice",
        "P-3"
    )]
    // A number that there is not, an item heavier than anything, explosives with people.
    [InlineData("UN0012", "UN9999", CheckKind.Slip, "un-number-does-not-exist", "L-1")]
    [InlineData("UN0012", "UN0285", CheckKind.Fault, "not-with-passengers", "A1: L-1")]
    [InlineData("\"grossKg\": 120", "\"grossKg\": 9000", CheckKind.Slip, "heavier-than-any-unit", "L-1")]
    // Arrives before it left; faster than the rate; clear too soon.
    [InlineData(
        "\"arrive\": \"2024-03-15T08:00:00Z\"",
        "\"arrive\": \"2024-03-15T05:00:00Z\"",
        CheckKind.Fault,
        "arrives-before-it-leaves",
        "S1 RP"
    )]
    [InlineData(
        "\"arrive\": \"2024-03-15T08:00:00Z\"",
        "\"arrive\": \"2024-03-15T07:00:00Z\"",
        CheckKind.Fault,
        "faster-than-the-rate",
        "S1 RP"
    )]
    [InlineData("\"rateKmh\": 30", "\"rateKmh\": 0", CheckKind.Slip, "rate-not-positive", "RP")]
    // A clearance for another date, for another state, and one not answered.
    [InlineData(
        "\"enter\": \"2024-03-14T12:00:00Z\", \"leave\": \"2024-03-14T13:00:00Z\"",
        "\"enter\": \"2024-03-18T12:00:00Z\", \"leave\": \"2024-03-18T13:00:00Z\"",
        CheckKind.Fault,
        "clearance-for-another-time",
        "L2 AZ"
    )]
    [InlineData(
        "\"state\": \"AZ\", \"aircraft\"",
        "\"state\": \"SY\", \"aircraft\"",
        CheckKind.Fault,
        "clearance-unknown",
        "L2 SY"
    )]
    [InlineData("\"step\": \"granted\"", "\"step\": \"applied\"", CheckKind.Open, "clearance-waiting", "L2 AZ")]
    [InlineData(
        "\"to\": \"2024-03-17T00:00:00Z\"",
        "\"to\": \"2024-03-13T00:00:00Z\"",
        CheckKind.Slip,
        "ends-before-it-begins",
        "L2 AZ"
    )]
    public void A_spoilt_plan_is_named(string from, string to, CheckKind kind, string code, string subject)
    {
        Assert.Contains(from, Plan, StringComparison.Ordinal);
        var found = Check(Plan.Replace(from, to, StringComparison.Ordinal)).SelectMany(part => part.Found).ToList();
        var one = found.First(one => one.Code == code);
        Assert.Equal((kind, subject), (one.Kind, one.Subject));
        foreach (var speech in Speech.All)
        {
            var says = speech.Say(CheckWords.Of(one));
            Assert.DoesNotContain("[movement", says, StringComparison.Ordinal);
            Assert.DoesNotContain("{", says, StringComparison.Ordinal);
        }
        Assert.NotEqual("movement.wrong.other", ProblemWords.What(one.Code).Key);
    }

    [Fact]
    public void A_refusal_of_goods_cites_its_cell_and_a_clearance_its_last_day()
    {
        var goods = Check(Plan.Replace("UN0012", "UN0285", StringComparison.Ordinal))[1].Found.Single();
        Assert.Contains("49 CFR 175.78", goods.Source, StringComparison.Ordinal);
        var paper = Check(Plan.Replace("\"step\": \"granted\"", "\"step\": \"refused\"", StringComparison.Ordinal))[3]
            .Found.Single();
        Assert.Equal(new NodaTime.LocalDate(2024, 2, 21), paper.ApplyBy);
        Assert.False(paper.IsLate);
    }

    [Theory]
    [InlineData("\"seats\": 2", "\"seats\": \"two\"", "seats")]
    [InlineData("\"kind\": \"aircraft\"", "\"kind\": \"airplane\"", "airplane")]
    [InlineData("\"2024-02-01T00:00:00Z\"", "\"1 February\"", "1 February")]
    [InlineData("\"intervalMetres\"", "\"intervalFeet\"", "intervalFeet")]
    public void What_is_no_plan_is_refused_at_its_line(string from, string to, string seen)
    {
        List<Problem> problems = [];
        Assert.Null(
            PlanFile.Read(
                "plan.json",
                Encoding.UTF8.GetBytes(Plan.Replace(from, to, StringComparison.Ordinal)),
                problems
            )
        );
        Assert.Contains(
            problems,
            problem => problem.Line > 1 && problem.ToString().Contains(seen, StringComparison.Ordinal)
        );
    }

    private static IReadOnlyList<CheckedPart> Check(string plan)
    {
        List<Problem> problems = [];
        var file = PlanFile.Read("plan.json", Encoding.UTF8.GetBytes(plan), problems);
        Assert.Empty(problems);
        return MoveCheck.Of(file!, Tables.All);
    }
}
