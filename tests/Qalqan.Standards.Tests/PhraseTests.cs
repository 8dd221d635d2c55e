using System.Text.Json;
using System.Text.RegularExpressions;
using Qalqan.Kernel;

namespace Qalqan.Standards.Tests;

public partial class PhraseTests
{
    private static readonly string[] Languages = ["en", "ru", "kk"];

    private static readonly Dictionary<string, Dictionary<string, string>> Tables = Languages.ToDictionary(
        language => language,
        language =>
            JsonSerializer.Deserialize<Dictionary<string, string>>(
                File.ReadAllBytes(Path.Combine(Packs.Root, $"src/kernel/Qalqan.Words/phrases.{language}.json"))
            )!
    );

    [GeneratedRegex("""Phrase\s*\.Of\(""")]
    private static partial Regex Call { get; }

    [GeneratedRegex("""\G\s*"([a-z.-]+)"\s*[,)]""")]
    private static partial Regex Key { get; }

    [GeneratedRegex("""\(\s*"([A-Za-z]+)"\s*,""")]
    private static partial Regex ValueName { get; }

    [GeneratedRegex("""new\s+Amount\([^;]*?"([a-z-]+)"\s*\)""")]
    private static partial Regex Unit { get; }

    [GeneratedRegex("""\{([A-Za-z]+)\}""")]
    private static partial Regex Printed { get; }

    [GeneratedRegex("""\{([A-Za-z]+)\|([^}]*)\}""")]
    private static partial Regex Plural { get; }

    /// <summary>Each phrase that the kernel's and the capabilities' sources write, with the names of its values.</summary>
    private static List<(string Key, HashSet<string> Values)> Written()
    {
        List<(string, HashSet<string>)> written = [];
        foreach (var source in Sources())
        foreach (Match call in Call.Matches(source))
        {
            var start = call.Index + call.Length;
            var key = Key.Match(source, start);
            Assert.True(
                key.Success,
                $"a phrase whose key is not written out: {source[call.Index..Math.Min(source.Length, call.Index + 60)]}"
            );
            var end = EndOfCall(source, start);
            written.Add(
                (key.Groups[1].Value, [.. ValueName.Matches(source[start..end]).Select(m => m.Groups[1].Value)])
            );
        }
        return written;
    }

    [Fact]
    public void Every_phrase_of_every_capability_is_in_all_three_languages_with_its_values()
    {
        var written = Written();
        Assert.True(written.Count > 100);
        List<string> problems = [];
        foreach (var (key, values) in written)
        foreach (var (language, table) in Tables)
            if (!table.TryGetValue(key, out var template))
                problems.Add($"{language}: no {key}");
            else
                problems.AddRange(NamesIn(template).Except(values).Select(name => $"{language}: {key} wants {name}"));
        Assert.Empty(problems);
    }

    [Fact]
    public void The_three_languages_print_the_same_values()
    {
        var names = Tables.ToDictionary(
            table => table.Key,
            table => table.Value.Where(IsOurs).ToDictionary(pair => pair.Key, pair => Shown(pair.Value))
        );
        Assert.Equal(names["en"], names["ru"]);
        Assert.Equal(names["en"], names["kk"]);

        static string Shown(string template) =>
            string.Join(' ', Printed.Matches(template).Select(m => m.Groups[1].Value).Distinct().Order());
    }

    [Fact]
    public void Plural_forms_are_as_many_as_the_language_has()
    {
        var forms = new Dictionary<string, int>
        {
            ["en"] = 2,
            ["ru"] = 3,
            ["kk"] = 1,
        };
        var wrong =
            from table in Tables
            from pair in table.Value.Where(IsOurs)
            from Match plural in Plural.Matches(pair.Value)
            where plural.Groups[2].Value.Split('|').Length != forms[table.Key]
            select $"{table.Key}: {pair.Key}: {plural.Value}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_phrase_of_a_capability_is_left_unused()
    {
        var used = Written().Select(phrase => phrase.Key).ToHashSet();
        Assert.Empty(Tables["en"].Where(IsOurs).Select(pair => pair.Key).Except(used));
    }

    [Fact]
    public void Every_unit_of_a_finding_has_a_word()
    {
        var units = Sources().SelectMany(source => Unit.Matches(source)).Select(m => "unit." + m.Groups[1].Value);
        Assert.Empty(units.Except(Tables["en"].Keys.Intersect(Tables["ru"].Keys).Intersect(Tables["kk"].Keys)));
    }

    [Fact]
    public void Each_table_has_one_key_a_line_in_order()
    {
        foreach (var language in Languages)
        {
            var path = Path.Combine(Packs.Root, $"src/kernel/Qalqan.Words/phrases.{language}.json");
            var keys = File.ReadLines(path).Where(line => line.StartsWith("  \"", StringComparison.Ordinal));
            var inOrder = Tables[language].Keys.Order(StringComparer.Ordinal).ToList();
            Assert.Equal(inOrder, keys.Select(line => line.Split('"')[1]));
        }
    }

    private static IEnumerable<string> Sources() =>
        new[] { "src/capabilities", "src/kernel/Qalqan.Kernel" }
            .SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(Packs.Root, folder), "*.cs", SearchOption.AllDirectories)
            )
            .Select(File.ReadAllText);

    // The prefixes of the capabilities here; other prefixes belong to pages and commands.
    private static bool IsOurs(KeyValuePair<string, string> pair) =>
        pair.Key.Split('.')[0] is "people" or "inclusion" or "readiness" or "record" or "movement";

    private static IEnumerable<string> NamesIn(string template) =>
        Printed.Matches(template).Concat(Plural.Matches(template)).Select(match => match.Groups[1].Value);

    private static int EndOfCall(string source, int start)
    {
        var depth = 1;
        var end = start;
        for (; depth > 0; end++)
            depth += source[end] switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
        return end - 1;
    }
}
