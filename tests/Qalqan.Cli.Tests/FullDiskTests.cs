using System.Diagnostics;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>A disk that fills up in the middle of a load, is given room, and is then locked.</summary>
public sealed class FullDiskTests(SmallDisk disk) : IClassFixture<SmallDisk>
{
    [Fact]
    public void A_full_disk_stops_a_load_with_a_sentence_keeps_what_was_acknowledged_and_goes_on_with_room()
    {
        Assert.SkipUnless(disk.IsThere, SmallDisk.WhyNot);
        var (full, kept, room, whole) = (disk.Ran("full"), disk.Ran("kept"), disk.Ran("room"), disk.Ran("whole"));
        var acknowledged = full.Json[^1].GetProperty("acknowledged").GetInt64();
        Assert.Equal(1, full.Exit); // something was recorded, so it is not as if nothing had been changed
        Assert.Contains($"{acknowledged} recorded", full.Errors, StringComparison.Ordinal);
        Assert.Contains("goes on", full.Errors, StringComparison.Ordinal);
        Assert.Contains("The disk is full", full.Errors, StringComparison.Ordinal);
        Assert.Equal((0, acknowledged), (kept.Exit, kept.OnlyJson.GetProperty("entries").GetInt64()));
        Assert.NotEmpty(disk.Ran("read").Json);
        Assert.Equal((0, 0), (room.Exit, whole.Exit));
        Assert.True(whole.OnlyJson.GetProperty("entries").GetInt64() > acknowledged);
    }

    [Fact]
    public void Where_nothing_may_be_written_a_sound_journal_is_read_and_is_no_damage()
    {
        Assert.SkipUnless(disk.IsThere, SmallDisk.WhyNot);
        Assert.Equal((0, disk.Ran("whole").Lines[0]), (disk.Ran("locked").Exit, disk.Ran("locked").Lines[0]));
        Assert.NotEmpty(disk.Ran("asked").Json);
        Assert.Equal(2, disk.Ran("refused").Exit);
    }
}

/// <summary>The story of a small disk, of memory and in a mount namespace of its own, told once.</summary>
public sealed class SmallDisk : IDisposable
{
    public const string WhyNot = "this machine makes no mount namespace of its own";

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
        mount -o remount,ro,size=64m "$DISK" || exit 77
        q locked journal verify --data "$DISK/data" --format json
        q asked assess --data "$DISK/data" --as-of 2024-03-20 --format json
        q refused load "$PACK" --data "$DISK/data"
        """;

    private readonly Scratch scratch = new();

    public SmallDisk()
    {
        if (!OperatingSystem.IsLinux())
            return;
        Directory.CreateDirectory(scratch.At("disk"));
        Directory.CreateDirectory(scratch.At("out"));
        using var process = Process.Start(
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
        process.WaitForExit();
    }

    /// <summary>Whether it was told to its end.</summary>
    public bool IsThere => File.Exists(scratch.At("out", "refused.exit"));

    public void Dispose() => scratch.Dispose();

    internal Ran Ran(string name) =>
        new(
            int.Parse(
                File.ReadAllText(scratch.At("out", name + ".exit")),
                System.Globalization.CultureInfo.InvariantCulture
            ),
            File.ReadAllLines(scratch.At("out", name)),
            File.ReadAllText(scratch.At("out", name + ".errors"))
        );
}
