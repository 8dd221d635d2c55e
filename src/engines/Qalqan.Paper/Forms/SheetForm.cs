using System.Xml.Linq;

namespace Qalqan.Paper;

/// <summary>A form that is a workbook: names in the cells of its sheets, and in the head and foot of their print.</summary>
internal sealed class SheetForm : FormFile
{
    public static readonly XNamespace S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    private readonly FormParts parts;
    private readonly string? calculated;
    private readonly string? strings;
    private readonly string? styles;
    private readonly List<SheetOfForm> sheets = [];
    private readonly List<FormProblem> problems = [];

    public SheetForm(FormParts parts)
    {
        this.parts = parts;
        var book = parts.Xml(parts.Main);
        if (book.Name != S + "workbook")
            throw new FormRefusedException(FormProblemKind.NotAForm, parts.Main);
        var relations = parts.RelationsOf(parts.Main);
        (calculated, strings, styles) = (Part("calcChain"), Part("sharedStrings"), Part("styles"));
        var texts = strings is null ? [] : parts.Xml(strings).Elements(S + "si").ToList();
        foreach (var sheet in book.Elements(S + "sheets").Elements(S + "sheet"))
            if (
                relations.FirstOrDefault(one => one.Id == sheet.Attribute(R + "id")?.Value) is { Kind: "worksheet" } own
            )
                sheets.Add(new SheetOfForm(parts, own.Target, sheet.Attribute("name")?.Value ?? "", texts));
        if (sheets.Count == 0)
            throw new FormRefusedException(FormProblemKind.NotAForm, parts.Main);
        problems.AddRange(sheets.SelectMany(sheet => sheet.Problems));
        problems.AddRange(
            Named(book).SelectMany(name => SheetFormulas.Refused(name.Value, new FormPlace(PlaceKind.File, name.Name)))
        );
        return;

        string? Part(string kind) =>
            relations
                .FirstOrDefault(one =>
                    one.Kind == kind
                    && parts.Has(one.Target)
                    && one.Target.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
                )
                ?.Target;
    }

    public override IReadOnlyList<FormProblem> Problems => problems;

    public override IReadOnlyList<FormField> Fields => [.. sheets.SelectMany(sheet => sheet.Fields)];

    public override IReadOnlyList<FormProblem> Check(FormNames names)
    {
        var found = sheets.SelectMany(sheet => sheet.Check(names)).ToList();
        var lists = sheets.Where(sheet => sheet.FirstListRow(names) is not null).ToList();
        // What speaks of the rows of a list from elsewhere cannot follow them either.
        foreach (var list in lists)
        {
            var row = list.FirstListRow(names)!.Value;
            foreach (var other in sheets)
                found.AddRange(other.PointingTo(list.Name, row, isOwn: other == list));
            found.AddRange(
                Named(parts.Xml(parts.Main))
                    .Where(name =>
                        !SheetFormulas.IsPrint(name.Name)
                        && SheetFormulas.Names(name.Value, list.Name)
                        && Reference.PointsTo(name.Value, row)
                    )
                    .Select(name => new FormProblem(
                        FormProblemKind.FormulaAtList,
                        new FormPlace(PlaceKind.File, name.Name),
                        name.Value
                    ))
            );
        }
        return found;
    }

    public override byte[] Fill(FormValues values)
    {
        Dictionary<string, XElement> changed = new(StringComparer.OrdinalIgnoreCase);
        var looks = new SheetStyles(styles is null ? null : parts.Xml(styles));
        var book = parts.Xml(parts.Main);
        var isFrom1904 = book.Element(S + "workbookPr")?.Attribute("date1904")?.Value is "1" or "true";
        foreach (var sheet in sheets)
        {
            var moves = sheet.Fill(new Filling(values), new SheetCells(looks, isFrom1904), changed);
            foreach (
                var name in book.Descendants(S + "definedName")
                    .Where(name => SheetFormulas.IsPrint(name.Attribute("name")?.Value ?? ""))
            )
                name.Value = SheetFormulas.MovedPrint(name.Value, sheet.Name, moves);
        }
        Recount(book);
        changed[parts.Main] = book;
        if (styles is not null && looks.Root is { } root)
            changed[styles] = root;
        if (calculated is not null)
            Forget(calculated, changed);
        return parts.With(changed, calculated is null ? [] : [calculated]);
    }

    // What was counted over the empty form holds no more; whoever opens it counts anew.
    private static void Recount(XElement book)
    {
        var calculation = book.Element(S + "calcPr");
        if (calculation is null)
        {
            calculation = new XElement(S + "calcPr");
            var before = book.Elements()
                .LastOrDefault(one =>
                    one.Name.LocalName
                        is "workbookPr"
                            or "workbookProtection"
                            or "bookViews"
                            or "sheets"
                            or "functionGroups"
                            or "externalReferences"
                            or "definedNames"
                );
            before!.AddAfterSelf(calculation);
        }
        calculation.SetAttributeValue("fullCalcOnLoad", "1");
    }

    // The order in which cells were counted; without it they are counted in any.
    private void Forget(string part, Dictionary<string, XElement> changed)
    {
        const string TypesPart = "[Content_Types].xml";
        var types = parts.Xml(TypesPart);
        types.Elements(Types + "Override").Where(one => one.Attribute("PartName")?.Value == "/" + part).Remove();
        changed[TypesPart] = types;
        var at = parts.Main.LastIndexOf('/') + 1;
        var relations = $"{parts.Main[..at]}_rels/{parts.Main[at..]}.rels";
        var root = parts.Xml(relations);
        root.Elements()
            .Where(one => one.Attribute("Type")?.Value.EndsWith("/calcChain", StringComparison.Ordinal) == true)
            .Remove();
        changed[relations] = root;
    }

    private static IEnumerable<(string Name, string Value)> Named(XElement book) =>
        book.Descendants(S + "definedName").Select(name => (name.Attribute("name")?.Value ?? "", name.Value));
}
