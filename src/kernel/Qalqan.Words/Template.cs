using System.Globalization;
using System.Text;

namespace Qalqan.Words;

/// <summary>
/// One sentence with its places: <c>{name}</c> takes a value, <c>{name|day|days}</c> the word that the value's number asks
/// for, in the order of the language's forms. After <c>#</c> or <c>№</c> a number is a name, to be typed again, and its digits
/// stand together. A brace is never text.
/// </summary>
internal sealed class Template
{
    private readonly List<Part> parts = [];

    /// <exception cref="FormatException">A brace without its other, or an empty name.</exception>
    public Template(string text)
    {
        // A percent sign never begins a line.
        text = text.Replace(" %", "\u00A0%", StringComparison.Ordinal);
        for (var at = 0; at < text.Length; )
        {
            var open = text.IndexOf('{', at);
            var end = open < 0 ? text.Length : open;
            if (text.AsSpan(at, end - at).Contains('}'))
                throw new FormatException($"A closing brace without an opening one: {text}");
            if (end > at)
                parts.Add(new Part(text[at..end], null, [], false));
            if (open < 0)
                break;
            var close = text.IndexOf('}', open);
            var pieces = close < 0 ? [] : text[(open + 1)..close].Split('|');
            if (pieces.Length == 0 || pieces.Any(piece => piece.Length == 0 || piece.Contains('{')))
                throw new FormatException($"A place that is not {{name}} or {{name|form|form}}: {text}");
            parts.Add(new Part("", pieces[0], pieces[1..], text.AsSpan(0, open).TrimEnd() is [.., '#' or '№']));
            at = close + 1;
        }
    }

    public IEnumerable<string> Names => parts.Select(part => part.Name).OfType<string>().Distinct();

    /// <summary>How many forms each plural in it has.</summary>
    public IEnumerable<int> PluralForms => parts.Where(part => part.Forms.Length > 0).Select(part => part.Forms.Length);

    /// <summary>The sentence with its values; a place whose value is missing stays as written.</summary>
    public string Fill(IReadOnlyList<KeyValuePair<string, object>> values, Func<object, string> say, Language language)
    {
        var filled = new StringBuilder();
        foreach (var part in parts)
            filled.Append(
                part.Name is null ? part.Text
                : Value(part.Name) is not { } value ? $"{{{part.Name}}}"
                : part.IsName && value is (int or long) ? Convert.ToString(value, CultureInfo.InvariantCulture)
                : part.Forms.Length == 0 ? say(value)
                : Form(part.Forms, value)
            );
        return filled.ToString();

        object? Value(string name)
        {
            foreach (var (key, value) in values)
                if (key == name)
                    return value;
            return null;
        }

        string Form(string[] forms, object value) =>
            forms[
                Math.Min(
                    Speech.NumberOf(value) is { } number ? language.PluralForm(number) : int.MaxValue,
                    forms.Length - 1
                )
            ];
    }

    private sealed record Part(string Text, string? Name, string[] Forms, bool IsName);
}
