using System.Collections.Frozen;
using Qalqan.Measures;

namespace Qalqan.Kernel;

/// <summary>
/// A place of the mission that words may name: <c>IsPosition</c> of one that is manned and is to be heard from; <c>IsGone</c> of one
/// that stood there once, and that an old report may still be of.
/// </summary>
public sealed record Landmark(string Id, string Name, Place At, Distance Error, bool IsPosition, bool IsGone = false);

/// <summary>The places of a mission, found by reference or by name, case apart.</summary>
/// <param name="places">In the order of the mission's pack.</param>
/// <param name="declination">By how many degrees a compass needle points east of true north there, where that is on record.</param>
public sealed class Gazetteer(IReadOnlyList<Landmark> places, double? declination = null)
{
    private readonly FrozenDictionary<string, Landmark> byWord = places
        .SelectMany(place => new[] { (place.Id, Place: place), (place.Name, Place: place) })
        .DistinctBy(pair => pair.Item1, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Place, StringComparer.OrdinalIgnoreCase);

    public static Gazetteer Empty { get; } = new([]);

    public IReadOnlyList<Landmark> Places => places;

    public double? Declination => declination;

    /// <summary>Those that are to be heard from, in the order of the pack.</summary>
    public IReadOnlyList<string> Positions { get; } =
    [.. places.Where(place => place.IsPosition).Select(place => place.Id)];

    public Landmark? Find(string word) => byWord.GetValueOrDefault(word);
}
