using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Qalqan.Measures;
using Qalqan.Store;

namespace Qalqan.Access;

/// <summary>What a secret file of the folder holds, read once and written whole with every change.</summary>
internal sealed class SecretJson<T>(SecretFile file, T empty)
    where T : class
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        IgnoreReadOnlyProperties = true,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new Instants() },
    };

    /// <exception cref="InvalidDataException">It is not what was written: nobody is let in by it.</exception>
    public T Read()
    {
        if (file.Read() is not { } bytes)
            return empty;
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Options) ?? throw new InvalidDataException("A null file.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{typeof(T).Name}: {error.Path}, which is not as it was written.");
        }
    }

    public void Write(T content) => file.Write(JsonSerializer.SerializeToUtf8Bytes(content, Options));

    private sealed class Instants : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            Iso.TryParse(reader.GetString() ?? "", out var instant)
                ? instant
                : throw new JsonException("No time in Z.");

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Iso.Format(Instant.FromUnixTimeSeconds(value.ToUnixTimeSeconds())));
    }
}
