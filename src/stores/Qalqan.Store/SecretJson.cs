using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Store;

/// <summary>What a secret file of the folder holds, as strict JSON: read whole, written whole.</summary>
public static class SecretJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        IgnoreReadOnlyProperties = true, // what is computed is not kept
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new Instants() },
    };

    /// <summary>Null where there is no such file.</summary>
    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static T? Read<T>(SecretFile file)
        where T : class
    {
        if (file.Read() is not { } bytes)
            return null;
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Options) ?? throw new InvalidDataException("A file of null.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{typeof(T).Name}, {error.Path}: not as it was written.");
        }
    }

    public static void Write<T>(SecretFile file, T content) =>
        file.Write(JsonSerializer.SerializeToUtf8Bytes(content, Options));

    private sealed class Instants : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            Iso.TryParse(reader.GetString(), out var instant) ? instant : throw new JsonException("No time in Z.");

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Iso.Format(Iso.Floor(value))); // a real clock reads finer than is kept
    }
}
