using System.Diagnostics;

namespace Qalqan.Cli.Tests;

/// <summary>A running serve on a free port; started when it says so, ended by its process.</summary>
internal sealed class Serve : IDisposable
{
    private readonly Process process;

    private Serve(Process process, IReadOnlyList<Uri> addresses) => (this.process, Addresses) = (process, addresses);

    public Uri Address => Addresses[0];

    /// <summary>Every address it says that it serves on.</summary>
    public IReadOnlyList<Uri> Addresses { get; }

    public static Serve Start(string data, params (string, string)[] environment)
    {
        var process = Cli.Start(null, environment, "serve", "--data", data, "--urls", "http://127.0.0.1:0");
        while (process.StandardError.ReadLine() is { } line)
            if (line.Split(" serves on ") is [_, var addresses])
            {
                _ = process.StandardError.ReadToEndAsync(); // kept drained, so that it never blocks on a full pipe
                return new Serve(process, [.. addresses.TrimEnd('.').Split(' ').Select(address => new Uri(address))]);
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
