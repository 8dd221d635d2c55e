namespace Qalqan.People;

/// <summary>Headings and words as they are compared: small letters, ё as е, signs as spaces, № as "no".</summary>
internal static class HeaderText
{
    public static string Bare(string text)
    {
        Span<char> bare = stackalloc char[Math.Min(text.Length, 100)];
        for (var i = 0; i < bare.Length; i++)
            bare[i] =
                text[i] is 'ё' or 'Ё' ? 'е'
                : char.IsLetterOrDigit(text[i]) || text[i] is '+' ? char.ToLowerInvariant(text[i])
                : text[i] == '№' ? '№'
                : ' ';
        return string.Join(
            ' ',
            bare.ToString()
                .Replace("№", " no ", StringComparison.Ordinal)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
    }

    public static IEnumerable<string> Split(string names) => names.Split('|').Select(Bare);

    /// <summary>How many letters must be changed, put in, left out or swapped with the next to make one word of the other; at most <paramref name="most"/> + 1.</summary>
    public static int Distance(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
            return most + 1;
        var (before, last, row) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, change);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return Math.Min(last[other.Length], most + 1);
    }
}
