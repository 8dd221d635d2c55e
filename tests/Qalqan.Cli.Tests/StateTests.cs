using System.Text.Json;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>The state of a day by command: the same desk as the page, and the same numbers.</summary>
public sealed class StateTests(NamedCase named) : IDisposable
{
    private const string Day = "2024-11-20";
    private readonly Scratch scratch = new();

    private string Data => scratch.At("data");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void It_is_told_as_one_object_a_line_said_signed_and_corrected_under_its_number()
    {
        named.CopyTo(scratch);
        var (day, rows) = Told();
        Assert.Equal((139, 139), (day.GetProperty("roll").GetInt32(), rows.Count));
        Assert.Equal(139, day.GetProperty("counts").EnumerateObject().Sum(count => count.Value.GetInt32()));
        Assert.Equal("not-signed", day.GetProperty("standing").GetString());

        Assert.Equal(0, Run("state", "set", "R1-017", "off-camp", "--as-of", Day).Exit);
        var first = Run("state", "sign", "--as-of", Day, "--format", "json").OnlyJson;
        Assert.Equal((1, 1), (first.GetProperty("serial").GetInt32(), first.GetProperty("revision").GetInt32()));
        Assert.Equal(0, Run("state", "set", "R1-017", "sick", "--as-of", Day, "--until", "2024-11-22").Exit);
        Assert.Equal("changed-since", Told().Day.GetProperty("standing").GetString());
        var second = Run("state", "sign", "--as-of", Day, "--format", "json").OnlyJson;

        Assert.Equal((1, 2), (second.GetProperty("serial").GetInt32(), second.GetProperty("revision").GetInt32()));
        Assert.Equal("stands", Told().Day.GetProperty("standing").GetString());
        var then = Run(
            "state",
            "--as-of",
            Day,
            "--known-at",
            $"{first.GetProperty("signature").GetInt32()}",
            "--format",
            "json"
        );
        Assert.Equal("stands", then.Json[0].GetProperty("standing").GetString());
        Assert.Equal(0, Cli.Run("journal", "verify", "--data", Data).Exit);
    }

    [Fact]
    public void It_prints_who_is_where_the_sums_and_no_name()
    {
        named.CopyTo(scratch);
        var ran = Run("state", "--as-of", Day);

        var said = string.Join("\n", ran.Lines);
        Assert.All(
            ["EXERCISE", "Not signed", "HQ-01", "R1-017", "Roll 139", "Ceiling 139", "Not stated 0"],
            part => Assert.Contains(part, said, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(NamedCase.NamesOf(17)[0], said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("R1-999", "sick", "2024-11-20", "", "the reference of a person on the roll")]
    [InlineData("R1-017", "asleep", "2024-11-20", "", "one of present, leave")]
    [InlineData("R1-017", "sick", "2024-11-20", "25:00", "a time of that day")]
    [InlineData("R1-017", "sick", "2024-11-31", "", "a day such as")]
    public void What_cannot_be_carried_out_changes_nothing(
        string person,
        string state,
        string day,
        string from,
        string wanted
    )
    {
        named.CopyTo(scratch);
        var entries = Entries();
        var ran = Run("state", "set", person, state, "--as-of", day, "--from", from);

        Assert.Equal(2, ran.Exit);
        Assert.Contains(wanted, ran.Errors, StringComparison.Ordinal);
        Assert.Equal(entries, Entries());
    }

    [Fact]
    public void Beside_a_running_serve_it_is_read_and_a_change_names_the_page()
    {
        named.CopyTo(scratch);
        using var serve = Serve.Start(Data);

        Assert.Equal(0, Run("state", "--as-of", Day).Exit);
        foreach (
            var ran in (Ran[])
                [Run("state", "set", "R1-017", "sick", "--as-of", Day), Run("state", "sign", "--as-of", Day)]
        )
        {
            Assert.Equal(2, ran.Exit);
            Assert.Contains("/state", ran.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Another_post_signs_only_where_the_settings_name_it()
    {
        named.CopyTo(scratch);
        Assert.Equal(2, Run("state", "sign", "--as-of", Day, "--post", "CO").Exit);
        File.WriteAllText(Path.Combine(Data, "settings.json"), """{"signers":"S1, CO"}""");

        Assert.Equal(0, Run("state", "sign", "--as-of", Day, "--post", "CO").Exit);
        Assert.Equal("CO", Told().Day.GetProperty("signedBy").GetString());

        File.WriteAllText(Path.Combine(Data, "settings.json"), """{"signers":"Начальник штаба"}""");
        Assert.Contains("signers", Run("state", "sign", "--as-of", Day).Errors, StringComparison.Ordinal);
    }

    private (JsonElement Day, List<JsonElement> Rows) Told()
    {
        var lines = Run("state", "--as-of", Day, "--format", "json").Json;
        return (lines[0], [.. lines.Where(line => line.GetProperty("what").GetString() == "row")]);
    }

    private int Entries() =>
        Cli.Run("journal", "digest", "--data", Data, "--format", "json").OnlyJson.GetProperty("entries").GetInt32();

    private Ran Run(params string[] arguments) => Cli.Run([.. arguments, "--data", Data]);
}
