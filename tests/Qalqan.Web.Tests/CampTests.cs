using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using Qalqan.Camp;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>Phones in the camp over real sockets and TLS: paired, let in, refused, revoked.</summary>
public sealed class CampTests : IDisposable
{
    private readonly Camp camp = new();

    public void Dispose() => camp.Dispose();

    [Fact]
    public void A_phone_is_paired_by_one_code_and_that_is_on_the_record_by_who_opened_it()
    {
        var head = camp.Head;
        using var phone = new Phone(camp);
        var (status, body) = phone.Pair(camp.OpenCode());

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Matches("^PH-[0-9A-Z]{4}$", phone.Device);
        Assert.Equal(
            (Camp.Post, Camp.Person, Camp.Scope),
            (Text(body, "post"), Text(body, "person"), Text(body, "scope"))
        );
        var report = Assert.Single(camp.Since(head));
        Assert.Equal(
            new DevicePaired(
                phone.Device,
                Camp.Post,
                Camp.Person,
                Convert.ToHexStringLower(SHA256.HashData(phone.PublicKey))
            ),
            report.Claim
        );
        Assert.Equal(new Source("S1", null), report.Source);
        Assert.Equal(Text(body, "ends"), Measures.Iso.Format(report.Valid.To!.Value));
        Assert.Equal("2027-02-14T19:00:00Z", Text(body, "ends")); // 14 days past the tour, to the end of that day at Almaty
        Assert.Equal(Camp.Unit, Text(body, "unit"));
        Assert.Contains($"{phone.Device} was paired", camp.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void A_paired_phone_comes_in_as_its_post_and_may_there_what_a_phone_is_for()
    {
        using var phone = Phone.In(camp);

        Assert.Equal(
            $"{phone.Device} S1 R1-017 {Camp.Scope} False Enter,SeePeople,SeeState,SayState,UsePhone",
            phone.Seen()
        );
        Assert.Matches(
            "^qalqan-device=[0-9a-f]{64}; expires=[^;]+; path=/; secure; samesite=strict; httponly$",
            phone.SetCookie
        );
        using var erase = Camp.Get(camp.Sealed, "/custody", cookie: phone.Cookie);
        Assert.NotEqual(HttpStatusCode.OK, erase.StatusCode);
    }

    [Fact]
    public void A_session_outlives_a_restart_and_says_how_far_the_clock_is_ahead()
    {
        using var phone = new Phone(camp);
        phone.Pair(camp.OpenCode());
        var (_, body) = phone.Enter(Duration.FromSeconds(90));
        var again = new Devices(camp.Folder.FullPath, FolderKey.None, camp.Clock);

        Assert.Equal(90_000, body.GetProperty("aheadMilliseconds").GetInt64());
        Assert.Equal(phone.Device, again.Holding(phone.Cookie.Split('=')[1])?.Id);
    }

    [Fact]
    public void A_code_that_was_used_opens_nothing_again()
    {
        var code = camp.OpenCode();
        using var phone = new Phone(camp);
        using var second = new Phone(camp);
        phone.Pair(code);

        Refused("no-such-code", second, () => second.Pair(code));
    }

    [Fact]
    public void A_challenge_that_was_answered_is_not_answered_again()
    {
        using var phone = Phone.In(camp);
        var nonce = phone.Challenge().Body.GetProperty("nonce").GetString()!;
        Assert.Equal(HttpStatusCode.OK, phone.Answer(nonce).Status);

        Refused("spent-challenge", phone, () => phone.Answer(nonce));
    }

    [Fact]
    public void A_certificate_of_another_node_is_refused()
    {
        using var scratch = new Scratch();
        using var other = new Authority(scratch.Root, FolderKey.None, camp.Clock);
        using var phone = Phone.In(camp);
        var device = new Devices(camp.Folder.FullPath, FolderKey.None, camp.Clock).Find(phone.Device)!;
        phone.Certificate = Convert.ToBase64String(other.Issue(device));

        Refused("another-node", phone, () => phone.Enter());
    }

    [Theory]
    [InlineData(-365)]
    [InlineData(365)]
    public void A_clock_a_year_off_is_refused_and_costs_no_code(int days)
    {
        var code = camp.OpenCode();
        using var phone = new Phone(camp);

        Refused("clock-off", phone, () => phone.Pair(code, Duration.FromDays(days)));
        phone.Pair(code);
        Refused("clock-off", phone, () => phone.Enter(Duration.FromDays(days)));
        Assert.Equal(HttpStatusCode.OK, phone.Enter().Status);
    }

    [Fact]
    public void A_phone_whose_time_is_over_is_out()
    {
        using var phone = Phone.In(camp);
        camp.Clock.Now += Duration.FromDays(91);

        Assert.Null(phone.Seen());
        Refused("ended", phone, () => phone.Enter());
    }

    [Fact]
    public void A_revoked_phone_is_dead_at_once_and_told_to_wipe_itself()
    {
        using var phone = Phone.In(camp);
        var head = camp.Head;
        Assert.NotNull(phone.Seen());

        Assert.Equal(HttpStatusCode.OK, Revoke(phone.Device));
        Assert.Null(phone.Seen());
        Assert.Equal(new DeviceRevoked(phone.Device), Assert.Single(camp.Since(head)).Claim);

        var (status, body) = phone.Enter();
        Assert.Equal(HttpStatusCode.Gone, status);
        Assert.True(body.GetProperty("wipe").GetBoolean());
        Assert.StartsWith("This phone was revoked.", Text(body, "refused"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, Revoke(phone.Device)); // again: it is so already
        Assert.Single(camp.Since(head));
        Assert.Equal(HttpStatusCode.BadRequest, Revoke("PH-0000"));
    }

    /// <summary>As after a restore: what the record says of it counts.</summary>
    [Fact]
    public void A_phone_revoked_on_the_record_stays_so_when_an_older_file_of_phones_comes_back()
    {
        using var phone = Phone.In(camp);
        var file = Path.Combine(camp.Folder.FullPath, Devices.FileName);
        var older = File.ReadAllBytes(file);
        Revoke(phone.Device);
        File.WriteAllBytes(file, older);
        var back = new Devices(camp.Folder.FullPath, FolderKey.None, camp.Clock);
        Assert.Null(back.Find(phone.Device)!.RevokedAt);

        Judging.DeskOf(camp.Folder, devices: back).Phones!.Settle();

        Assert.NotNull(back.Find(phone.Device)!.RevokedAt);
    }

    [Fact]
    public void Whose_post_is_handed_over_brings_what_was_said_before_and_sees_nothing()
    {
        using var phone = Phone.In(camp);
        camp.Clock.Now += Duration.FromMinutes(5);
        camp.Desk.Posts.HandOver(User.Local(), Camp.Scope, Camp.Post, "R1-018", camp.Clock.Now);

        Assert.Equal($"{phone.Device} S1 R1-017 {Camp.Scope} True Enter,UsePhone", phone.Seen());
        Assert.Equal(PhoneState.HandedOver, Line(phone).State);
        Assert.Contains(
            camp.Desk.Phones!.Invite(User.Local(), new PhoneOrder(Camp.Scope, Camp.Post, Camp.Person, "")).Problems,
            problem => problem.File == "seat"
        );
    }

    [Fact]
    public void After_five_wrong_codes_a_right_one_waits_for_the_minute_to_pass()
    {
        var code = camp.OpenCode();
        using var phone = new Phone(camp);
        for (var i = 0; i < 5; i++)
            Refused("no-such-code", phone, () => phone.Pair("0000 0000"));

        var (status, body) = phone.Pair(code);
        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many"), (status, Text(body, "why")));
        camp.Clock.Now += Duration.FromMinutes(1);
        Assert.Equal(HttpStatusCode.OK, phone.Pair(code).Status);
    }

    [Theory]
    [InlineData("""{"certificate":"x"}""")]
    [InlineData("""{"certificate":"AAAA","more":1}""")]
    [InlineData("""{"certificate":["AAAA"]}""")]
    [InlineData("""[]""")]
    [InlineData("")]
    public void What_cannot_be_read_is_refused_with_one_sentence(string sent)
    {
        var (status, body) = Camp.Send(camp.Sealed, "/api/device/challenge", sent);

        Assert.Equal((HttpStatusCode.BadRequest, "unreadable"), (status, Text(body, "why")));
        Assert.Equal(
            HttpStatusCode.BadRequest,
            Camp.Send(
                camp.Sealed,
                "/api/device/challenge",
                JsonSerializer.Serialize(new { certificate = new string('A', 20_000) })
            ).Status
        );
    }

    [Fact]
    public void What_is_sent_from_another_page_is_refused()
    {
        var (status, _) = camp.Send("/api/device/challenge", new { certificate = "AAAA" }, "https://evil.example");

        Assert.Equal(HttpStatusCode.Forbidden, status);
    }

    [Fact]
    public void No_code_token_or_challenge_is_logged()
    {
        var code = camp.OpenCode();
        using var phone = new Phone(camp);
        phone.Pair("0" + code[1..] + "0");
        phone.Pair(code);
        var nonce = phone.Challenge().Body.GetProperty("nonce").GetString()!;
        phone.Answer(nonce);

        Assert.Contains($"{phone.Device} began a session", camp.Log, StringComparison.Ordinal);
        Assert.Contains(
            "A phone was refused at pairing: (null), NoSuchCode, from 127.0.0.1",
            camp.Log,
            StringComparison.Ordinal
        );
        foreach (var secret in (string[])[code, code[..8], nonce, phone.Cookie.Split('=')[1], phone.Certificate])
            Assert.DoesNotContain(secret, camp.Log, StringComparison.OrdinalIgnoreCase);
    }

    // Refused with its own sentence, logged, and nothing is on the record that was not.
    private void Refused(string why, Phone phone, Func<(HttpStatusCode Status, JsonElement Body)> act)
    {
        var (head, logged) = (camp.Head, camp.Log.Length);
        var (status, body) = act();

        Assert.Equal((HttpStatusCode.Forbidden, why), (status, Text(body, "why")));
        Assert.Matches(@"^[A-Z].+\.$", Text(body, "refused"));
        Assert.Contains("A phone was refused", camp.Log[logged..], StringComparison.Ordinal);
        if (why is not "another-node") // whose it is, nobody can say
            Assert.Contains(phone.Device, camp.Log[logged..], StringComparison.Ordinal);
        Assert.Equal(head, camp.Head);
    }

    private HttpStatusCode Revoke(string device) =>
        Camp.Send(camp.Own, "/api/phones/revoke", JsonSerializer.Serialize(new { device })).Status;

    private PhoneLine Line(Phone phone) =>
        camp.Desk.Phones!.All().SelectMany(book => book.Lines).Single(line => line.Device == phone.Device);

    private static string Text(JsonElement body, string name) => body.GetProperty(name).GetString()!;
}
