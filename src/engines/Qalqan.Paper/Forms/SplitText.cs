using System.Text;
using System.Xml.Linq;

namespace Qalqan.Paper;

/// <summary>
/// A line of text that lies in pieces, as office programs cut it at every change of spelling or style. What is put in stands in
/// the piece where the name began, and so in its style.
/// </summary>
internal sealed class SplitText
{
    // Stands for what is no text, so that no name reaches over a tabulator or a line's end.
    private const char NoText = '\n';

    private readonly List<(XElement Element, int Start, string Text)> pieces = [];
    private readonly StringBuilder whole = new();

    public string Text => whole.ToString();

    public void Add(XElement element)
    {
        pieces.Add((element, whole.Length, element.Value));
        whole.Append(element.Value);
    }

    public void Break() => whole.Append(NoText);

    /// <summary>Puts what <paramref name="said"/> gives in the place of each name; <paramref name="write"/> sets a piece's new text.</summary>
    public void Replace(Func<string, string> said, Action<XElement, string> write)
    {
        var braces = Braces.In(Text).Where(brace => brace.Name is not null).ToList();
        if (braces.Count == 0)
            return;
        foreach (var (element, start, text) in pieces)
        {
            var changed = new StringBuilder();
            var at = start;
            foreach (var brace in braces.Where(brace => brace.End > start && brace.Start < start + text.Length))
            {
                if (brace.Start >= at)
                    changed.Append(text, at - start, brace.Start - at);
                if (brace.Start >= start)
                    changed.Append(said(brace.Name!));
                at = Math.Min(brace.End, start + text.Length);
            }
            changed.Append(text, at - start, start + text.Length - at);
            if (changed.ToString() is var result && result != text)
                write(element, result);
        }
    }
}
