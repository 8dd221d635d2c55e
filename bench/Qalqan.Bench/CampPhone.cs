using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Bench;

/// <summary>
/// A paired phone: its key, its certificate, and what it says. The first of a sub-unit says by turns the state of everybody,
/// with one of them changed, and a head count; the others count heads.
/// </summary>
internal sealed class CampPhone(string id, ECDsa key, byte[] certificate, string subUnit, bool saysStates)
{
    private readonly List<(string Person, string State)> people = [];
    private string? cookie;
    private string day = "";
    private long head;
    private int said;

    /// <summary>Whether it speaks for everybody of the sub-unit, and does not only count them.</summary>
    public bool SaysStates => saysStates;

    /// <summary>Begins a session and takes the sheet, as the page does when it is opened.</summary>
    public async Task Enter(SealedLine line)
    {
        using var client = line.Connect();
        var shown = Convert.ToBase64String(certificate);
        var challenge = await Ask(client.PostAsJsonAsync("/api/device/challenge", new { certificate = shown }));
        var nonce = (string)challenge["nonce"]!;
        var signature = Sign($"qalqan.session/1\n{line.Origin}\n{nonce}");
        using var entered = await client.PostAsJsonAsync(
            "/api/device/session",
            new
            {
                certificate = shown,
                nonce,
                signature,
                now = Iso.Format(Now),
            }
        );
        cookie = entered.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").First().Split(';')[0];
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        var sheet = await Ask(client.GetAsync("/api/phone/sheet"));
        (day, head) = ((string)sheet["day"]!, (long)sheet["head"]!);
        foreach (var one in sheet["people"]!.AsArray())
            people.Add(((string)one!["person"]!, (string?)one["state"] ?? "present"));
    }

    /// <summary>One signed message over a connection of its own, as of a phone that slept in between; the answer's bytes.</summary>
    public async Task<byte[]> Send(SealedLine line)
    {
        using var client = line.Connect(cookie);
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(Sending()));
        content.Headers.ContentType = new("application/json");
        using var answer = await client.PostAsync("/api/outbox", content);
        var bytes = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        return bytes.AsSpan().IndexOf("\"recorded\""u8) >= 0
            ? bytes
            : throw new InvalidOperationException($"Not recorded: {Encoding.UTF8.GetString(bytes)}");
    }

    private object Sending()
    {
        var message = Guid.CreateVersion7();
        var body = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(Message(message)));
        return new
        {
            now = Iso.Format(Now),
            messages = new[]
            {
                new
                {
                    id = message,
                    body,
                    signature = Sign($"qalqan.message/1\n{body}"),
                },
            },
        };
    }

    private object Message(Guid message)
    {
        var turn = said++;
        var saidAt = Iso.Format(Now);
        if (!saysStates || people.Count == 0 || turn % 2 == 0)
            return new
            {
                id = message,
                device = id,
                saidAt,
                kind = "head-count",
                subUnit,
                expected = people.Count,
                counted = people.Count,
            };
        var changed = turn / 2 % people.Count;
        people[changed] = people[changed] with { State = people[changed].State == "present" ? "off-camp" : "present" };
        return new
        {
            id = message,
            device = id,
            saidAt,
            kind = "unit-state",
            subUnit,
            day,
            seen = head,
            states = people.Select(one => new { person = one.Person, state = one.State }),
        };
    }

    private static async Task<JsonObject> Ask(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        return JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync())!.AsObject();
    }

    private string Sign(string text) =>
        Convert.ToBase64String(
            key.SignData(
                Encoding.UTF8.GetBytes(text),
                HashAlgorithmName.SHA256,
                DSASignatureFormat.IeeeP1363FixedFieldConcatenation
            )
        );

    private static Instant Now => Iso.Floor(SystemClock.Instance.GetCurrentInstant());
}
