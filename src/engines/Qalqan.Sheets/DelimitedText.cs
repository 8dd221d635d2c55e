using System.Text;

namespace Qalqan.Sheets;

/// <summary>Text with comma, semicolon or tab between its columns and double quotes around what holds one, RFC 4180.</summary>
internal static class DelimitedText
{
    private const int GuessLines = 50;
    private static readonly char[] Delimiters = [',', ';', '\t'];

    public static RawSheet Read(ReadOnlyMemory<byte> file)
    {
        var (text, encoding, isGuessed) = TextOf.Read(file.Span);
        List<SheetNote> notes = [];
        if (isGuessed)
            notes.Add(new SheetNote(NoteKind.Encoding, encoding));
        var (delimiter, start) = DelimiterOf(text);
        notes.Add(new SheetNote(NoteKind.Delimiter, delimiter == '\t' ? "tab" : delimiter.ToString()));
        return new RawSheet([.. Rows(text, delimiter, start)], [], notes);
    }

    private static IEnumerable<SheetRow> Rows(string text, char delimiter, int start)
    {
        var (at, line, rows, cells) = (start, start > 0 ? 2 : 1, 0, 0);
        while (at < text.Length)
        {
            var begins = line;
            var row = Record(text, delimiter, ref at, ref line);
            while (row.Count > 0 && row[^1].IsEmpty)
                row.RemoveAt(row.Count - 1);
            if (row.Count == 0)
                continue;
            if (row.Count > Limits.Columns)
                throw new SheetRefusedException(RefusalKind.TooManyColumns, begins, $"{row.Count}");
            if ((cells += row.Count) > Limits.Cells)
                throw new SheetRefusedException(RefusalKind.TooManyCells, begins);
            if (++rows > Limits.Rows)
                throw new SheetRefusedException(RefusalKind.TooManyRows, begins);
            yield return new SheetRow(begins, row);
        }
    }

    // One record and the line break behind it. A field that goes on behind its closing quote is an error of that field only.
    private static List<Cell> Record(string text, char delimiter, ref int at, ref int line)
    {
        List<Cell> row = [];
        while (true)
        {
            row.Add(
                at < text.Length && text[at] == '"'
                    ? Quoted(text, delimiter, ref at, ref line)
                    : Plain(text, delimiter, ref at)
            );
            if (at < text.Length && text[at] == delimiter)
            {
                at++;
                continue;
            }
            if (at < text.Length && text[at] == '\r')
                at++;
            if (at < text.Length && text[at] == '\n')
                at++;
            line++;
            return row;
        }
    }

    private static Cell Plain(string text, char delimiter, ref int at)
    {
        var length = text.AsSpan(at).IndexOfAny(delimiter, '\r', '\n');
        var field = length < 0 ? text[at..] : text.Substring(at, length);
        at += field.Length;
        return Cell.OfText(field);
    }

    private static Cell Quoted(string text, char delimiter, ref int at, ref int line)
    {
        var (begins, field) = (line, new StringBuilder());
        for (at++; ; at++)
        {
            if (at >= text.Length)
                throw new SheetRefusedException(RefusalKind.OpenQuote, begins);
            if (text[at] == '"')
            {
                if (at + 1 >= text.Length || text[at + 1] != '"')
                    break;
                at++;
            }
            else if (text[at] == '\n')
                line++;
            field.Append(text[at]);
        }
        at++;
        var after = at;
        return Plain(text, delimiter, ref at).IsEmpty
            ? Cell.OfText(field.ToString())
            : new Cell(CellKind.Error, $"{field}{text[after..at]}");
    }

    // The one that stands outside quotes in the most lines, then the most often; Excel may say it itself in the first line.
    private static (char Delimiter, int Start) DelimiterOf(string text)
    {
        if (
            text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)
            && text.Length > 5
            && Delimiters.Contains(text[4])
        )
            return (text[4], text.IndexOf('\n', StringComparison.Ordinal) + 1);
        var (lines, times) = (new int[Delimiters.Length], new int[Delimiters.Length]);
        foreach (var line in text.Split('\n', GuessLines + 1).Take(GuessLines))
            for (var i = 0; i < Delimiters.Length; i++)
                if (Outside(line, Delimiters[i]) is > 0 and var count)
                    (lines[i], times[i]) = (lines[i] + 1, times[i] + count);
        var best = Enumerable.Range(0, Delimiters.Length).MaxBy(i => (lines[i], times[i]));
        return (Delimiters[best], 0);
    }

    private static int Outside(string line, char delimiter)
    {
        var (count, isQuoted) = (0, false);
        foreach (var sign in line)
            if (sign == '"')
                isQuoted = !isQuoted;
            else if (sign == delimiter && !isQuoted)
                count++;
        return count;
    }
}
