using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>What a command answered.</summary>
internal sealed record Ran(int Exit, IReadOnlyList<string> Lines, string Errors)
{
    public IReadOnlyList<JsonElement> Json => [.. Lines.Select(line => JsonDocument.Parse(line).RootElement)];

    public JsonElement OnlyJson => Assert.Single(Json);
}

/// <summary>The built program, run as a process.</summary>
internal static class Cli
{
    public static string Program { get; } = Repository.PathOf("artifacts", "bin", "Qalqan", "release", "qalqan.dll");

    public static Ran Run(params string[] arguments) => RunIn(null, [], arguments);

    public static Ran RunIn(string? folder, (string Name, string Value)[] environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Ran(
            process.ExitCode,
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            errors.GetAwaiter().GetResult()
        );
    }

    /// <summary>The same, with that line and no more on standard input.</summary>
    public static Ran RunTyping(string line, (string Name, string Value)[] environment, params string[] arguments)
    {
        using var process = Start(null, environment, isTyping: true, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.WriteLine(line);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without asking.
        }
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Ran(
            process.ExitCode,
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            errors.GetAwaiter().GetResult()
        );
    }

    /// <summary>The same, killed where it has not ended by then: what it said up to there, and whether it ended by itself.</summary>
    public static (bool Ended, Ran Ran) RunFor(
        int milliseconds,
        string? folder,
        (string Name, string Value)[] environment,
        params string[] arguments
    )
    {
        using var process = Start(folder, environment, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        var ended = process.WaitForExit(milliseconds);
        if (!ended)
            process.Kill();
        process.WaitForExit();
        var lines = output.GetAwaiter().GetResult().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (ended, new Ran(process.ExitCode, lines, errors.GetAwaiter().GetResult()));
    }

    public static Process Start(string? folder, (string Name, string Value)[] environment, params string[] arguments) =>
        Start(folder, environment, isTyping: false, arguments);

    private static Process Start(
        string? folder,
        (string Name, string Value)[] environment,
        bool isTyping,
        string[] arguments
    )
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            RedirectStandardInput = isTyping,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
