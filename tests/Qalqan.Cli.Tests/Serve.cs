using System.Diagnostics;

namespace Qalqan.Cli.Tests;

/// <summary>A running serve on a free port; started when it says so, ended by its process.</summary>
internal sealed class Serve : IDisposable
{
    private readonly Process process;

    private Serve(Process process, IReadOnlyList<Uri> addresses, string camp) =>
        (this.process, Addresses, Camp) = (process, addresses, camp);

    public Uri Address => Addresses[0];

    /// <summary>Every address it says that it serves on.</summary>
    public IReadOnlyList<Uri> Addresses { get; }

    /// <summary>What it says of the camp; empty where it is not served there.</summary>
    public string Camp { get; }

    public static Serve Start(string data, params (string, string)[] environment) => Start(data, null, environment);

    /// <param name="data">The folder.</param>
    /// <param name="lan">Its address in the camp; null where it is served on this machine only.</param>
    /// <param name="environment">Of the process.</param>
    public static Serve Start(string data, string? lan, params (string, string)[] environment)
    {
        string[] more = lan is null ? [] : ["--lan", lan];
        (string, string)[] ports = [("QALQAN_LANHTTPS", "0"), ("QALQAN_LANHTTP", "0"), .. environment];
        var process = Cli.Start(null, ports, ["serve", "--data", data, "--urls", "http://127.0.0.1:0", .. more]);
        while (process.StandardError.ReadLine() is { } line)
            if (line.Split(" serves on ") is [_, var addresses])
            {
                var camp = lan is null ? "" : process.StandardError.ReadLine() ?? "";
                _ = process.StandardError.ReadToEndAsync(); // kept drained, so that it never blocks on a full pipe
                return new Serve(
                    process,
                    [.. addresses.TrimEnd('.').Split(' ').Select(address => new Uri(address))],
                    camp
                );
            }
        throw new InvalidOperationException("serve ended before it said where it serves.");
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
