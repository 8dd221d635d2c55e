using System.Text;

namespace Qalqan.Kernel.Tests;

public sealed class PackReadingTests
{
    [Theory]
    [InlineData("{\n \"a\": 1,\n \"a\": 2\n}", 3, "\"a\" a second time")]
    [InlineData("{\n \"a\": 1,\n}", 3, "}")]
    [InlineData("{ \"a\": 1 }\n{ }", 2, "{ }")]
    [InlineData("", 1, "the end of the file")]
    [InlineData("{ // why\n }", 1, "// why")]
    public void Json_that_is_not_strict_is_a_problem_on_its_line(string text, int line, string seen)
    {
        List<Problem> problems = [];
        Node.Read("pack.json", Encoding.UTF8.GetBytes(text), problems);

        var problem = Assert.Single(problems);
        Assert.Equal((line, true), (problem.Line, problem.Seen.Contains(seen, StringComparison.Ordinal)));
    }

    [Fact]
    public void Depth_is_limited()
    {
        List<Problem> problems = [];
        Node.Read("pack.json", Encoding.UTF8.GetBytes(new string('[', 40) + new string(']', 40)), problems);

        Assert.Single(problems);
    }

    [Fact]
    public void All_problems_of_an_object_are_named_at_once_with_a_guess()
    {
        List<Problem> problems = [];
        var fields = Fields(
            """
            {
              "from": "2024-02-30",
              "to": "2200-01-01",
              "percnt": 5,
              "count": 2.5,
              "flag": "yes",
              "extra": null
            }
            """,
            problems
        );

        fields.Date("from");
        fields.DateOrNull("to");
        fields.Number("percent", 0, 100);
        fields.Whole("count", 0, 10);
        fields.Flag("flag");
        fields.Done();

        Assert.Equal(
            [
                "pack.json:2: seen \"2024-02-30\", wanted \"from\": a date such as 2024-03-18 that the calendar has",
                "pack.json:3: seen \"2200-01-01\", wanted \"to\": a day from 1900-01-01 to 2199-12-31",
                "pack.json:1: seen no \"percent\", wanted a number. Maybe \"percnt\" was meant",
                "pack.json:5: seen 2.5, wanted \"count\": a whole number from 0 to 10",
                "pack.json:6: seen \"yes\", wanted \"flag\": true or false",
                "pack.json:4: seen unknown key \"percnt\", wanted only count, flag, from, percent, to. Maybe percent",
                "pack.json:7: seen unknown key \"extra\", wanted only count, flag, from, percent, to",
            ],
            problems.Select(problem => problem.ToString())
        );
    }

    [Fact]
    public void A_value_reads_back_as_the_compact_json_it_was()
    {
        List<Problem> problems = [];
        var fields = Fields("""{ "body": { "b": [1, 2.50, "қ"], "a": null } }""", problems);

        Assert.Equal("""{"b":[1,2.50,"қ"],"a":null}""", Encoding.UTF8.GetString(fields.Raw("body")));
    }

    private static Fields Fields(string text, List<Problem> problems) =>
        new("pack.json", Node.Read("pack.json", Encoding.UTF8.GetBytes(text), problems)!, problems);
}
