using System.Buffers;
using System.Text.Json.Serialization;

namespace Qalqan.Claims;

// What one source saw, heard or was told: the mission's record. Kinds, sides, actors and means are codes and not choices of
// the language, so that a later program may know more of them: one that a program does not know is shown as it stands.

/// <summary>How the source came to know of it.</summary>
[JsonConverter(typeof(Kebab<Sense>))]
public enum Sense
{
    Seen,
    Heard,
    Told,
    Instrument,
}

/// <summary>How the report's validity is meant: throughout it, or once somewhere within it, when is not known.</summary>
[JsonConverter(typeof(Kebab<Timing>))]
public enum Timing
{
    Throughout,
    Within,
}

/// <summary>How a number was given.</summary>
[JsonConverter(typeof(Kebab<Bound>))]
public enum Bound
{
    Exactly,
    About,
    AtLeast,
}

/// <summary>
/// One source's observation, an event or a state over the report's validity. What is null was not said; <c>not-determined</c> in
/// <c>Side</c>, <c>Actor</c> or <c>Means</c> says that the source tried and could not tell. Nobody is named in it, and no victim at all.
/// </summary>
/// <param name="Post">The position of the mission it was made from, by its place; null of a patrol or a person elsewhere.</param>
/// <param name="Task">The task on which it was made.</param>
/// <param name="What">Such as <c>shot</c>, <c>crossing</c>, <c>all-quiet</c>.</param>
/// <param name="Sense">How the source knows.</param>
/// <param name="Informant">Whoever told it, by number and never by name.</param>
/// <param name="Timing">How the validity is meant.</param>
/// <param name="Where">Where it was, or began.</param>
/// <param name="Impact">Where it struck or went to.</param>
/// <param name="Side">Whose side of the line: <c>alpha</c>, <c>bravo</c>, <c>not-determined</c>.</param>
/// <param name="Actor">Who did it: <c>idf</c>, <c>armed-group</c>, <c>civilian</c>, <c>not-determined</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="Bound">How that number was given; null where there is none.</param>
/// <param name="Means">Weapon or platform.</param>
/// <param name="IsGenderRelated">Whether it belongs among the gender-related observations of the day.</param>
/// <param name="Words">As they were written, 1 to 1,000 characters.</param>
/// <param name="Line">The report of the log's line that it was made from.</param>
public sealed record Observed(
    string? Post,
    string? Task,
    string What,
    Sense Sense,
    string? Informant,
    Timing Timing,
    Whereabouts? Where,
    Whereabouts? Impact,
    string? Side,
    string? Actor,
    int? Count,
    Bound? Bound,
    string? Means,
    bool IsGenderRelated,
    string? Words,
    Guid? Line
) : Claim
{
    /// <summary>In the place of a post: whoever observed from none.</summary>
    public const string NoPost = "-";

    public override string Key => Post ?? NoPost;
    public override string? OtherKey => Task;

    public override IEnumerable<(string, string)> Problems()
    {
        foreach (var (text, what) in new[] { (Post, "post"), (Task, "task"), (What, "kind"), (Side, "side") })
            if (text is not null)
                foreach (var problem in Reference.Check(text, what))
                    yield return problem;
        foreach (var (text, what) in new[] { (Actor, "actor"), (Means, "means") })
            if (text is not null)
                foreach (var problem in Reference.Check(text, what))
                    yield return problem;
        if (Informant is not null)
            foreach (var problem in Reference.CheckPerson(Informant))
                yield return problem;
        if (Informant is not null && Sense is not Sense.Told)
            yield return ("an informant of what was not told", "told, or no informant");
        foreach (var problem in (Where?.Problems() ?? []).Concat(Impact?.Problems() ?? []))
            yield return problem;
        if (Count is < 0 or > 1_000_000)
            yield return ($"count {Count}", "0 to 1,000,000");
        if (Count is null != Bound is null)
            yield return ("a number without how it was given, or the other way around", "both, or neither");
        foreach (var problem in Wording.LineOrNone(Words, "words", 1000))
            yield return problem;
    }
}

/// <summary>
/// The source, who read the observation, grades it: how far its source is relied on, A to E, F where that cannot be judged; and
/// how credible it is by itself, 1 to 5, 6 where that cannot be judged.
/// </summary>
public sealed record Graded(Guid Observation, string Reliability, int Credibility) : Claim
{
    public override string Key => Observation.ToString("D");

    public override IEnumerable<(string, string)> Problems()
    {
        if (Reliability is not [>= 'A' and <= 'F'])
            yield return ($"reliability \"{Reliability}\"", "A to F");
        if (Credibility is < 1 or > 6)
            yield return ($"credibility {Credibility}", "1 to 6");
    }
}

/// <summary>A photo as it was sent, of an observation; its bytes lie in the vault under their own key.</summary>
public sealed record Photographed(Guid Observation, IssuedFile File, int Width, int Height) : Claim
{
    public override string Key => Observation.ToString("D");

    public override IEnumerable<(string, string)> Problems()
    {
        var (_, file, _, _) = this;
        foreach (var problem in file.Problems())
            yield return problem;
        if (Width is < 1 or > 30_000 || Height is < 1 or > 30_000)
            yield return ($"{Width} by {Height} pixels", "1 to 30,000 each way");
    }
}

/// <summary>A part of a photo that is covered, in pixels from its upper left corner.</summary>
public sealed record Covering(int Left, int Top, int Width, int Height);

/// <summary>
/// The source looked over the photo of that digest: what could tell who is on it is covered, all of it, in the copy of
/// <c>Copy</c>; without any covering there was nobody to be told. Only such a copy leaves.
/// </summary>
public sealed record PhotoCovered(string Original, IReadOnlyList<Covering> Coverings, IssuedFile Copy) : Claim
{
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    public override string Key => Original;

    public override IEnumerable<(string, string)> Problems()
    {
        if (Original.Length != 64 || Original.AsSpan().ContainsAnyExcept(Hex))
            yield return ("a digest that is none", "64 digits of lower-case hex");
        foreach (var problem in Copy.Problems())
            yield return problem;
        if (Coverings.Any(one => one is not { Left: >= 0, Top: >= 0, Width: > 0, Height: > 0 }))
            yield return ("a covering of nothing", "from the upper left corner, at least one pixel each way");
    }
}

/// <summary>
/// Somebody who tells the source things: known here by a number and a class, such as <c>resident</c> or <c>liaison</c>; a name, if it
/// is kept at all, is sealed and belongs to the compartment of sources.
/// </summary>
public sealed record InformantKnown(string Person, string Class, string? Seal) : Personal
{
    public override string Key => Person;

    public override IEnumerable<(string, string)> Problems() =>
        [.. base.Problems(), .. Reference.Check(Class, "class")];
}

/// <summary>
/// A party notified the source of something, by letter, by a call or through liaison: what it says is its own account, and no
/// observation. <c>Reference</c> is the party's own number of it.
/// </summary>
public sealed record Notified(
    string Notice,
    string Party,
    string By,
    string? Reference,
    Whereabouts? Where,
    string Words,
    Guid? Line
) : Claim
{
    public override string Key => Notice;
    public override string? OtherKey => Party;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. Claims.Reference.Check(Notice, "notice"),
            .. Claims.Reference.Check(Party, "party"),
            .. Claims.Reference.Check(By, "by"),
            .. Wording.LineOrNone(Reference, "reference", 60),
            .. Where?.Problems() ?? [],
            .. Wording.Line(Words, "words", 1000),
        ];
}
