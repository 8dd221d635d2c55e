using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Measures;

namespace Qalqan.Kernel;

/// <summary>
/// An object of a pack, read key by key. What is missing, of the wrong kind or out of range becomes a problem with its
/// line and the reading goes on, so that all of them are seen at once; <see cref="Done"/> adds the keys nobody asked for.
/// </summary>
public sealed class Fields
{
    private readonly Node node;
    private readonly HashSet<string> asked = [];

    public Fields(string file, Node node, List<Problem> problems)
    {
        (File, this.node, Problems) = (file, node, problems);
        if (node.Kind is not JsonTokenType.StartObject)
            Problem(node, Seen(node), "an object in braces");
    }

    public string File { get; }

    public int Line => node.Line;

    public List<Problem> Problems { get; }

    public bool Has(string key) => Find(key) is { Kind: not JsonTokenType.Null };

    /// <summary>A non-empty string of at most <paramref name="longest"/> characters.</summary>
    public string Text(string key, int longest = 1000) => TextOrNull(key, longest) ?? Missing(key, "a text", "");

    public string? TextOrNull(string key, int longest = 1000)
    {
        if (Value(key, JsonTokenType.String, "a text") is not { } value)
            return null;
        if (string.IsNullOrWhiteSpace(value.Text) || value.Text.Length > longest)
            Problem(value, Seen(value), $"\"{key}\": 1 to {longest} characters");
        return value.Text;
    }

    /// <summary>A reference as <see cref="Reference"/> allows.</summary>
    public string Ref(string key)
    {
        var text = Text(key);
        if (text.Length > 0 && !Reference.IsWellFormed(text))
            Problem(Find(key)!, $"\"{text}\"", $"\"{key}\": {Reference.Wanted}");
        return text;
    }

    public string OneOf(string key, params string[] choices)
    {
        var text = Text(key);
        if (text.Length > 0 && !choices.Contains(text))
            Problem(
                Find(key)!,
                $"\"{text}\"",
                $"\"{key}\": one of {string.Join(", ", choices)}",
                Nearest(text, choices)
            );
        return text;
    }

    public bool Flag(string key) =>
        Find(key) switch
        {
            { Kind: JsonTokenType.True } => true,
            { Kind: JsonTokenType.False } => false,
            { } other => Problem(other, Seen(other), $"\"{key}\": true or false", null, false),
            null => Missing(key, "true or false", false),
        };

    public int Whole(string key, int least, int most) =>
        (int)(
            Decimal(key, least, most, "a whole number", number => number == decimal.Truncate(number))
            ?? Missing(key, "a whole number", 0m)
        );

    public decimal Number(string key, decimal least, decimal most) =>
        Decimal(key, least, most, "a number", _ => true) ?? Missing(key, "a number", 0m);

    public LocalDate Date(string key) =>
        DateOrNull(key) ?? Missing(key, "a date such as 2024-03-18", default(LocalDate));

    public LocalDate? DateOrNull(string key)
    {
        if (Value(key, JsonTokenType.String, "a date such as 2024-03-18") is not { } value)
            return null;
        var isDate = LocalDatePattern.Iso.Parse(value.Text).TryGetValue(default, out var date);
        if (isDate && Era.Holds(date))
            return date;
        var wanted = isDate ? Era.Wanted : "a date such as 2024-03-18 that the calendar has";
        Problem(value, Seen(value), $"\"{key}\": {wanted}");
        return new LocalDate(2000, 1, 1);
    }

    public Words Words(string key) =>
        Under(key, fields => new Words(fields.Text("en"), fields.Text("ru"), fields.Text("kk")))
        ?? new Words("", "", "");

    /// <summary>The object under the key, read and closed; null with a problem where there is none.</summary>
    public T? Under<T>(string key, Func<Fields, T> read)
        where T : class?
    {
        if (Find(key) is { Kind: JsonTokenType.StartObject } value)
            return Closed(value, read);
        return Find(key) is { } other
            ? Problem<T?>(other, Seen(other), $"\"{key}\": an object in braces", null, null)
            : Missing<T?>(key, "an object in braces", null);
    }

    /// <summary>Each object of the list under the key, read and closed.</summary>
    public IReadOnlyList<T> List<T>(string key, Func<Fields, T> read, int least = 1)
    {
        if (Value(key, JsonTokenType.StartArray, "a list") is not { } list)
            return least == 0 ? [] : Missing<IReadOnlyList<T>>(key, "a list", []);
        if (list.Items.Count < least)
            Problem(list, $"{list.Items.Count} items", $"\"{key}\": at least {least}");
        return [.. list.Items.Select(item => Closed(item, read))];
    }

    /// <summary>The JSON of the value under the key, compact, whatever its kind; <c>{}</c> where there is none.</summary>
    public byte[] Raw(string key)
    {
        if (Find(key) is { } value)
            return value.ToJson();
        return Missing(key, "a value", "{}"u8.ToArray());
    }

    public IReadOnlyList<string> Texts(string key)
    {
        if (Value(key, JsonTokenType.StartArray, "a list of texts") is not { } list)
            return [];
        foreach (var item in list.Items.Where(item => item.Kind is not JsonTokenType.String))
            Problem(item, Seen(item), $"\"{key}\": texts only");
        return [.. list.Items.Select(item => item.Text)];
    }

    /// <summary>Adds a problem at a key's own line, for what only the reader of the whole can see.</summary>
    public void Refuse(string key, string seen, string wanted, string? maybe = null) =>
        Problem(Find(key) ?? node, seen, wanted, maybe);

    /// <summary>Adds a problem for each key that was there and not asked for.</summary>
    public void Done()
    {
        foreach (var (key, value) in node.Members.Where(member => !asked.Contains(member.Key)))
            Problem(
                value,
                $"unknown key \"{key}\"",
                $"only {string.Join(", ", asked.Order(StringComparer.Ordinal))}",
                Nearest(key, asked)
            );
    }

    /// <summary>Counts every key as asked for.</summary>
    internal void Ignore() => asked.UnionWith(node.Members.Select(member => member.Key));

    private T Closed<T>(Node value, Func<Fields, T> read)
    {
        var fields = new Fields(File, value, Problems);
        var result = read(fields);
        fields.Done();
        return result;
    }

    private decimal? Decimal(string key, decimal least, decimal most, string wanted, Func<decimal, bool> isRight)
    {
        if (Value(key, JsonTokenType.Number, wanted) is not { } value)
            return null;
        var isNumber = decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        if (!isNumber || number < least || number > most || !isRight(number))
            Problem(value, value.Text, $"\"{key}\": {wanted} from {least} to {most}");
        return Math.Clamp(number, least, most);
    }

    private Node? Find(string key)
    {
        asked.Add(key);
        return node.Members.FirstOrDefault(member => member.Key == key).Value;
    }

    private Node? Value(string key, JsonTokenType kind, string wanted)
    {
        var value = Find(key);
        if (value is null or { Kind: JsonTokenType.Null })
            return null;
        if (value.Kind == kind)
            return value;
        return Problem<Node?>(value, Seen(value), $"\"{key}\": {wanted}", null, null);
    }

    private T Missing<T>(string key, string wanted, T instead)
    {
        // A value of the wrong kind has been said already; only an absent one is missing.
        if (Find(key) is null or { Kind: JsonTokenType.Null })
            Problem(
                node,
                $"no \"{key}\"",
                wanted,
                Nearest(key, node.Members.Select(member => member.Key).Except(asked)) is { } near
                    ? $"\"{near}\" was meant"
                    : null
            );
        return instead;
    }

    private void Problem(Node at, string seen, string wanted, string? maybe = null) =>
        Problem(at, seen, wanted, maybe, 0);

    private T Problem<T>(Node at, string seen, string wanted, string? maybe, T instead)
    {
        Problems.Add(new Problem(File, at.Line, seen, wanted, maybe));
        return instead;
    }

    private static string Seen(Node value) =>
        value.Kind is JsonTokenType.String
            ? $"\"{(value.Text.Length > 60 ? value.Text[..60] + "…" : value.Text)}\""
            : value.Text;

    private static string? Nearest(string text, IEnumerable<string> choices) =>
        choices
            .Where(choice => choice != text)
            .Select(choice => (choice, distance: Distance(text, choice)))
            .Where(c => c.distance <= 2 && 2 * c.distance < text.Length)
            .OrderBy(c => c.distance)
            .Select(c => c.choice)
            .FirstOrDefault();

    // Levenshtein's distance on two rows.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (
                    row[j],
                    Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1))
                );
        }
        return row[^1];
    }
}
