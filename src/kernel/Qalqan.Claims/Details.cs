using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Claims;

/// <summary>
/// What a personal claim keeps in the vault. Its bytes, as <see cref="DetailKinds.Write"/> gives them, are what the seal is
/// over: a changed detail is a new version of the claim's wire name. Texts are one line, of 1 to 200 characters.
/// </summary>
public abstract record Detail
{
    /// <summary>Its texts, in the order of its keys; null for those left out.</summary>
    [JsonIgnore]
    protected abstract IEnumerable<string?> Texts { get; }

    /// <summary>What is wrong with it, said without repeating it: a detail never reaches a log or a message.</summary>
    public virtual IEnumerable<(string Seen, string Wanted)> Problems()
    {
        if (Texts.OfType<string>().Any(text => string.IsNullOrWhiteSpace(text) || text.Length > 200))
            yield return ("a detail that is empty or long", "1 to 200 characters, or nothing at all");
        if (Texts.OfType<string>().Any(text => text.Any(char.IsControl)))
            yield return ("a detail with control characters", "one line of text");
    }
}

/// <summary>A name in one script.</summary>
public sealed record PersonName(string Family, string Given, string? Patronymic)
{
    public override string ToString() => Patronymic is null ? $"{Family} {Given}" : $"{Family} {Given} {Patronymic}";
}

[JsonConverter(typeof(Kebab<Sex>))]
public enum Sex
{
    Female,
    Male,
}

/// <summary>Of <see cref="Identified"/>. At least one of the two names.</summary>
public sealed record IdentityDetail(PersonName? Cyrillic, PersonName? Latin, Sex? Sex, LocalDate? Born) : Detail
{
    protected override IEnumerable<string?> Texts =>
        new[] { Cyrillic, Latin }
            .OfType<PersonName>()
            .SelectMany(name => new[] { name.Family, name.Given, name.Patronymic });

    public override IEnumerable<(string, string)> Problems()
    {
        foreach (var problem in base.Problems())
            yield return problem;
        if (Cyrillic is null && Latin is null)
            yield return ("no name", "a name in Cyrillic, in Latin, or both");
        if (Born is { } day && !Era.Holds(day))
            yield return ("a day of birth out of range", Era.Wanted);
    }
}

/// <summary>Of <see cref="KinNamed"/>.</summary>
public sealed record KinDetail(string Name, string? Relation, string? Phone, string? Address, string? Note) : Detail
{
    protected override IEnumerable<string?> Texts => [Name, Relation, Phone, Address, Note];
}

/// <summary>Of <see cref="Reachable"/>.</summary>
public sealed record ContactDetail(string? Phone, string? Email, string? Address) : Detail
{
    protected override IEnumerable<string?> Texts => [Phone, Email, Address];
}

/// <summary>Of <see cref="LanguageTested"/>.</summary>
public sealed record LanguageDetail(string? Tester, string? Note) : Detail
{
    protected override IEnumerable<string?> Texts => [Tester, Note];
}

/// <summary>Of <see cref="PaperHeld"/>.</summary>
public sealed record PaperDetail(string? Number, string? Issuer, string? Note) : Detail
{
    protected override IEnumerable<string?> Texts => [Number, Issuer, Note];
}

/// <summary>Of <see cref="FoundFit"/>.</summary>
public sealed record MedicalDetail(string? Category, string? Board, string? Note) : Detail
{
    protected override IEnumerable<string?> Texts => [Category, Board, Note];
}

/// <summary>Of <see cref="Vaccinated"/>.</summary>
public sealed record VaccineDetail(string? Batch, string? Note) : Detail
{
    protected override IEnumerable<string?> Texts => [Batch, Note];
}

/// <summary>Of <see cref="ConductCertified"/>.</summary>
public sealed record ConductDetail(string? Document) : Detail
{
    protected override IEnumerable<string?> Texts => [Document];
}

/// <summary>Of <see cref="InformantKnown"/>.</summary>
public sealed record InformantDetail(string? Name, string? Contact, string? Note) : Detail
{
    protected override IEnumerable<string?> Texts => [Name, Contact, Note];
}

/// <summary>Of <see cref="CasualtyReported"/>: whose roll number it is, where that is known, and what the reporter added.</summary>
public sealed record CasualtyDetail(string? Person, string? Note) : Detail
{
    protected override IEnumerable<string?> Texts => [Person, Note];
}

/// <summary>Which detail belongs to which claim, and its bytes.</summary>
public static class DetailKinds
{
    private static readonly Dictionary<Type, Type> OfClaim = new()
    {
        [typeof(Identified)] = typeof(IdentityDetail),
        [typeof(KinNamed)] = typeof(KinDetail),
        [typeof(Reachable)] = typeof(ContactDetail),
        [typeof(LanguageTested)] = typeof(LanguageDetail),
        [typeof(PaperHeld)] = typeof(PaperDetail),
        [typeof(FoundFit)] = typeof(MedicalDetail),
        [typeof(Vaccinated)] = typeof(VaccineDetail),
        [typeof(ConductCertified)] = typeof(ConductDetail),
        [typeof(InformantKnown)] = typeof(InformantDetail),
        [typeof(CasualtyReported)] = typeof(CasualtyDetail),
    };

    public static bool Fits(Personal claim, Detail detail) => OfClaim[claim.GetType()] == detail.GetType();

    /// <summary>Compact UTF-8 JSON, every key present in the order of its record, null where empty.</summary>
    public static byte[] Write(Detail detail) =>
        JsonSerializer.SerializeToUtf8Bytes(detail, DetailsJson.Default.GetTypeInfo(detail.GetType())!);

    /// <exception cref="JsonException">The bytes are not the detail of such a claim.</exception>
    public static Detail Read(Type claim, ReadOnlySpan<byte> bytes) =>
        (Detail?)JsonSerializer.Deserialize(bytes, DetailsJson.Default.GetTypeInfo(OfClaim[claim])!)
        ?? throw new JsonException("The detail is null.");
}

// A context of its own: no pool of strings keeps a name beyond its use. All but ASCII is written as \uXXXX: the bytes are
// sealed and only ever read by us, and how they are written is part of the seal.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(IsoDates)]
)]
[JsonSerializable(typeof(IdentityDetail))]
[JsonSerializable(typeof(KinDetail))]
[JsonSerializable(typeof(ContactDetail))]
[JsonSerializable(typeof(LanguageDetail))]
[JsonSerializable(typeof(PaperDetail))]
[JsonSerializable(typeof(MedicalDetail))]
[JsonSerializable(typeof(VaccineDetail))]
[JsonSerializable(typeof(ConductDetail))]
[JsonSerializable(typeof(InformantDetail))]
[JsonSerializable(typeof(CasualtyDetail))]
internal sealed partial class DetailsJson : JsonSerializerContext;
