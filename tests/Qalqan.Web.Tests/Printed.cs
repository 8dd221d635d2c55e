using System.Text;

namespace Qalqan.Web.Tests;

/// <summary>What a command prints, in this process: each test hears its own, whatever runs beside it.</summary>
internal static class Printed
{
    private static readonly AsyncLocal<StringWriter?> Mine = new();
    private static readonly Lazy<bool> Routed = new(() =>
    {
        Console.SetOut(new Router(Console.Out));
        return true;
    });

    public static async Task<IReadOnlyList<string>> By(params string[] args)
    {
        Assert.True(Routed.Value);
        using var output = new StringWriter();
        Mine.Value = output;
        try
        {
            await CommandLine.Run(args);
        }
        finally
        {
            Mine.Value = null;
        }
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private sealed class Router(TextWriter others) : TextWriter
    {
        public override Encoding Encoding => others.Encoding;

        public override void Write(char value) => (Mine.Value ?? others).Write(value);

        public override void Write(string? value) => (Mine.Value ?? others).Write(value);

        public override void WriteLine(string? value) => (Mine.Value ?? others).WriteLine(value);
    }
}
