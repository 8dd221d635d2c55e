using System.Globalization;
using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Operations;

/// <summary>The values of lines that check, taken apart: what is of another shape becomes a problem of its line, and zero or nothing in its place.</summary>
internal sealed class VoiceValues(List<string> values, List<VoiceProblem> problems)
{
    public bool IsNil(int line) => values[line - 1] == VoiceForm.Nil;

    /// <summary>Takes that word off the front of the line's values; whether it stood there.</summary>
    public bool Takes(int line, string word)
    {
        var stands = values[line - 1].StartsWith(word + ",", StringComparison.Ordinal);
        if (stands)
            values[line - 1] = values[line - 1][(word.Length + 1)..];
        return stands;
    }

    public string[] Items(int line, int count)
    {
        var items = values[line - 1].Split(',');
        if (items.Length == count)
            return items;
        Refuse(line, $"{count} values with commas between");
        return [.. Enumerable.Repeat("0", count)];
    }

    public long[] Numbers(int line, int count) => [.. Items(line, count).Select(item => Number(line, item))];

    public long Number(int line, string item)
    {
        if (
            long.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= int.MaxValue
        )
            return number;
        Refuse(line, "a number");
        return 0;
    }

    public Instant? Time(int line, string item)
    {
        if (Dtg.TryParse(item, out var instant, out _))
            return instant;
        Refuse(line, "a date-time group such as 241530ZNOV26");
        return null;
    }

    public IReadOnlyList<(string One, string Other)> Pairs(int line)
    {
        if (IsNil(line))
            return [];
        List<(string, string)> pairs = [];
        foreach (var item in values[line - 1].Split(','))
            if (item.Split('/') is [{ Length: > 0 } one, { Length: > 0 } other])
                pairs.Add((one, other));
            else
                Refuse(line, "pairs with a slash within");
        return pairs;
    }

    public string? Words(int line)
    {
        var said = values[line - 1];
        if (said == VoiceForm.Nil)
            return null;
        var words = VoiceWords.Of(said);
        if (words != said)
            Refuse(line, "words and digits with a space between, or NIL");
        return words;
    }

    private void Refuse(int line, string wanted) =>
        problems.Add(new VoiceProblem(line, VoiceForm.Clip(values[line - 1]), wanted));
}
