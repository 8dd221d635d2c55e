using System.Text.Json.Serialization;
using NodaTime;

namespace Qalqan.Claims;

// Who may see and say what in a scope, from when, and who looked. Secrets, such as passwords and keys, are never here.

/// <summary>Detail that not everybody may see, each opened by itself.</summary>
[JsonConverter(typeof(Kebab<Compartment>))]
public enum Compartment
{
    Medical,
    Conduct,
    Kin,
    Gender,
    Arms,
    Sources,
}

/// <summary>The post works in this role over the report's validity. <c>Role</c> is a code; one that a program does not know gives no rights.</summary>
public sealed record PostEntrusted(string Post, string Role) : Claim
{
    public override string Key => Post;

    public override IEnumerable<(string, string)> Problems() =>
        [.. Reference.Check(Post, "post"), .. Reference.Check(Role, "role")];
}

/// <summary>The compartment is open to the post over the report's validity.</summary>
public sealed record CompartmentEntrusted(string Post, Compartment Compartment) : Claim
{
    public override string Key => $"{Post}/{Compartment}";
    public override string? OtherKey => Post;

    public override IEnumerable<(string, string)> Problems() => Reference.Check(Post, "post");
}

/// <summary>
/// From the report's first minute on this person speaks for the post, and whoever did before does not; the source is the
/// other of the two who signed. <c>From</c> is null where nobody held it, <c>To</c> where nobody does any more. <c>KnownUpTo</c>
/// is the last entry of what was handed over.
/// </summary>
public sealed record HandedOver(string Post, string? From, string? To, long KnownUpTo) : Claim
{
    public override string Key => Post;
    public override string? OtherKey => To;

    public override IEnumerable<(string, string)> Problems()
    {
        foreach (var problem in Reference.Check(Post, "post"))
            yield return problem;
        foreach (var problem in new[] { From, To }.OfType<string>().SelectMany(Reference.CheckPerson))
            yield return problem;
        if (From == To)
            yield return (From is null ? "from nobody to nobody" : $"from {From} to {To}", "two, or one and nobody");
        if (KnownUpTo < 0)
            yield return ($"known up to {KnownUpTo}", "an entry number");
    }
}

/// <summary>
/// The device speaks for this person in this post over the report's validity, by the key whose SHA-256 is <c>KeyDigest</c>, in
/// lower-case hex; the certificate over it is the node's own.
/// </summary>
public sealed record DevicePaired(string Device, string Post, string Person, string KeyDigest) : Claim
{
    public override string Key => Device;
    public override string? OtherKey => Post;

    public override IEnumerable<(string, string)> Problems()
    {
        foreach (
            var problem in Reference
                .Check(Device, "device")
                .Concat(Reference.Check(Post, "post"))
                .Concat(Reference.CheckPerson(Person))
        )
            yield return problem;
        if (KeyDigest.Length != 64 || KeyDigest.Any(letter => !char.IsAsciiHexDigitLower(letter)))
            yield return ("a digest that is none", "64 digits of lower-case hex");
    }
}

/// <summary>An event: what the device says is not taken any more.</summary>
public sealed record DeviceRevoked(string Device) : Claim
{
    public override string Key => Device;

    public override IEnumerable<(string, string)> Problems() => Reference.Check(Device, "device");
}

/// <summary>An event: the device's clock stood that many milliseconds before (below zero: behind) the node's.</summary>
public sealed record DeviceClock(string Device, long AheadMilliseconds) : Claim
{
    public override string Key => Device;

    public override IEnumerable<(string, string)> Problems() => Reference.Check(Device, "device");
}

/// <summary>An event: the source was shown what the compartment holds of this person.</summary>
public sealed record DetailOpened(string Person, Compartment Compartment) : Claim
{
    public override string Key => Person;

    public override IEnumerable<(string, string)> Problems() => Reference.CheckPerson(Person);
}
