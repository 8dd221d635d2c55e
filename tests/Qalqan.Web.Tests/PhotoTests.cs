using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Photo;
using Qalqan.Photo.Tests;
using Qalqan.Store;

namespace Qalqan.Web.Tests;

/// <summary>A photo of an observation: kept as it was sent, sealed, looked over, and only a copy without anything but pixels leaves.</summary>
public sealed class PhotoTests(NamedFolder folder) : IClassFixture<NamedFolder>
{
    private const string Mission = "undof";
    private static readonly User Watch = User.Local(post: "S3", person: "R1-003");
    private static int drawn;

    private readonly Pages pages = folder.Pages;
    private readonly Photos photos = Judging.DeskOf(folder.Folder).Photos;

    [Fact]
    public void It_is_kept_as_it_was_sent_once_and_sealed_under_a_key_of_its_own()
    {
        var (observation, bytes) = (Observed(), Sent());
        var kept = photos.Keep(Watch, observation, bytes);

        Assert.True(kept is { IsNew: true, Refusal: null }, kept.Refusal?.Key);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), kept.Photo!.Digest);
        Assert.Equal((70, 90), (kept.Photo.Says.Width, kept.Photo.Says.Height)); // upright
        Assert.Equal(bytes, photos.Original(kept.Photo));
        Assert.False(photos.Keep(Watch, observation, bytes).IsNew);
        var record = folder.Folder.Vault.Find(kept.Photo.Sent.Id)!.Value;
        Assert.Equal(KeyHolder.OfPhoto(Mission, kept.Photo.Sent.Id), record.Holder);
        Assert.True(record.Sealed.Span.IndexOf("SECRET"u8) < 0);
        Assert.True(VaultCheck.Of(folder.Folder.Journal, folder.Folder.Vault).IsSound);
    }

    [Fact]
    public void What_is_no_photo_is_refused_by_name_and_nothing_is_stored()
    {
        var observation = Observed();
        var head = folder.Head;
        foreach (
            var (bytes, why) in new[]
            {
                ("<html>not a photo"u8.ToArray(), "web.photo.none"),
                (Array.Empty<byte>(), "web.photo.empty"),
                (Sent()[..400], "web.photo.broken"),
                (new byte[PhotoLimits.Bytes + 1], "web.photo.bytes"),
            }
        )
            Assert.Equal(why, photos.Keep(Watch, observation, bytes).Refusal!.Key);
        Assert.Equal("web.photo.of-nothing", photos.Keep(Watch, Guid.NewGuid(), Sent()).Refusal!.Key);
        Assert.Equal(head, folder.Head);
    }

    [Fact]
    public void No_copy_that_leaves_has_a_place_a_time_a_device_or_a_small_picture_and_covered_pixels_are_gone()
    {
        var sent = Sent();
        Assert.True(Samples.Tells(sent));
        var photo = photos.Keep(Watch, Observed(), sent).Photo!;
        Assert.Null(photos.Copy(photo));
        Assert.Equal(HttpStatusCode.NotFound, pages.Get($"/photo/{photo.Digest}/covered.jpg").StatusCode);

        var covered = photos.Cover(Watch, photo.Digest, [new Covering(10, 20, 30, 40)]).Photo!;

        var copy = Bytes($"/photo/{photo.Digest}/covered.jpg");
        Assert.Equal(photos.Copy(covered), copy);
        Assert.Equal(copy, Bytes($"/api/photo/{photo.Digest}/covered.jpg"));
        Assert.False(Samples.Tells(copy));
        Assert.Equal([0xDB, 0xC0, 0xC4, 0xDA], Samples.Markers(copy));
        var raster = Raster.Of(copy, out _)!;
        Assert.Equal((70, 90), (raster.Width, raster.Height));
        for (var y = 24; y < 56; y++)
            Assert.True(raster.Row(y)[(14 * 3)..(36 * 3)].IndexOfAnyExceptInRange((byte)0, (byte)16) < 0, $"{y}");
        Assert.False(Samples.Tells(Bytes($"/photo/{photo.Digest}/view.jpg")));
        Assert.Equal(sent, Bytes($"/photo/{photo.Digest}/original"));
        Assert.True(VaultCheck.Of(folder.Folder.Journal, folder.Folder.Vault).IsSound);
    }

    [Fact]
    public void A_copy_without_a_cover_needs_somebody_to_say_that_nobody_is_to_be_told()
    {
        var photo = photos.Keep(Watch, Observed(), Sent()).Photo!;
        Assert.Equal(HttpStatusCode.BadRequest, Post($"/photo/{photo.Digest}", [new("covers", "")]).StatusCode);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            Post($"/photo/{photo.Digest}", [new("covers", "1 2 3"), new("nobody", "")]).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.BadRequest,
            Post($"/photo/{photo.Digest}", [new("covers", "60 0 11 5")]).StatusCode
        );
        Assert.Equal(HttpStatusCode.Redirect, Post($"/photo/{photo.Digest}", [new("nobody", "1")]).StatusCode);
        Assert.Empty(photos.Find(Watch, photo.Digest)!.Copy!.Coverings);
        Assert.Equal(
            HttpStatusCode.Redirect,
            Post($"/photo/{photo.Digest}", [new("covers", "0 0 10 10\r\n5,5,60,80")]).StatusCode
        );
        Assert.Equal(2, photos.Find(Watch, photo.Digest)!.Copy!.Coverings.Count);
        Assert.Contains("5 5 60 80", pages.Text($"/photo/{photo.Digest}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_and_a_program_and_a_phone_send_one_and_what_is_wrong_is_said()
    {
        var observation = Observed();
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent($"{observation}"), "observation");
        form.Add(new ByteArrayContent(Sent()), "file", "IMG_0001.JPG");
        var answer = Post("/photos", form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/photo/", answer.Headers.Location!.ToString(), StringComparison.Ordinal);

        foreach (var address in new[] { "/api/photos", "/api/device/photo" })
        {
            using var raw = new ByteArrayContent(Sent());
            raw.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            Assert.Equal(HttpStatusCode.OK, Post($"{address}?observation={observation}", raw).StatusCode);
            using var none = new ByteArrayContent("GIF89a"u8.ToArray());
            var refused = Post($"{address}?observation={observation}", none);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("that is no photo", Pages.BodyOf(refused), StringComparison.Ordinal);
        }
        var lines = pages
            .Read($"/api/photos?observation={observation}")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToList();
        Assert.Equal(3, lines.Count);
        Assert.All(lines, line => Assert.True(line.GetProperty("exercise").GetBoolean()));
        Assert.Contains("Send", pages.Text($"/photos?observation={observation}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_destroyed_photo_is_gone_with_its_copies_and_the_record_stays_sound()
    {
        var photo = photos.Keep(Watch, Observed(), Sent()).Photo!;
        var copy = photos.Cover(Watch, photo.Digest, [new Covering(1, 1, 5, 5)]).Photo!.LookedOver!;

        Assert.Equal(HttpStatusCode.Redirect, Post($"/photo/{photo.Digest}/destroy", []).StatusCode);

        Assert.Null(photos.Find(Watch, photo.Digest));
        foreach (var report in new[] { photo.Sent.Id, copy.Id })
        {
            Assert.Null(folder.Folder.Vault.Find(report));
            Assert.Null(folder.Folder.Vault.KeyOf(KeyHolder.OfPhoto(Mission, report)));
        }
        var check = VaultCheck.Of(folder.Folder.Journal, folder.Folder.Vault);
        Assert.True(check.IsSound, string.Join(' ', check.Broken));
        Assert.Empty(check.Strays.Intersect([photo.Sent.Id, copy.Id])); // a killed sending of another test may have left its own
        Assert.Equal(HttpStatusCode.NotFound, pages.Get($"/photo/{photo.Digest}/original").StatusCode);
        // Done again it does no harm: it may have been cut short. Of what never was there is nothing.
        Assert.Equal(HttpStatusCode.Redirect, Post($"/photo/{photo.Digest}/destroy", []).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, Post($"/photo/{new string('0', 64)}/destroy", []).StatusCode);
    }

    [Fact]
    public void Killed_at_any_step_nothing_on_record_lacks_its_photo_and_sent_again_it_is_kept()
    {
        for (var steps = 0; steps < 6; steps++)
        {
            var (observation, bytes) = (Observed(), Sent());
            using var mortal = new MortalFolder(folder.Folder, steps);
            var dying = mortal.Desk();
            var killed = Record.Exception(() => dying.Photos.Keep(Watch, observation, bytes));
            Assert.True(VaultCheck.Of(folder.Folder.Journal, folder.Folder.Vault).IsSound, $"{steps}");

            var desk = Judging.DeskOf(folder.Folder);
            var kept = desk.Photos.Keep(Watch, observation, bytes).Photo!;
            Assert.Equal(bytes, desk.Photos.Original(kept));
            if (killed is null)
                return;
        }
        Assert.Fail("It has more steps than were tried.");
    }

    private Guid Observed()
    {
        var at = Instant.FromUtc(2024, 3, 20, 6, 0).Plus(Duration.FromMinutes(Interlocked.Increment(ref drawn)));
        var report = new Report(
            default,
            Mission,
            Validity.At(at),
            at,
            new Source("S3", null),
            new Observed(
                "P68",
                null,
                "shot",
                Sense.Seen,
                null,
                Timing.Throughout,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null
            )
        );
        report = report with { Id = DerivedId.Of(report, $"photo-test {drawn}") };
        folder.Record(new Draft(report));
        return report.Id.Value;
    }

    // Lying on its side, 90 by 70 as the camera wrote it; each of its own.
    private static byte[] Sent() =>
        Samples.Telling(Samples.Soft(90, 70, Interlocked.Increment(ref drawn)), orientation: 6);

    private byte[] Bytes(string address)
    {
        using var response = pages.Get(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var body = new MemoryStream();
        response.Content.ReadAsStream().CopyTo(body);
        return body.ToArray();
    }

    private HttpResponseMessage Post(string address, IEnumerable<KeyValuePair<string, string>> fields) =>
        Post(address, new FormUrlEncodedContent(fields));

    private HttpResponseMessage Post(string address, HttpContent content)
    {
        using var sent = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        sent.Headers.Add("Origin", pages.Address.GetLeftPart(UriPartial.Authority));
        return pages.Client.Send(sent, TestContext.Current.CancellationToken);
    }
}
