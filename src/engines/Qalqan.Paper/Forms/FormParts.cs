using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Qalqan.Paper;

internal enum MainKind
{
    Word,
    Sheet,
}

/// <summary>
/// The parts of a form, all in memory, in the order of the file. What they say they grow to is added up before the first is
/// expanded, and none is expanded beyond it.
/// </summary>
internal sealed class FormParts
{
    private const int MostParts = 1_000;
    private const long MostExpanded = 60_000_000;

    // A part that grows more than so many times is a bomb, once it is large at all.
    private const int MostGrowth = 200;
    private const int GrowthCountsFrom = 1_000_000;

    // Deeper trees no office program makes, and copying one calls itself for each level.
    private const int MostDepth = 200;

    private static readonly byte[] Zip = "PK\u0003\u0004"u8.ToArray();
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0];

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostExpanded,
    };

    private readonly List<string> names = [];
    private readonly Dictionary<string, byte[]> bytes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> types = new(StringComparer.OrdinalIgnoreCase);

    private FormParts() { }

    public IReadOnlyList<string> Names => names;

    public MainKind MainKind { get; private set; }

    public static FormParts Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > Form.MostBytes)
            throw new FormRefusedException(FormProblemKind.TooLarge, $"{file.Length}");
        if (file.Span.StartsWith(CompoundFile))
            throw new FormRefusedException(FormProblemKind.OldOrLocked);
        if (!file.Span.StartsWith(Zip))
            throw new FormRefusedException(FormProblemKind.NotAForm);
        var parts = new FormParts();
        using var zip = new ZipArchive(new MemoryStream(file.ToArray(), writable: false));
        Weigh(zip);
        foreach (var entry in zip.Entries.Where(entry => !entry.FullName.EndsWith('/')))
            parts.Take(entry);
        parts.ReadTypes();
        return parts;
    }

    public bool Has(string part) => bytes.ContainsKey(part);

    /// <summary>The media type of a part, empty where none is stated.</summary>
    public string TypeOf(string part) =>
        types.TryGetValue("/" + part, out var own) ? own
        : types.TryGetValue("*." + part[(part.LastIndexOf('.') + 1)..], out var usual) ? usual
        : "";

    /// <summary>The part as a tree of its own that may be changed.</summary>
    public XElement Xml(string part)
    {
        if (!bytes.TryGetValue(part, out var own))
            throw new FormRefusedException(FormProblemKind.Damaged, part);
        using (var reader = XmlReader.Create(new MemoryStream(own, writable: false), Settings))
            while (reader.Read())
                // Another kind of space can be read but not be written again.
                if (
                    reader.Depth > MostDepth
                    || reader.GetAttribute("xml:space") is not (null or "preserve" or "default")
                )
                    throw new FormRefusedException(FormProblemKind.Damaged, part);
        using var again = XmlReader.Create(new MemoryStream(own, writable: false), Settings);
        return XElement.Load(again, LoadOptions.PreserveWhitespace);
    }

    /// <summary>What a part refers to; empty where it refers to nothing.</summary>
    public IReadOnlyList<Relation> RelationsOf(string part)
    {
        var at = part.LastIndexOf('/') + 1;
        var relations = $"{part[..at]}_rels/{part[at..]}.rels";
        return Has(relations) ? [.. Relation.Read(Xml(relations), part[..at])] : [];
    }

    /// <summary>The file again, with some parts changed and some left out.</summary>
    public byte[] With(IReadOnlyDictionary<string, XElement> changed, IReadOnlyCollection<string> without) =>
        OfficeZip.Of(
            names
                .Where(name => !without.Contains(name))
                .Select(name => (name, changed.TryGetValue(name, out var root) ? OfficeZip.Xml(root) : bytes[name]))
        );

    private static void Weigh(ZipArchive zip)
    {
        if (zip.Entries.Count > MostParts)
            throw new FormRefusedException(FormProblemKind.Bomb, $"{zip.Entries.Count}");
        var total = 0L;
        foreach (var entry in zip.Entries)
        {
            total += entry.Length;
            var isBomb =
                entry.Length > GrowthCountsFrom && entry.Length / Math.Max(1, entry.CompressedLength) > MostGrowth;
            if (isBomb || total > MostExpanded)
                throw new FormRefusedException(FormProblemKind.Bomb, entry.FullName);
        }
    }

    private void Take(ZipArchiveEntry entry)
    {
        var name = entry.FullName;
        if (name.Contains('\\') || name.StartsWith('/') || name.Split('/').Contains(".."))
            throw new FormRefusedException(FormProblemKind.Damaged, name);
        var part = new byte[entry.Length];
        using (var stream = entry.Open())
        {
            if (
                stream.ReadAtLeast(part, part.Length, throwOnEndOfStream: false) < part.Length
                || stream.ReadByte() >= 0
            )
                throw new FormRefusedException(FormProblemKind.Damaged, name);
        }
        if (!bytes.TryAdd(name, part))
            throw new FormRefusedException(FormProblemKind.Damaged, name);
        names.Add(name);
    }

    private void ReadTypes()
    {
        if (!Has("[Content_Types].xml"))
            throw new FormRefusedException(FormProblemKind.NotAForm);
        foreach (var one in Xml("[Content_Types].xml").Elements())
            if (one.Attribute("PartName") is { } part)
                types[part.Value] = one.Attribute("ContentType")?.Value ?? "";
            else if (one.Attribute("Extension") is { } extension)
                types["*." + extension.Value] = one.Attribute("ContentType")?.Value ?? "";
        var main =
            RelationsOf("").FirstOrDefault(relation => relation.Kind == "officeDocument")?.Target
            ?? throw new FormRefusedException(FormProblemKind.NotAForm);
        MainKind =
            TypeOf(main).Contains("wordprocessingml", StringComparison.Ordinal) ? MainKind.Word
            : TypeOf(main).Contains("spreadsheetml", StringComparison.Ordinal) ? MainKind.Sheet
            : TypeOf(main).Contains("macroEnabled", StringComparison.Ordinal)
                ? throw new FormRefusedException(FormProblemKind.Macros, main)
            : throw new FormRefusedException(FormProblemKind.NotAForm);
        Main = main;
    }

    /// <summary>The part that all others hang on.</summary>
    public string Main { get; private set; } = "";
}

/// <summary>That one part refers to another, or to something outside. <c>Kind</c> is the last word of its type.</summary>
internal sealed record Relation(string Id, string Kind, string Target, bool IsExternal)
{
    public static IEnumerable<Relation> Read(XElement root, string folder) =>
        root.Elements()
            .Select(one =>
            {
                var (type, target) = (one.Attribute("Type")?.Value ?? "", one.Attribute("Target")?.Value ?? "");
                // Whoever writes an address and calls it inside means outside.
                var isExternal =
                    (one.Attribute("TargetMode")?.Value ?? "Internal") != "Internal"
                    || target.Contains(':')
                    || target.StartsWith(@"\\", StringComparison.Ordinal)
                    || target.StartsWith("//", StringComparison.Ordinal);
                return new Relation(
                    one.Attribute("Id")?.Value ?? "",
                    type[(type.LastIndexOf('/') + 1)..],
                    isExternal ? target : Resolve(folder, target),
                    isExternal
                );
            });

    // From the folder of the part that refers.
    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
            return target[1..];
        List<string> steps = [];
        foreach (var step in (folder + target).Split('/'))
            if (step == ".." && steps.Count > 0)
                steps.RemoveAt(steps.Count - 1);
            else if (step is not ("." or ".."))
                steps.Add(step);
        return string.Join('/', steps);
    }
}
