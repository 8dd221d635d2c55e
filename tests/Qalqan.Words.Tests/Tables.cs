using System.Text.Json;
using System.Text.RegularExpressions;
using Qalqan.Tests;

namespace Qalqan.Words.Tests;

/// <summary>The three tables as files and the keys that the source asks for; read by our own regex, not by the code under test.</summary>
internal static partial class Tables
{
    private static readonly JsonSerializerOptions Strict = new() { AllowDuplicateProperties = false };

    public static readonly string[] Languages = ["en", "ru", "kk"];

    /// <summary>Families whose keys are made at run time from a word of a pack or an enum.</summary>
    private static readonly string[] Families = ["unit.", "verdict."];

    /// <summary>Prefixes that are only ever phrase keys, so that any literal with one must be in the tables.</summary>
    private static readonly string[] Ours = ["web.", "cli.", "basis.", "decision.", "verdict.", "unit."];

    public static string FileOf(string language) =>
        Repository.PathOf("src", "kernel", "Qalqan.Words", $"phrases.{language}.json");

    public static Dictionary<string, string> Read(string language) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(FileOf(language)), Strict)!;

    /// <summary>Names in <c>{name}</c> and <c>{name|form|form}</c>.</summary>
    public static IEnumerable<string> Places(string text) =>
        Place.Matches(text).Select(place => place.Groups["name"].Value).Distinct().Order();

    public static IEnumerable<int> PluralForms(string text) =>
        Place.Matches(text).Select(place => place.Groups["form"].Captures.Count).Where(count => count > 0);

    public static IReadOnlySet<string> Literals { get; } =
        Directory
            .EnumerateFiles(Repository.PathOf("src"), "*.*", SearchOption.AllDirectories)
            .Where(file =>
                file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
            )
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal))
            .SelectMany(file => Literal.Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["text"].Value)
            .ToHashSet();

    /// <summary>What the source asks for by its whole key.</summary>
    public static IEnumerable<string> Asked =>
        Directory
            .EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Phrase.Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["key"].Value)
            .Concat(Literals.Where(text => Ours.Any(text.StartsWith) && !text.EndsWith('.')))
            .Where(key => !key.EndsWith('.'))
            .Distinct();

    /// <summary>A key is used when it stands in the source, or when the source makes it from the beginning that stands there.</summary>
    public static bool IsUsed(string key) =>
        Families.Any(key.StartsWith)
        || Literals.Contains(key)
        || Literals.Any(text =>
            text.EndsWith('.') && text.Length > 2 && key.StartsWith(text, StringComparison.Ordinal)
        );

    [GeneratedRegex(@"\{(?<name>[^{}|]+)(\|(?<form>[^{}|]+))*\}")]
    private static partial Regex Place { get; }

    [GeneratedRegex("\"(?<text>[a-z0-9]+\\.[a-z0-9.-]*)\"")]
    private static partial Regex Literal { get; }

    [GeneratedRegex("Phrase\\.Of\\(\\s*\"(?<key>[^\"]+)\"")]
    private static partial Regex Phrase { get; }
}
