using System.Diagnostics;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>A disk that fills up in the middle of a load, and is given room: a small one of memory, in a mount namespace of its own.</summary>
public sealed class FullDiskTests : IDisposable
{
    // $1 the program, $2 the pack, $3 where the disk is put, $4 where the answers are kept.
    private const string Script = """
        q() { name=$1; shift; dotnet "$Q" "$@" >"$OUT/$name" 2>"$OUT/$name.errors"; echo $? >"$OUT/$name.exit"; }
        Q=$1 PACK=$2 DISK=$3 OUT=$4
        mount -t tmpfs -o size=1500k tmpfs "$DISK" || exit 77
        q full load "$PACK" --data "$DISK/data" --format json
        q kept journal verify --data "$DISK/data" --format json
        q read assess --data "$DISK/data" --as-of 2023-09-30 --format json
        mount -o remount,size=64m "$DISK" || exit 77
        q room load "$PACK" --data "$DISK/data" --format json
        q whole journal verify --data "$DISK/data" --format json
        """;

    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_full_disk_stops_a_load_with_a_sentence_keeps_what_was_acknowledged_and_goes_on_with_room()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "mount namespaces are Linux's");
        Directory.CreateDirectory(scratch.At("disk"));
        Directory.CreateDirectory(scratch.At("out"));
        var start = new ProcessStartInfo(
            "unshare",
            [
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                Script,
                "sh",
                Cli.Program,
                FirstCase.Pack,
                scratch.At("disk"),
                scratch.At("out"),
            ]
        );
        using var process = Process.Start(start)!;
        process.WaitForExit();
        Assert.SkipWhen(!File.Exists(scratch.At("out", "full.exit")), "this machine makes no mount namespace");
        Assert.Equal(0, process.ExitCode);

        var (full, kept, room, whole) = (Ran("full"), Ran("kept"), Ran("room"), Ran("whole"));
        var acknowledged = full.Json[^1].GetProperty("acknowledged").GetInt64();
        Assert.Equal(1, full.Exit); // something was recorded, so it is not as if nothing had been changed
        Assert.Contains($"{acknowledged} recorded", full.Errors, StringComparison.Ordinal);
        Assert.Contains("goes on", full.Errors, StringComparison.Ordinal);
        Assert.Contains("The disk is full", full.Errors, StringComparison.Ordinal);
        Assert.Equal((0, acknowledged), (kept.Exit, kept.OnlyJson.GetProperty("entries").GetInt64()));
        Assert.NotEmpty(Ran("read").Json);
        Assert.Equal((0, 0), (room.Exit, whole.Exit));
        Assert.True(whole.OnlyJson.GetProperty("entries").GetInt64() > acknowledged);
    }

    private Ran Ran(string name) =>
        new(
            int.Parse(
                File.ReadAllText(scratch.At("out", name + ".exit")),
                System.Globalization.CultureInfo.InvariantCulture
            ),
            File.ReadAllLines(scratch.At("out", name)),
            File.ReadAllText(scratch.At("out", name + ".errors"))
        );
}
