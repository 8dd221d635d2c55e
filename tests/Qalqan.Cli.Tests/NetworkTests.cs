using System.Diagnostics;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>
/// No call leaves the machine, shown twice: every address that the program gives to the kernel is watched, and it does all its
/// work where there is no network to call.
/// </summary>
public sealed class NetworkTests(NamedCase named) : IDisposable
{
    private static readonly string[] Pages =
    [
        "/?as-of=now",
        "/findings",
        "/timeline",
        "/papers",
        "/document/strength-state.pdf",
        "/roll",
        "/person/R1-017",
        "/roll.xlsx",
        "/custody",
        "/import",
        "/state",
        "/rights",
        "/tour",
        "/healthz",
    ];

    private readonly Scratch scratch = new();

    private string Data => scratch.At("data");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_serve_asked_for_every_kind_of_page_gives_the_kernel_no_address_but_this_machines_own()
    {
        SkipWithoutStrace();
        named.CopyTo(scratch);
        var trace = scratch.At("trace");
        using (var watched = Watch(trace, "serve", "--data", Data, "--urls", "http://127.0.0.1:0"))
            try
            {
                using var http = new HttpClient { BaseAddress = AddressOf(watched) };
                foreach (var page in Pages)
                    await http.GetStringAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken);
            }
            finally
            {
                watched.Kill(entireProcessTree: true);
                await watched.WaitForExitAsync(TestContext.Current.CancellationToken);
            }
        var sockets = Sockets.In(trace);

        Assert.Empty(sockets.Outward);
        Assert.Empty(sockets.Names);
        Assert.Empty(sockets.Raw);
        Assert.Empty(sockets.Neighbours);
        Assert.True(sockets.Inward > 0, "nothing was watched: not even where it listens");
    }

    [Fact]
    public void Commands_give_the_kernel_no_internet_address_at_all()
    {
        SkipWithoutStrace();
        named.CopyTo(scratch);
        foreach (var command in new string[][] { ["load", FirstCase.Pack], ["journal", "drill"] })
        {
            var trace = scratch.At("trace");
            using var watched = Watch(trace, [.. command, "--data", Data]);
            _ = watched.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            watched.StandardOutput.ReadToEnd();
            watched.WaitForExit();
            Assert.InRange(watched.ExitCode, 0, 1);
            var sockets = Sockets.In(trace);

            Assert.NotEmpty(sockets.Lines); // the runtime's own socket for debuggers, by which we know that it was watched
            Assert.Equal(0, sockets.Inward);
            Assert.Empty(sockets.Outward);
            Assert.Empty(sockets.Raw);
            Assert.Empty(sockets.Neighbours);
        }
    }

    /// <summary>The watch itself: what it would see of a call. A datagram's address is named, and none is sent.</summary>
    [Fact]
    public void A_program_that_would_ask_for_a_name_or_call_another_machine_is_seen()
    {
        SkipWithoutStrace();
        var trace = scratch.At("trace");
        using var watched = Start(
            "strace",
            [.. Strace(trace), "bash", "-c", "exec 3<>/dev/udp/192.0.2.1/53; exec 4<>/dev/udp/2001:db8::1/80; true"]
        );
        watched.WaitForExit();
        var sockets = Sockets.In(trace);

        Assert.Single(sockets.Names);
        Assert.NotEmpty(sockets.Outward);
    }

    [Fact]
    public async Task Where_there_is_no_network_it_serves_and_works_and_not_one_packet_tries_to_leave()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "network namespaces are Linux's");
        named.CopyTo(scratch);
        using var told = Start(
            "unshare",
            ["--user", "--map-root-user", "--net", "bash", "-c", Story, "bash", Cli.Program, Data, .. Pages]
        );
        var errors = told.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await told.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await told.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(
            told.ExitCode == 77 || lines.Length == 0,
            "this machine makes no network namespace of its own, or has no ip"
        );

        Assert.True(told.ExitCode == 0, await errors);
        Assert.Equal(
            Pages.Select(_ => "HTTP/1.1 200 OK"),
            lines.Select(line => line.TrimEnd('\r')).Where(line => line.StartsWith("HTTP/", StringComparison.Ordinal))
        );
        var counts = lines.Where(line => line.StartsWith("packets ", StringComparison.Ordinal)).ToList();
        Assert.Contains(
            counts,
            line =>
                line.StartsWith("packets lo ", StringComparison.Ordinal)
                && !line.EndsWith(" 0", StringComparison.Ordinal)
        );
        Assert.All(
            counts.Where(line => !line.StartsWith("packets lo ", StringComparison.Ordinal)),
            line => Assert.EndsWith(" 0 0", line, StringComparison.Ordinal)
        );
        Assert.Contains("no way out 0", lines);
    }

    // $1 the program, $2 the folder, then the pages. Exit 77: there can be no such network here.
    private const string Story = """
        ip link set lo up || exit 77
        program=$1 data=$2; shift 2
        trap 'kill -KILL ${serve_PID-} 2>/dev/null' EXIT
        dotnet "$program" assess --data "$data" --as-of 2024-06-20 >/dev/null || (($? == 1)) || exit 3
        coproc serve { exec dotnet "$program" serve --data "$data" --urls http://127.0.0.1:5139 2>&1; }
        until [[ ${line-} == *" serves on "* ]]; do read -r line <&"${serve[0]}" || exit 3; done
        cat <&"${serve[0]}" >/dev/null &
        for page; do
            exec 3<>/dev/tcp/127.0.0.1/5139 || exit 3
            printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1:5139\r\nConnection: close\r\n\r\n' "$page" >&3
            read -r answer <&3 && echo "$answer"
            cat <&3 >/dev/null
        done
        while IFS=': ' read -r name received sent; do echo "packets $name $received $sent"; done < <(
            awk -F'[: ]+' 'NR > 2 { sub(/^ +/, ""); print $1, $3, $11 }' /proc/net/dev)
        echo "no way out $(awk '/^Ip:/ { if (!seen++) { for (i = 1; i <= NF; i++) if ($i == "OutNoRoutes") at = i } else print $at }' /proc/net/snmp)"
        """;

    private static Process Watch(string trace, params string[] arguments) =>
        Start("strace", [.. Strace(trace), "dotnet", Cli.Program, .. arguments]);

    private static string[] Strace(string trace) =>
        ["-f", "--seccomp-bpf", "-qq", "-s", "0", "-e", "signal=none", "-e", "trace=" + Sockets.Calls, "-o", trace];

    private static Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        return Process.Start(start)!;
    }

    private static Uri AddressOf(Process serve)
    {
        while (serve.StandardError.ReadLine() is { } line)
            if (line.Split(" serves on ") is [_, var address])
            {
                _ = serve.StandardError.ReadToEndAsync();
                return new Uri(address);
            }
        throw new InvalidOperationException("serve ended before it said where it serves.");
    }

    // Where it is there and may not be used, a container forbids it; that is no excuse for the machine that decides.
    private static void SkipWithoutStrace()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "strace is Linux's");
        var works = false;
        try
        {
            using var tried = Start("strace", ["-qq", "-o", "/dev/null", "true"]);
            tried.WaitForExit();
            works = tried.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // It is not there.
        }
        Assert.True(
            works || Environment.GetEnvironmentVariable("CI") != "true",
            "with CI=true strace may not be missing"
        );
        Assert.SkipUnless(works, "strace is missing, or may not be used here");
    }
}
