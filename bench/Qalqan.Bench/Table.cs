namespace Qalqan.Bench;

/// <summary>Prints lines as they are measured, each with the disk's and the machine's state just then.</summary>
internal sealed class Table
{
    private const string Columns = "{0,-62} {1,12} {2,12} {3,7}  {4,-10} {5,-6} {6,8} {7,6}";

    private readonly Disk disk;

    public Table(Disk disk)
    {
        this.disk = disk;
        Console.WriteLine(
            $"{Environment.ProcessorCount} cores, {disk.Kind}; medians of {Rounds.Count} alternating rounds; the ratio is the median of the rounds' own"
        );
        Console.WriteLine(Columns, "", "ours", "peer", "ratio", "aim", "", "fsync ms", "load");
    }

    /// <summary>Ours against a peer by the ratio, of which at least or at most so much is aimed at; no aim, no verdict.</summary>
    public void Ratio(string name, string ours, string peer, double ratio, double? least = null, double? most = null) =>
        Print(
            name,
            ours,
            peer,
            $"{ratio:0.00}",
            least is not null ? $">= {least:0.00}"
                : most is not null ? $"<= {most:0.00}"
                : "",
            least is null && most is null ? null : (least is null || ratio >= least) && (most is null || ratio <= most)
        );

    /// <summary>A figure by itself.</summary>
    public void Figure(string name, string ours, string aim, bool? holds) => Print(name, ours, "", "", aim, holds);

    private void Print(string name, string ours, string peer, string ratio, string aim, bool? holds) =>
        Console.WriteLine(
            Columns,
            name,
            ours,
            peer,
            ratio,
            aim,
            holds switch
            {
                true => "held",
                false => "missed",
                null => "",
            },
            $"{disk.SyncMilliseconds():0.00}",
            Disk.Load()
        );
}
