using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Qalqan.Bench;

/// <summary>A server in a process of its own: the node as <c>serve --lan</c> runs it, or the bare one beside it.</summary>
internal sealed partial class CampNodes : IDisposable
{
    /// <summary>Of the loopback, and not the one that the node keeps for its own machine: by it one comes over the camp's line.</summary>
    public const string Address = "127.0.0.2";

    private readonly Process process;

    private CampNodes(Process process, Uri serves) => (this.process, Serves) = (process, serves);

    public Uri Serves { get; }

    public double CpuSeconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    public static CampNodes Node(string folder) =>
        Start(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "qalqan.dll"),
                "serve",
                "--data",
                folder,
                "--urls",
                "http://127.0.0.1:0",
                "--lan",
                Address,
            ]
        );

    public static CampNodes Floor(string folder) => Start(Environment.ProcessPath!, [CampFloor.Name, folder]);

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    // Until it says where it serves.
    private static CampNodes Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            Environment = { ["QALQAN_LANHTTPS"] = "0", ["QALQAN_LANHTTP"] = "0" },
        };
        var process = Process.Start(start)!;
        List<string> said = [];
        while (process.StandardError.ReadLine() is { } line)
        {
            said.Add(line);
            if (Sealed().Match(line) is not { Success: true } at)
                continue;
            _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null); // so that it never waits for a reader
            return new CampNodes(process, new Uri(at.Value));
        }
        throw new InvalidOperationException(string.Join('\n', said));
    }

    [GeneratedRegex(@"https://127\.0\.0\.2:\d+")]
    private static partial Regex Sealed();
}
