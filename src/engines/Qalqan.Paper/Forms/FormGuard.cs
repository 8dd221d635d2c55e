using System.Xml.Linq;

namespace Qalqan.Paper;

/// <summary>What in a form runs or fetches by itself, found before anything of it is used. A link to be clicked is let pass.</summary>
internal static class FormGuard
{
    private static readonly string[] Macros =
    [
        "vbaProject",
        "vbaData",
        "macroEnabled",
        "macrosheet",
        "dialogsheet",
        "keyMapCustomizations",
    ];
    private static readonly string[] Embedded =
    [
        "oleObject",
        "activeX",
        "control",
        "package",
        "aFChunk",
        "subDocument",
        "webextension",
        "webextensiontaskpanes",
        "attachedToolbars",
    ];
    private static readonly string[] Fetched =
    [
        "externalLink",
        "externalLinkPath",
        "connections",
        "queryTable",
        "attachedTemplate",
        "customXmlMappings",
    ];

    public static IReadOnlyList<FormProblem> Problems(FormParts parts)
    {
        List<FormProblem> problems = [];
        foreach (var part in parts.Names)
        {
            if (KindOf(parts.TypeOf(part), part) is { } kind)
                problems.Add(new FormProblem(kind, new FormPlace(PlaceKind.File, part), part));
            // Every tree is read once here, so that filling it later finds none that cannot be.
            if (part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
                _ = parts.Xml(part);
            if (part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
                problems.AddRange(Relations(parts.Xml(part), part));
        }
        return problems.DistinctBy(problem => (problem.Kind, problem.Seen)).ToList();
    }

    private static FormProblemKind? KindOf(string type, string part) =>
        Macros.Any(word => Says(type, word)) || part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
            ? FormProblemKind.Macros
        : Says(type, "oleObject")
        || Says(type, "activeX")
        || Says(type, "webextension")
        || Lies(part, "embeddings")
        || Lies(part, "activeX")
            ? FormProblemKind.Embedded
        : Says(type, "externalLink")
        || Says(type, "connections")
        || Says(type, "queryTable")
        || Lies(part, "externalLinks")
            ? FormProblemKind.External
        : null;

    private static IEnumerable<FormProblem> Relations(XElement root, string part)
    {
        foreach (var relation in Relation.Read(root, ""))
        {
            FormProblemKind? kind =
                Macros.Contains(relation.Kind) ? FormProblemKind.Macros
                : Embedded.Contains(relation.Kind) ? FormProblemKind.Embedded
                : Fetched.Contains(relation.Kind) ? FormProblemKind.External
                : relation.IsExternal && relation.Kind != "hyperlink" ? FormProblemKind.External
                : null;
            if (kind is { } found)
                yield return new FormProblem(found, new FormPlace(PlaceKind.File, part), relation.Target);
        }
    }

    private static bool Says(string type, string word) => type.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool Lies(string part, string folder) =>
        part.Contains($"/{folder}/", StringComparison.OrdinalIgnoreCase);
}
