using System.Text.Json.Serialization;

namespace Qalqan.Claims;

/// <summary>
/// What a report says. Two claims of one kind and key speak of the same thing; their reports may agree, follow one
/// another in time, correct one another, or contradict.
/// </summary>
public abstract record Claim
{
    /// <summary>What it is about within its kind, a reference and never a name: a post, a person, an authority.</summary>
    [JsonIgnore]
    public abstract string Key { get; }

    /// <summary>A second thing it is about, by which it is also found: of a held post, the person. Null where none.</summary>
    [JsonIgnore]
    public virtual string? OtherKey => null;

    /// <summary>What is wrong with the values themselves, each as (seen, wanted); empty when nothing is.</summary>
    public virtual IEnumerable<(string Seen, string Wanted)> Problems() => [];
}

/// <summary>
/// A claim this program cannot read: a wire name it does not know, or a body that does not fit its name. Its bytes are
/// kept and shown as unread; nothing is judged on it.
/// </summary>
public sealed record Unread(string Name, ReadOnlyMemory<byte> Body, string Why) : Claim
{
    public override string Key => Name;

    /// <summary>A name from elsewhere is welcome; a body that does not fit a name we know is not.</summary>
    public override IEnumerable<(string, string)> Problems()
    {
        if (Kinds.Named(Name) is not null)
            yield return ($"a body that does not fit {Name}: {Why}", "the keys and values of that wire name");
        else if (!ClaimKind.IsWellFormed(Name))
            yield return ($"wire name \"{Name}\"", "capability.noun/version, such as people.held/1");
    }
}
