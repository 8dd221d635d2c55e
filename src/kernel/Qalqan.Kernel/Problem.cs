namespace Qalqan.Kernel;

/// <summary>What is wrong with an input: where, what stands there, and what was wanted. Line 1 is the first; 0 is the file as a whole.</summary>
public sealed record Problem(string File, int Line, string Seen, string Wanted, string? Maybe = null)
{
    public override string ToString() =>
        $"{File}{(Line > 0 ? $":{Line}" : "")}: seen {Seen}, wanted {Wanted}{(Maybe is null ? "" : $". Maybe {Maybe}")}";
}
