using Qalqan.Claims;

namespace Qalqan.Store.Tests;

public sealed class PaperSealTests
{
    private static readonly byte[] Key = Sealing.NewKey();
    private static readonly byte[][] Files =
    [
        [1, 2, 3],
        [4, 5],
        [6, 7, 8, 9],
    ];
    private static readonly IssuedFile[] Described = [.. Files.Select(file => PaperSeal.Describe("pdf", file))];

    [Fact]
    public void What_was_sealed_opens_file_by_file() =>
        Assert.Equal(Files, PaperSeal.Open(PaperSeal.Seal(Samples.Id(1), "s", Files, Key), Described, Key));

    [Fact]
    public void Bytes_of_other_digests_lengths_report_or_key_do_not_open()
    {
        var record = PaperSeal.Seal(Samples.Id(1), "s", Files, Key);
        var bytes = record.Sealed.ToArray();
        bytes[^1] ^= 1;

        Assert.Null(PaperSeal.Open(record with { Sealed = bytes }, Described, Key));
        Assert.Null(PaperSeal.Open(record with { Report = Samples.Id(2) }, Described, Key));
        Assert.Null(PaperSeal.Open(record, Described, Sealing.NewKey()));
        Assert.Null(PaperSeal.Open(record, [.. Described.Take(2)], Key));
        Assert.Null(PaperSeal.Open(record, [Described[1], Described[0], Described[2]], Key));
        Assert.Null(PaperSeal.Open(record with { Sealed = record.Sealed[..20] }, Described, Key));
    }
}
