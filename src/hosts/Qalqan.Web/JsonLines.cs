using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Web;

/// <summary>How the API and the commands write JSON: one compact object a line, every key always present, letters as letters.</summary>
internal static class JsonLines
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    public static IResult Answer(int status, IEnumerable<string> lines) =>
        Results.Text(string.Concat(lines.Select(line => line + "\n")), "application/x-ndjson", Encoding.UTF8, status);

    public static void Number(this Utf8JsonWriter json, string key, long? number)
    {
        if (number is { } value)
            json.WriteNumber(key, value);
        else
            json.WriteNull(key);
    }

    public static void Time(this Utf8JsonWriter json, string key, Instant? instant) =>
        json.WriteString(key, instant is { } at ? Iso.Format(at) : null);

    public static void Day(this Utf8JsonWriter json, string key, LocalDate? date) =>
        json.WriteString(key, date is { } day ? LocalDatePattern.Iso.Format(day) : null);

    public static void Texts(this Utf8JsonWriter json, string key, IEnumerable<string> texts)
    {
        json.WriteStartArray(key);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    public static void Objects<T>(
        this Utf8JsonWriter json,
        string key,
        IEnumerable<T> list,
        Action<Utf8JsonWriter, T> members
    )
    {
        json.WriteStartArray(key);
        foreach (var one in list)
        {
            json.WriteStartObject();
            members(json, one);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void Problems(this Utf8JsonWriter json, IEnumerable<Problem> problems) =>
        json.Objects(
            "problems",
            problems,
            (one, problem) =>
            {
                one.WriteString("where", problem.File.TrimStart('-'));
                one.WriteString("seen", problem.Seen);
                one.WriteString("wanted", problem.Wanted);
            }
        );

    /// <summary>A choice as its word.</summary>
    public static string Kebab<T>(T choice)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(choice.ToString());
}
