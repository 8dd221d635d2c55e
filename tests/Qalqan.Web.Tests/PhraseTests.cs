using System.Text.Json;
using System.Text.RegularExpressions;
using Qalqan.Tests;
using Qalqan.Words;

namespace Qalqan.Web.Tests;

public sealed partial class PhraseTests
{
    [Fact]
    public void Every_phrase_of_the_pages_is_in_the_tables_and_none_is_left_unused()
    {
        var written = Directory
            .EnumerateFiles(Repository.PathOf("src", "hosts", "Qalqan.Web"), "*.*", SearchOption.AllDirectories)
            .Where(file =>
                file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
            )
            .SelectMany(file => Key.Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();

        foreach (var language in Language.All)
        {
            var table = Repository.PathOf("src", "kernel", "Qalqan.Words", $"phrases.{language.Code}.json");
            using var json = JsonDocument.Parse(File.ReadAllText(table));
            var held = json.RootElement.EnumerateObject().Select(phrase => phrase.Name);
            Assert.Equal(written.Order(), held.Where(key => key.StartsWith("web.", StringComparison.Ordinal)).Order());
        }
    }

    [GeneratedRegex("\"(web\\.[a-z.-]+)\"")]
    private static partial Regex Key { get; }
}
