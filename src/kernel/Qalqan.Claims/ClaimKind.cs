using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Qalqan.Claims;

/// <summary>
/// A kind of claim under its wire name, <c>capability.noun/version</c>. The name is for ever: it is written out here
/// and stored, never taken from the type. A changed body is a new version with a kind of its own.
/// </summary>
public sealed partial class ClaimKind
{
    private readonly JsonTypeInfo json;

    private ClaimKind(string name, Type type, JsonTypeInfo json)
    {
        (Name, Type, this.json) = (name, type, json);
        Noun = NounOf(name);
    }

    public string Name { get; }

    /// <summary>The name without its version: a correction may be of a later version, never of another noun.</summary>
    public string Noun { get; }

    public Type Type { get; }

    public static ClaimKind Of<T>(string name, JsonTypeInfo<T> json)
        where T : Claim => new(name, typeof(T), json);

    [GeneratedRegex("^[a-z]+\\.[a-z-]+/[1-9][0-9]{0,3}$")]
    private static partial Regex WireName { get; }

    public static bool IsWellFormed(string name) => WireName.IsMatch(name);

    public static string NounOf(string name) => name.Split('/')[0];

    /// <exception cref="JsonException">The body is not of this kind: a key missing, unknown or twice, or a bad value.</exception>
    public Claim Read(ReadOnlySpan<byte> body) =>
        (Claim?)JsonSerializer.Deserialize(body, json) ?? throw new JsonException("The body is null.");

    /// <inheritdoc cref="Read(ReadOnlySpan{byte})"/>
    public Claim Read(ref Utf8JsonReader reader) =>
        (Claim?)JsonSerializer.Deserialize(ref reader, json) ?? throw new JsonException("The body is null.");

    public void Write(Utf8JsonWriter writer, Claim claim) => JsonSerializer.Serialize(writer, claim, json);
}
