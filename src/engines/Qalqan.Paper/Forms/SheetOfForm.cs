using System.Globalization;
using System.Xml.Linq;
using static Qalqan.Paper.SheetForm;

namespace Qalqan.Paper;

/// <summary>One sheet of a form.</summary>
internal sealed class SheetOfForm
{
    private static readonly string[] Edges =
    [
        "oddHeader",
        "oddFooter",
        "evenHeader",
        "evenFooter",
        "firstHeader",
        "firstFooter",
    ];

    private readonly FormParts parts;
    private readonly string part;
    private readonly List<XElement> strings;
    private readonly List<FormProblem> problems = [];
    private readonly List<(int Row, FormField Field)> fields = [];
    private readonly List<FormulaAt> formulas = [];

    public SheetOfForm(FormParts parts, string part, string name, List<XElement> strings)
    {
        (this.parts, this.part, Name, this.strings) = (parts, part, name, strings);
        var root = Numbered();
        foreach (var cell in RowsOf(root).Elements(S + "c"))
            Look(cell);
        foreach (var edge in root.Descendants().Where(element => Edges.Contains(element.Name.LocalName)))
            Look(edge.Value, 0, new FormPlace(PlaceKind.Sheet, edge.Name.LocalName, Name));
        // Of rules and choices, not of cells.
        foreach (
            var rule in root.Descendants()
                .Where(element =>
                    element.Name.LocalName is "formula" or "formula1" or "formula2" or "f"
                    && element.Parent!.Name != S + "c"
                )
        )
            formulas.Add(new FormulaAt(new FormPlace(PlaceKind.Sheet, "", Name), rule.Value));
        problems.AddRange(formulas.SelectMany(formula => SheetFormulas.Refused(formula.Text, formula.Place)));
    }

    public string Name { get; }

    public IReadOnlyList<FormProblem> Problems => problems;

    public IEnumerable<FormField> Fields => fields.Select(one => one.Field);

    public IEnumerable<FormProblem> Check(FormNames names) =>
        fields
            .GroupBy(field => field.Row, field => field.Field)
            .SelectMany(row => Meaning.Problems(row, row.Key > 0, names));

    /// <summary>The uppermost row that a list repeats; null where none does.</summary>
    public int? FirstListRow(FormNames names) =>
        fields
            .Where(field => Meaning.Of(field.Field.Name, names)?.List is not null)
            .Select(field => (int?)field.Row)
            .Min();

    /// <summary>Formulas here that speak of that row of that sheet, or of one below it.</summary>
    public IEnumerable<FormProblem> PointingTo(string sheet, int row, bool isOwn) =>
        formulas
            .Where(formula => isOwn || SheetFormulas.Names(formula.Text, sheet))
            .Where(formula =>
                Reference.PointsTo(formula.Text, row - formula.Reach)
                || (isOwn && formula.SpreadTo is { } last && last >= row)
            )
            .Select(formula => new FormProblem(FormProblemKind.FormulaAtList, formula.Place, formula.Text));

    /// <summary>Fills it, and says which rows were followed by how many more, in the order to be applied.</summary>
    public IReadOnlyList<(int Row, int More)> Fill(
        Filling filling,
        SheetCells cells,
        Dictionary<string, XElement> changed
    )
    {
        var root = Numbered();
        var rows = RowsOf(root).ToDictionary(SheetRows.NumberOf);
        List<(int Row, int More)> moves = [];
        foreach (
            var row in fields
                .Where(field => field.Row > 0)
                .GroupBy(field => field.Row)
                .OrderByDescending(row => row.Key)
        )
        {
            var list = filling.ListOf(row.Select(field => field.Field.Name));
            if (list is null)
                PutAll(rows[row.Key], filling, cells);
            else
            {
                var count = Filling.RowsOf(filling.List(list));
                var copies = SheetRows.Repeat(root, rows[row.Key], count);
                for (var at = 0; at < count; at++)
                    PutAll(copies[at], filling.With(list, at), cells);
                moves.Add((row.Key, count - 1));
            }
        }
        foreach (var edge in root.Descendants().Where(element => Edges.Contains(element.Name.LocalName)))
            edge.Value = Replaced(edge.Value, filling);
        // What was counted before the values came.
        root.Descendants(S + "c").Where(cell => cell.Element(S + "f") is not null).Elements(S + "v").Remove();
        changed[part] = root;
        SheetRows.MoveWhatHangsOn(parts, part, moves, changed);
        return moves;
    }

    private void PutAll(XElement row, Filling filling, SheetCells cells)
    {
        foreach (var cell in row.Elements(S + "c").ToList())
            if (TextOf(cell) is { } text && Braces.In(SheetCells.TextOf(text).Text).Any())
                cells.Put(cell, text, filling);
    }

    private static string Replaced(string text, Filling filling)
    {
        foreach (var brace in Braces.In(text).Reverse())
            text = string.Concat(
                text.AsSpan(0, brace.Start),
                Figures
                    .Show(filling.ValueOf(brace.Name!), filling.Language)
                    .Replace("&", "&&", StringComparison.Ordinal),
                text.AsSpan(brace.End)
            );
        return OfficeZip.Printable(text);
    }

    private void Look(XElement cell)
    {
        var address = cell.Attribute("r")!.Value;
        var (row, place) = (Reference.Read(address)!.Value.Row, new FormPlace(PlaceKind.Sheet, address, Name));
        if (cell.Element(S + "f") is { } formula)
            formulas.Add(Spread(formula, row, place));
        else if (TextOf(cell) is { } text)
            Look(SheetCells.TextOf(text).Text, row, place);
    }

    // A formula may be written once for a range; further down it speaks of rows further down.
    private static FormulaAt Spread(XElement formula, int row, FormPlace place)
    {
        if (formula.Attribute("t")?.Value is not ("shared" or "array" or "dataTable"))
            return new FormulaAt(place, formula.Value);
        var last = Reference.Read(formula.Attribute("ref")?.Value.Split(':')[^1])?.Row ?? row;
        return new FormulaAt(place, formula.Value, Math.Max(0, last - row), Math.Max(last, row));
    }

    private void Look(string text, int row, FormPlace place)
    {
        foreach (var brace in Braces.In(text))
            if (brace.Name is { } name)
                fields.Add((row, new FormField(name, place)));
            else
                problems.Add(
                    new FormProblem(
                        FormProblemKind.BadName,
                        place,
                        text[brace.Start..Math.Min(brace.End, brace.Start + 40)]
                    )
                );
    }

    // The shared or own text of a cell; null of one that holds none.
    private XElement? TextOf(XElement cell) =>
        cell.Attribute("t")?.Value switch
        {
            "s" => int.TryParse(cell.Element(S + "v")?.Value, CultureInfo.InvariantCulture, out var at) && at >= 0
                ? strings.ElementAtOrDefault(at)
                : null,
            "inlineStr" => cell.Element(S + "is"),
            _ => null,
        };

    private static IEnumerable<XElement> RowsOf(XElement root) => root.Elements(S + "sheetData").Elements(S + "row");

    // Rows and cells may leave out their own address; here each gets it.
    private XElement Numbered()
    {
        var root = parts.Xml(part);
        if (root.Name != S + "worksheet")
            throw new FormRefusedException(FormProblemKind.NotAForm, part);
        var number = 0;
        foreach (var row in RowsOf(root))
        {
            var own = row.Attribute("r")?.Value is { } said
                ? int.Parse(said, CultureInfo.InvariantCulture)
                : number + 1;
            if (own <= number || own > Reference.LastRow)
                throw new FormRefusedException(FormProblemKind.Damaged, part);
            row.SetAttributeValue("r", number = own);
            var column = 0;
            foreach (var cell in row.Elements(S + "c"))
            {
                var address = Reference.Read(cell.Attribute("r")?.Value ?? Reference.Letters(column) + own);
                if (address is null || address.Value.Row != own)
                    throw new FormRefusedException(FormProblemKind.Damaged, part);
                cell.SetAttributeValue("r", address.Value.Column.ToUpperInvariant() + own);
                column++;
            }
        }
        return root;
    }
}

/// <summary>
/// A formula and where it stands. One written once for a range reaches so many rows further down than it says, to that row.
/// </summary>
internal readonly record struct FormulaAt(FormPlace Place, string Text, int Reach = 0, int? SpreadTo = null);
