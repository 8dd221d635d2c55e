using System.Diagnostics;

namespace Qalqan.Bench;

/// <summary>The disk under the temporary folder, and how busy the machine is: what every durable number rests on.</summary>
internal sealed class Disk(string folder)
{
    public string Kind { get; } = $"temporary files on {new DriveInfo(folder).DriveFormat}";

    /// <summary>The median of 51 times 4 KiB appended and synced.</summary>
    public double SyncMilliseconds()
    {
        var path = Path.Combine(folder, "sync");
        var times = new double[51];
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            for (var i = 0; i < times.Length; i++)
            {
                var watch = Stopwatch.StartNew();
                file.Write(new byte[4096]);
                file.Flush(flushToDisk: true);
                times[i] = watch.Elapsed.TotalMilliseconds;
            }
        File.Delete(path);
        return Rounds.Median(times);
    }

    /// <summary>The load average of the last minute, where the system says.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "";
}
