using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>A place by command: beside a record and without one, and where it was typed wrongly.</summary>
public sealed class WhereTests(NamedCase named) : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void It_prints_the_exercise_first_and_tells_a_program_the_same()
    {
        named.CopyTo(scratch);
        var (said, told) = (Run("P68 4800 800m"), Run("P68 4800 800m", "--format", "json"));

        Assert.Equal((0, 0), (said.Exit, told.Exit));
        Assert.StartsWith("EXERCISE", said.Lines[0], StringComparison.Ordinal);
        Assert.Contains(said.Lines, line => line.EndsWith("P68 4800mil 800m", StringComparison.Ordinal));
        Assert.Equal("36SYB6763", told.OnlyJson.GetProperty("grid").GetString());
    }

    [Fact]
    public void What_is_wrong_is_said_at_its_character_and_nothing_is_guessed()
    {
        named.CopyTo(scratch);
        var ran = Run("37SYB67836360");

        Assert.Equal(2, ran.Exit);
        Assert.Empty(ran.Lines);
        Assert.StartsWith("TEXT:4: ", ran.Errors, StringComparison.Ordinal);
        Assert.Contains("36SYB67836360", ran.Errors, StringComparison.Ordinal);
    }

    private Ran Run(params string[] arguments) => Cli.Run(["where", .. arguments, "--data", scratch.At("data")]);
}
