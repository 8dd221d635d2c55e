using Qalqan.Claims;

namespace Qalqan.Store.Tests;

public sealed class PhotoSealTests
{
    private static readonly byte[] Key = Sealing.NewKey();
    private static readonly byte[] Photo = [0xFF, 0xD8, 1, 2, 3];
    private static readonly IssuedFile[] Described = [PaperSeal.Describe("jpeg", Photo)];

    [Fact]
    public void A_photo_lies_under_a_key_of_its_own_and_opens_by_it_alone()
    {
        var record = PaperSeal.SealPhoto(Samples.Id(1), "undof", Photo, Key);

        Assert.Equal(KeyHolder.OfPhoto("undof", Samples.Id(1)), record.Holder);
        Assert.True(record.Holder is { IsPhoto: true, IsPaper: false });
        Assert.Equal([Photo], PaperSeal.Open(record, Described, Key));
        Assert.Null(PaperSeal.Open(record, Described, Sealing.NewKey()));
        Assert.Null(PaperSeal.Open(record with { Report = Samples.Id(2) }, Described, Key));
        Assert.True(record.Sealed.Span.IndexOf(Photo) < 0);
    }

    [Fact]
    public void A_photo_does_not_pass_for_a_paper_nor_a_paper_for_a_photo()
    {
        var photo = PaperSeal.SealPhoto(Samples.Id(1), "undof", Photo, Key);
        var paper = PaperSeal.Seal(Samples.Id(1), "undof", [Photo], Key);

        Assert.Null(PaperSeal.Open(photo with { Holder = paper.Holder }, Described, Key));
        Assert.Null(PaperSeal.Open(paper with { Holder = photo.Holder }, Described, Key));
    }
}
