namespace Qalqan.Kernel;

/// <summary>A short text in the product's three languages, from a pack. Never a person's name.</summary>
public sealed record Words(string En, string Ru, string Kk);

/// <summary>
/// A sentence of our own by its key, with the values that go in it: numbers, dates, instants, references, other phrases
/// or words. Hosts render it in the reader's language; nothing stores the rendered text.
/// </summary>
public sealed record Phrase(string Key, IReadOnlyList<KeyValuePair<string, object>> Values)
{
    public static Phrase Of(string key, params (string Name, object Value)[] values) =>
        new(key, [.. values.Select(value => KeyValuePair.Create(value.Name, value.Value))]);

    public bool Equals(Phrase? other) => other is not null && Key == other.Key && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}
