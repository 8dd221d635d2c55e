using System.IO.Compression;
using System.Xml;

namespace Qalqan.Sheets;

/// <summary>
/// A workbook's parts by name. What the parts say they grow to is added up before the first is expanded, and a part is never
/// expanded beyond what it said.
/// </summary>
internal sealed class WorkbookZip : IDisposable
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = Limits.ExpandedBytes,
        CheckCharacters = false, // _x0000_ and the like are Excel's own; a control character is refused where it matters
    };

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);

    private WorkbookZip(ZipArchive zip)
    {
        this.zip = zip;
        foreach (var entry in zip.Entries)
            parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
    }

    public static WorkbookZip Open(ReadOnlyMemory<byte> file)
    {
        var zip = new ZipArchive(new MemoryStream(file.ToArray(), writable: false));
        try
        {
            if (zip.Entries.Count > Limits.Parts)
                throw new SheetRefusedException(RefusalKind.Bomb, 0, $"{zip.Entries.Count} parts");
            var total = 0L;
            foreach (var entry in zip.Entries)
            {
                total += entry.Length;
                var grows = entry.Length / Math.Max(1, entry.CompressedLength);
                if (total > Limits.ExpandedBytes)
                    throw new SheetRefusedException(RefusalKind.Bomb, 0, $"{total} bytes");
                if (entry.Length > Limits.GrowthCountsFrom && grows > Limits.Growth)
                    throw new SheetRefusedException(RefusalKind.Bomb, 0, $"{entry.Length} bytes, {grows}:1");
            }
            return new WorkbookZip(zip);
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    public bool Has(string part) => parts.ContainsKey(part);

    /// <summary>How many parts lie in that folder.</summary>
    public int Parts(string folder) =>
        parts.Keys.Count(part =>
            part.StartsWith(folder, StringComparison.OrdinalIgnoreCase)
            && !part.Contains("/_rels/", StringComparison.OrdinalIgnoreCase)
        );

    public XmlReader Xml(string part) =>
        parts.TryGetValue(part, out var entry)
            ? XmlReader.Create(new Bounded(entry.Open(), entry.Length), Settings)
            : throw new SheetRefusedException(RefusalKind.NoWorkbook, 0, part);

    public static string RelationsOf(string part)
    {
        var at = part.LastIndexOf('/') + 1;
        return $"{part[..at]}_rels/{part[at..]}.rels";
    }

    /// <summary>The part that the first relation of that kind names; null where there is none.</summary>
    public string? Target(string relations, string kind) =>
        Find(relations, (_, type) => type.EndsWith("/" + kind, StringComparison.Ordinal));

    public string? TargetById(string relations, string id) => Find(relations, (own, _) => own == id);

    public void Dispose() => zip.Dispose();

    private string? Find(string relations, Func<string, string, bool> wanted)
    {
        if (!Has(relations))
            return null;
        using var xml = Xml(relations);
        while (xml.Read())
            if (
                xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && xml.GetAttribute("TargetMode") is not "External"
                && wanted(xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "")
                && xml.GetAttribute("Target") is { } target
            )
                return Resolve(relations, target);
        return null;
    }

    // From the folder of the part whose relations these are.
    private static string Resolve(string relations, string target)
    {
        if (target.StartsWith('/'))
            return target[1..];
        var folder = relations[..relations.LastIndexOf("_rels/", StringComparison.OrdinalIgnoreCase)];
        List<string> steps = [];
        foreach (var step in (folder + target).Split('/'))
            if (step == ".." && steps.Count > 0)
                steps.RemoveAt(steps.Count - 1);
            else if (step is not ("." or ".."))
                steps.Add(step);
        return string.Join('/', steps);
    }

    // A part that says less than it holds is not expanded further.
    private sealed class Bounded(Stream inner, long length) : Stream
    {
        private long left = length;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            left -= read;
            return left >= 0 ? read : throw new SheetRefusedException(RefusalKind.Bomb, 0, "more bytes than it said");
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
