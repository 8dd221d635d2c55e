using System.Xml.Linq;
using static Qalqan.Paper.Word;

namespace Qalqan.Paper;

/// <summary>
/// Word's own fields, which may fetch files, talk to other programs and be put together of other fields so that nobody sees it.
/// Only those known to be harmless are let pass, and only where the name of the field stands there in full.
/// </summary>
internal static class FieldCodes
{
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "=",
        "AUTHOR",
        "AUTONUM",
        "COMMENTS",
        "CREATEDATE",
        "DATE",
        "DOCPROPERTY",
        "EDITTIME",
        "EQ",
        "FILENAME",
        "FILESIZE",
        "FORMCHECKBOX",
        "FORMDROPDOWN",
        "FORMTEXT",
        "HYPERLINK",
        "IF",
        "INDEX",
        "INFO",
        "KEYWORDS",
        "LASTSAVEDBY",
        "LISTNUM",
        "MERGEFIELD",
        "NOTEREF",
        "NUMCHARS",
        "NUMPAGES",
        "NUMWORDS",
        "PAGE",
        "PAGEREF",
        "PRINTDATE",
        "REF",
        "REVNUM",
        "SAVEDATE",
        "SECTION",
        "SECTIONPAGES",
        "SEQ",
        "SET",
        "STYLEREF",
        "SUBJECT",
        "SYMBOL",
        "TC",
        "TIME",
        "TITLE",
        "TOC",
        "USERNAME",
        "XE",
    };

    /// <summary>The names of the fields that are refused, as far as they can be read.</summary>
    public static IEnumerable<string> Refused(XElement part)
    {
        foreach (var simple in part.Descendants(W + "fldSimple"))
            if (simple.Attribute(W + "instr")?.Value is { } code && !Passes(code, isWhole: true))
                yield return NameOf(code);
        Stack<Code> open = new();
        foreach (var element in part.Descendants())
            if (element.Name == W + "fldChar")
            {
                var step = element.Attribute(W + "fldCharType")?.Value;
                if (step == "begin")
                {
                    if (open.TryPeek(out var outer))
                        outer.Nest();
                    open.Push(new Code());
                }
                else if (step == "separate" && open.TryPeek(out var read))
                    read.Close();
                else if (step == "end" && open.TryPop(out var ended) && !ended.IsHarmless)
                    yield return ended.Name;
            }
            else if (element.Name == W + "instrText" && open.TryPeek(out var inner))
                inner.Add(element.Value);
            else if (element.Name == W + "instrText")
                yield return NameOf(element.Value); // a code outside every field is there for no honest reason
        foreach (var left in open.Where(code => !code.IsHarmless))
            yield return left.Name;
    }

    private static string NameOf(string code)
    {
        var bare = code.Trim();
        var end = bare.IndexOfAny([' ', '\t', '\u00A0', '\\', '"']);
        return bare.StartsWith('=') ? "="
            : end < 0 ? bare
            : bare[..end];
    }

    // A field made of a field may be anything, so the name must be there before the first one within.
    private static bool Passes(string code, bool isWhole) =>
        string.IsNullOrWhiteSpace(code) ? isWhole : Harmless.Contains(NameOf(code));

    private sealed class Code
    {
        private string text = "";
        private bool isNested;
        private bool isClosed;

        public string Name => NameOf(text);
        public bool IsHarmless => Passes(text, !isNested);

        public void Nest() => isNested |= !isClosed;

        public void Close() => isClosed = true;

        // Behind a field within the name can no longer begin; what stands there is its matter.
        public void Add(string more) => text += isNested || isClosed ? "" : more;
    }
}
