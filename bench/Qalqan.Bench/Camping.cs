using System.Diagnostics;
using NodaTime;
using Qalqan.Camp;
using Qalqan.Store;

namespace Qalqan.Bench;

/// <summary>
/// A camp on one laptop: the node as a process with its sealed line, 100 phones that sign and send, 20 people who read. The
/// peer is the same minute against a server that does nothing but TLS and one insert. Clients share the machine with it.
/// </summary>
internal static class Camping
{
    private const int Phones = 100;
    private const int Readers = 20;
    private const double Limit = 100; // milliseconds of the 95th in a hundred
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(15);

    /// <summary>What is read, one after the other.</summary>
    public static IReadOnlyList<string> Pages { get; } = ["/", "/roll", "/state", "/person/R1-017", "/tour"];

    public static void Run(Table table, string folder)
    {
        var camp = CampFolder.Make(Path.Combine(folder, "data"), Phones, Readers);
        AtTheDoor.Run(table, camp);
        using var node = CampNodes.Node(camp.Path);
        var line = new SealedLine(node.Serves, camp.Trusted);
        var readers = camp.Tokens.Select(token => line.Connect($"qalqan-session={token}")).ToList();
        Task.WhenAll(camp.Phones.Select(phone => phone.Enter(line))).GetAwaiter().GetResult();
        Console.WriteLine(
            $"{Phones} phones in, of which {camp.Phones.Count(phone => phone.SaysStates)} say by turns the state of a whole sub-unit"
        );

        var floor = Path.Combine(folder, "floor");
        Directory.CreateDirectory(Path.Combine(floor, "samples"));
        foreach (var (index, page) in Pages.Index())
            PageAlone(table, page, readers[0], line, camp.Phones[0], CampFloor.Sample(floor, $"{index}"));
        File.WriteAllBytes(CampFloor.Sample(floor, CampFloor.Sent), camp.Phones[0].Send(line).GetAwaiter().GetResult());
        byte[] trusted;
        using (var authority = new Authority(floor, FolderKey.None, SystemClock.Instance))
            trusted = authority.Certificate.ToArray();
        using var bare = CampNodes.Floor(floor);
        var bareLine = new SealedLine(bare.Serves, trusted);
        var bareReaders = camp.Tokens.Select(_ => bareLine.Connect()).ToList();

        foreach (var minute in (TimeSpan[])[TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1) / 10])
        {
            var theirs = Load(bare, bareLine, camp.Phones, bareReaders, minute);
            var ours = Load(node, line, camp.Phones, readers, minute);
            var each = TimeSpan.FromMinutes(1) / minute;
            Print(
                table,
                $"{Phones} phones, {each:0} a minute each: {ours.Load.Sends.Count} sends",
                ours.Load.Sends,
                theirs.Load.Sends
            );
            Print(
                table,
                $"  {Readers} people meanwhile: {ours.Load.Reads.Count} pages read",
                ours.Load.Reads,
                theirs.Load.Reads
            );
            table.Ratio(
                $"  processor seconds of the server in {Length.TotalSeconds:0} s; the clients' {ours.Clients:0.0}",
                $"{ours.Server:0.00} s",
                $"{theirs.Server:0.00} s",
                ours.Server / theirs.Server
            );
        }
    }

    public static async Task<byte[]> Read(HttpClient reader, string page)
    {
        using var answer = await reader.GetAsync(page);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    private static (CampLoad Load, double Server, double Clients) Load(
        CampNodes server,
        SealedLine line,
        IReadOnlyList<CampPhone> phones,
        IReadOnlyList<HttpClient> readers,
        TimeSpan gap
    )
    {
        new CampLoad(line, phones, readers).Run(gap, Warming);
        var (load, spent, own) = (new CampLoad(line, phones, readers), server.CpuSeconds, Own());
        load.Run(gap, Length);
        return (load, server.CpuSeconds - spent, Own() - own);

        static double Own() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
    }

    private static void Print(Table table, string name, Waits ours, Waits theirs)
    {
        foreach (var percent in (int[])[50, 95, 99])
            table.Ratio(
                percent == 50 ? $"{name}; p50" : $"    p{percent}",
                $"{ours.At(percent):0.0} ms",
                $"{theirs.At(percent):0.0} ms",
                ours.At(percent) / theirs.At(percent)
            );
        table.Figure("    p95 against its limit", $"{ours.At(95):0.0} ms", $"< {Limit:0} ms", ours.At(95) < Limit);
    }

    // What one page costs on a node at rest: for the first time, again, and each time after something new was recorded.
    private static void PageAlone(
        Table table,
        string page,
        HttpClient reader,
        SealedLine line,
        CampPhone phone,
        string sample
    )
    {
        byte[] bytes = [];
        var cold = Time();
        for (var i = 0; i < 30; i++)
            Time(); // until the compiler has had its way
        var warm = Rounds.Median(Enumerable.Range(0, 15).Select(_ => Time()));
        var after = Rounds.Median(
            Enumerable
                .Range(0, 15)
                .Select(_ =>
                {
                    phone.Send(line).GetAwaiter().GetResult();
                    return Time();
                })
        );
        File.WriteAllBytes(sample, bytes);
        table.Figure($"{page} by itself, {bytes.Length / 1024.0:0.0} KiB: cold", $"{cold:0.0} ms", "", null);
        table.Figure("  warm", $"{warm:0.0} ms", "", null);
        table.Figure("  warm, after each message", $"{after:0.0} ms", "", null);

        double Time() => Rounds.Time(() => bytes = Read(reader, page).GetAwaiter().GetResult());
    }
}
