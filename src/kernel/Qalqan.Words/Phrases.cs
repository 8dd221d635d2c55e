using System.Collections.Frozen;
using System.Text.Json;

namespace Qalqan.Words;

/// <summary>The table of one language: key to template, from the JSON file beside this one.</summary>
internal static class Phrases
{
    /// <exception cref="FormatException">A template is malformed.</exception>
    public static FrozenDictionary<string, Template> In(Language language)
    {
        using var file =
            typeof(Phrases).Assembly.GetManifestResourceStream($"phrases.{language.Code}.json")
            ?? throw new InvalidOperationException($"The phrases of {language.Code} are not in this build.");
        using var json = JsonDocument.Parse(file, new JsonDocumentOptions { AllowDuplicateProperties = false });
        return json
            .RootElement.EnumerateObject()
            .ToFrozenDictionary(member => member.Name, member => new Template(member.Value.GetString() ?? ""));
    }
}
