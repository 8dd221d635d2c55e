using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Store;

/// <summary>
/// A report as it is stored and chained for ever, envelope format 1: one compact UTF-8 JSON object with these keys in this
/// order, every key always present, null where empty, times in ISO 8601 Z to the millisecond, ids in lower case:
/// <c>id scope name from to said post person corrects withdraws body</c>.
/// Version rule: a change to the keys or their order is a new envelope format, told apart by its first key; the bytes of
/// format 1 are read for ever and never written again in another form. A changed body is a new wire name instead.
/// </summary>
public static class Envelope
{
    private static readonly JsonWriterOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Cyrillic stays legible in the file; nothing here is HTML
        SkipValidation = true,
    };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? reused;

    [ThreadStatic]
    private static Source[]? sources;

    public static byte[] Write(Report report)
    {
        var (buffer, writer) = reused ??= Reusable();
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        writer.WriteStartObject();
        writer.WriteString("id"u8, report.Id.Value);
        writer.WriteString("scope"u8, report.Scope);
        writer.WriteString("name"u8, Kinds.NameOf(report.Claim));
        WriteTime(writer, "from"u8, report.Valid.From);
        WriteTime(writer, "to"u8, report.Valid.To);
        WriteTime(writer, "said"u8, report.SaidAt);
        writer.WriteString("post"u8, report.Source.Post);
        writer.WriteString("person"u8, report.Source.Person);
        WriteId(writer, "corrects"u8, report.Corrects);
        WriteId(writer, "withdraws"u8, report.Withdraws);
        writer.WritePropertyName("body"u8);
        if (report.Claim is Unread unread)
            writer.WriteRawValue(unread.Body.Span, skipInputValidation: true);
        else
            Kinds.Of(report.Claim).Write(writer, report.Claim);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The report. A name nobody knows, or a body that does not fit its name, becomes an <see cref="Unread"/> claim.</summary>
    /// <exception cref="FormatException">The bytes are not an envelope of a format this program knows.</exception>
    public static Report Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes);
            Next(ref reader, JsonTokenType.StartObject);
            var id = Id(ref reader, "id"u8) ?? throw new FormatException("An envelope without an id.");
            var scope = Text(ref reader, "scope"u8) ?? "";
            var name = Text(ref reader, "name"u8) ?? "";
            var from = Time(ref reader, "from"u8) ?? throw new FormatException("An envelope without a beginning.");
            var to = Time(ref reader, "to"u8);
            var said = Time(ref reader, "said"u8) ?? throw new FormatException("An envelope that nobody said.");
            var source = SourceOf(Text(ref reader, "post"u8) ?? "", Text(ref reader, "person"u8));
            var corrects = Id(ref reader, "corrects"u8);
            var withdraws = Id(ref reader, "withdraws"u8);
            Key(ref reader, "body"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var body = bytes[start..(int)reader.BytesConsumed];
            Next(ref reader, JsonTokenType.EndObject);
            return new Report(id, scope, new Validity(from, to), said, source, Claim(name, body), corrects, withdraws);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new FormatException("The bytes are not an envelope of format 1.", error);
        }
    }

    // Few posts report, each many times: one copy of each of the last of them, or a million entries keep a million.
    private static Source SourceOf(string post, string? person)
    {
        sources ??= new Source[1024];
        ref var source = ref sources[(uint)HashCode.Combine(post, person) % (uint)sources.Length];
        if (source is null || source.Post != post || source.Person != person)
            source = new Source(post, person);
        return source;
    }

    private static Claim Claim(string name, ReadOnlySpan<byte> body)
    {
        if (Kinds.Named(name) is not { } kind)
            return new Unread(name, body.ToArray(), "a wire name this program does not know");
        try
        {
            return kind.Read(body);
        }
        catch (JsonException)
        {
            return new Unread(name, body.ToArray(), "a body that does not fit its wire name");
        }
    }

    private static (ArrayBufferWriter<byte>, Utf8JsonWriter) Reusable()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        return (buffer, new Utf8JsonWriter(buffer, Compact));
    }

    private static void WriteTime(Utf8JsonWriter writer, ReadOnlySpan<byte> key, Instant? time)
    {
        Span<byte> text = stackalloc byte[32];
        if (time is not { } instant)
            writer.WriteNull(key);
        else if (Iso.TryFormat(instant, text, out var length))
            writer.WriteString(key, text[..length]);
    }

    private static void WriteId(Utf8JsonWriter writer, ReadOnlySpan<byte> key, ReportId? id)
    {
        if (id is { } present)
            writer.WriteString(key, present.Value);
        else
            writer.WriteNull(key);
    }

    private static void Next(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type)
            throw new FormatException($"The envelope holds {reader.TokenType} where {type} belongs.");
    }

    private static void Key(ref Utf8JsonReader reader, ReadOnlySpan<byte> key)
    {
        Next(ref reader, JsonTokenType.PropertyName);
        if (!reader.ValueTextEquals(key))
            throw new FormatException($"The envelope holds {reader.GetString()} where another key belongs.");
    }

    private static string? Text(ref Utf8JsonReader reader, ReadOnlySpan<byte> key)
    {
        Key(ref reader, key);
        reader.Read();
        return reader.TokenType is JsonTokenType.Null ? null : StringPool.Read(ref reader);
    }

    private static ReportId? Id(ref Utf8JsonReader reader, ReadOnlySpan<byte> key)
    {
        Key(ref reader, key);
        reader.Read();
        return reader.TokenType is JsonTokenType.Null ? null
            : reader.TryGetGuid(out var id) ? new ReportId(id)
            : throw new FormatException("The envelope holds an id that is none.");
    }

    private static Instant? Time(ref Utf8JsonReader reader, ReadOnlySpan<byte> key)
    {
        Key(ref reader, key);
        reader.Read();
        return reader.TokenType is JsonTokenType.Null ? null
            : Iso.TryParse(reader.ValueSpan, out var time) ? time
            : throw new FormatException("The envelope holds a time that is none.");
    }
}
