using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Exchange;

/// <summary>What is on a map, apart from every file format: a point, a line or an area.</summary>
public abstract record Outline
{
    private protected Outline() { }

    /// <summary>Every point of it in order, holes after the outside.</summary>
    public abstract IEnumerable<Place> Points { get; }
}

public sealed record PointOutline(Place At) : Outline
{
    public override IEnumerable<Place> Points => [At];
}

/// <summary>At least two points.</summary>
public sealed record LineOutline(IReadOnlyList<Place> Way) : Outline
{
    public override IEnumerable<Place> Points => Way;
}

/// <summary>Rings of at least three points, the last joined to the first and not repeated, in either direction.</summary>
public sealed record AreaOutline(IReadOnlyList<Place> Outside, IReadOnlyList<IReadOnlyList<Place>> Holes) : Outline
{
    public override IEnumerable<Place> Points => Outside.Concat(Holes.SelectMany(hole => hole));

    public IEnumerable<IReadOnlyList<Place>> Rings => Holes.Prepend(Outside);
}

/// <summary>
/// One thing on a map with what is said of it; texts are one line or several, without control characters. A file's multiple outline
/// is as many features of one <c>Number</c>, its place in the file from 1 on; <c>Line</c> is where it began, 0 where that is not known.
/// </summary>
public sealed record Feature(Outline Outline, string? Name = null, string? Words = null, Instant? Time = null)
{
    public IReadOnlyList<KeyValuePair<string, string>> Properties { get; init; } = [];
    public int Number { get; init; }
    public int Line { get; init; }
}

/// <summary>What is wrong in a file: the line it stands in, 0 where only the feature is known, and that one's number, 0 of the file.</summary>
public sealed record Flaw(int Line, int Feature, string Seen, string Wanted, string? Maybe = null);

/// <summary>What is in a file, what of it was left out by name, and every flaw, up to a hundred. With a flaw there are no features.</summary>
public sealed record MapRead(IReadOnlyList<Feature> Features, IReadOnlyList<string> LeftOut, IReadOnlyList<Flaw> Flaws);
