using System.Buffers.Text;
using System.Text;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Web;

/// <summary>One message as a phone sent it: the id beside it, the text that was signed, and the signature over it.</summary>
internal sealed record SentMessage(string Id, string Body, byte[] Signature)
{
    /// <summary>What is signed: a line that says what it is, so that nothing signed for another purpose passes for it.</summary>
    public byte[] Signed => Encoding.UTF8.GetBytes("qalqan.message/1\n" + Body);
}

/// <summary>What a phone sends at once, read under limits: its own clock at sending, and its messages in order.</summary>
internal sealed record SentMessages(Instant Now, IReadOnlyList<SentMessage> Messages)
{
    public const int MostBytes = 256 << 10;
    public const int Most = 100;
    private const string File = "outbox";

    /// <summary>Null with the problems added where it cannot be read; a single bad message is read and refused by itself.</summary>
    public static SentMessages? Read(byte[] utf8, List<Problem> problems)
    {
        if (Node.Read(File, utf8, problems) is not { } node)
            return null;
        var fields = new Fields(File, node, problems);
        var now = Iso.TryParse(fields.Text("now"), out var at) ? at : (Instant?)null;
        if (now is null)
            fields.Refuse("now", "no time", "the phone's clock such as 2026-11-24T06:00:00.000Z");
        var messages = fields.List(
            "messages",
            message => new SentMessage(
                message.Text("id", 64),
                message.Text("body", MostBytes),
                Bytes(message.Text("signature", 128))
            ),
            least: 0
        );
        if (messages.Count > Most)
            fields.Refuse("messages", $"{messages.Count} messages", $"at most {Most} at once");
        fields.Done();
        return problems.Count == 0 ? new SentMessages(now!.Value, messages) : null;
    }

    // What is no base64 is no signature either: nothing, which verifies nothing.
    private static byte[] Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : [];
    }

    /// <summary>The bytes of unpadded base64url; null where it is none.</summary>
    public static byte[]? Unpacked(string base64Url) =>
        Base64Url.IsValid(base64Url) ? Base64Url.DecodeFromChars(base64Url) : null;
}
