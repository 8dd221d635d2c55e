using System.Buffers;
using System.Text.Json.Serialization;
using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Claims;

// What leaves: papers under their serials, and the officers' own forms. The bytes lie in the vault, sealed, never here.

/// <summary>How secret a paper is, in the words of ST/SGB/2007/6; which one a paper bears is whoever issues it to say.</summary>
[JsonConverter(typeof(Kebab<Marking>))]
public enum Marking
{
    Unclassified,
    Confidential,
    StrictlyConfidential,
}

/// <summary>One file of a paper: <c>Format</c> is what follows the dot of its name, <c>Digest</c> the SHA-256 of its bytes in lower-case hex.</summary>
public sealed record IssuedFile(string Format, string Digest, long Bytes)
{
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    internal IEnumerable<(string, string)> Problems()
    {
        foreach (var problem in Reference.Check(Format, "format"))
            yield return problem;
        if (Digest.Length != 64 || Digest.AsSpan().ContainsAnyExcept(Hex))
            yield return ("a digest that is none", "64 digits of lower-case hex");
        if (Bytes < 1)
            yield return ($"{Bytes} bytes", "at least one");
    }
}

/// <summary>
/// An event: the source issued this paper. <c>Serial</c> is <c>DOCUMENT-YEAR-NNNN</c>, numbered without holes by document and
/// year of issue. It says what held at <c>AsOf</c> (over the period from <c>From</c> on, where it is of one) as known up to that
/// entry, of <c>Subject</c> where it is of one thing only; <c>Form</c> is <c>NAME@VERSION</c> of an own form it was filled in;
/// <c>Release</c> the program that wrote its bytes; <c>Persons</c> whom the bytes name, by reference.
/// </summary>
public sealed record Issued(
    string Document,
    string Serial,
    Instant? From,
    Instant AsOf,
    long KnownUpTo,
    string? Subject,
    string Language,
    Marking Marking,
    string? Form,
    string Release,
    IReadOnlyList<IssuedFile> Files,
    IReadOnlyList<string> Persons
) : Claim
{
    public override string Key => Serial;
    public override string? OtherKey => Document;

    public override IEnumerable<(string, string)> Problems()
    {
        foreach (
            var problem in Reference
                .Check(Document, "document")
                .Concat(Reference.Check(Serial, "serial"))
                .Concat(Reference.Check(Language, "language"))
                .Concat(Persons.SelectMany(Reference.CheckPerson))
                .Concat(Files.SelectMany(file => file.Problems()))
        )
            yield return problem;
        if (Files.Count == 0)
            yield return ("no file", "at least one");
        if (KnownUpTo < 0)
            yield return ($"known up to {KnownUpTo}", "an entry number");
        if (From > AsOf)
            yield return ("a period that ends before it begins", "from, then as of");
    }
}

/// <summary>
/// An event: somebody whom the paper named was forgotten; it was written again without the name. <c>Was</c> are the files as
/// they were, whose bytes are gone; the digests stay, so that a copy in a drawer is still known for what it is.
/// </summary>
public sealed record Reissued(
    string Serial,
    string Erased,
    string Release,
    IReadOnlyList<IssuedFile> Was,
    IReadOnlyList<IssuedFile> Files
) : Claim
{
    public override string Key => Serial;
    public override string? OtherKey => Erased;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. Reference.Check(Serial, "serial"),
            .. Reference.CheckPerson(Erased),
            .. Was.Concat(Files).SelectMany(file => file.Problems()),
            .. Was.Count == 0 || Files.Count == 0
                ? [("no file", "at least one, then and now")]
                : Array.Empty<(string, string)>(),
        ];
}

/// <summary>An event: the paper is not to be used; its serial is not given again. <c>Why</c> names nobody.</summary>
public sealed record Voided(string Serial, string Why) : Claim
{
    public override string Key => Serial;

    public override IEnumerable<(string, string)> Problems()
    {
        foreach (var problem in Reference.Check(Serial, "serial"))
            yield return problem;
        if (string.IsNullOrWhiteSpace(Why) || Why.Length > 200 || Why.Any(char.IsControl))
            yield return ("a reason that is empty, long or not one line", "why, in 1 to 200 characters on one line");
    }
}

/// <summary>An event: an own form, a version of it. <c>Fields</c> are the names between braces that it asks for, in its own order.</summary>
public sealed record FormKept(
    string Form,
    int Version,
    string Format,
    string Digest,
    long Bytes,
    IReadOnlyList<string> Fields
) : Claim
{
    public override string Key => Form;

    public override IEnumerable<(string, string)> Problems()
    {
        foreach (var problem in Reference.Check(Form, "form").Concat(new IssuedFile(Format, Digest, Bytes).Problems()))
            yield return problem;
        if (Version < 1)
            yield return ($"version {Version}", "from 1");
    }
}
