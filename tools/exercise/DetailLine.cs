using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Store;

namespace Qalqan.Exercise;

/// <summary>
/// A report with the detail that goes to the vault, as a line of a pack: only what the pack's format cannot fill in by
/// itself, and the detail in legible letters, where there is one. <c>Report</c> is sealed and has its id, as the record will have it.
/// </summary>
public sealed record DetailLine(Instant RecordedAt, Report Report, Detail? Detail)
{
    private static readonly JsonWriterOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public byte[] ToBytes()
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes, Legible))
            Write(json);
        bytes.Write("\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("recordedAt", Iso.Format(RecordedAt));
        WriteUnlessNull("scope", Report.Scope == Story.Scope ? null : Report.Scope);
        json.WriteString("name", Kinds.NameOf(Report.Claim));
        json.WriteString("from", Iso.Format(Report.Valid.From));
        WriteUnlessNull("to", Report.Valid.To is { } to ? Iso.Format(to) : null);
        json.WriteString("post", Report.Source.Post);
        WriteUnlessNull("person", Report.Source.Person);
        WriteUnlessNull("corrects", Report.Corrects?.ToString());
        WriteUnlessNull("withdraws", Report.Withdraws?.ToString());
        json.WritePropertyName("body");
        Kinds.Of(Report.Claim).Write(json, Report.Claim is Personal claim ? claim with { Seal = null } : Report.Claim);
        if (Detail is not null)
        {
            // Its own bytes escape all but ASCII, which triples a name; parsed again it is the same detail.
            using var detail = JsonDocument.Parse(DetailKinds.Write(Detail));
            json.WritePropertyName("detail");
            detail.RootElement.WriteTo(json);
        }
        json.WriteEndObject();

        void WriteUnlessNull(string key, string? text)
        {
            if (text is not null)
                json.WriteString(key, text);
        }
    }
}
