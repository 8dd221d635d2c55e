using System.Security.Cryptography;

namespace Qalqan.Kernel;

/// <summary>
/// A standard as a pack writes it, <c>qalqan.standard/1</c>: one JSON file an edition, known by the SHA-256 of its bytes.
/// </summary>
public static class StandardPack
{
    public const string Format = "qalqan.standard/1";

    /// <summary>The edition, or null with every problem added. A shape that no capability knows is a problem.</summary>
    public static Standard? Read(
        string file,
        ReadOnlySpan<byte> utf8,
        IReadOnlyDictionary<string, Shape> shapes,
        List<Problem> problems
    )
    {
        var before = problems.Count;
        if (Node.Read(file, utf8, problems) is not { } node)
            return null;
        var fields = new Fields(file, node, problems);
        fields.OneOf("format", Format);
        var from = DateRange(fields.Under("inForce", f => Tuple.Create(f, f.Date("from"), f.DateOrNull("to"))));
        var standard = new Standard(
            fields.Ref("id"),
            fields.Ref("edition"),
            DigestOf(utf8),
            fields.Words("title"),
            from.From,
            from.To,
            fields.List("rules", rule => ReadRule(rule, shapes))
        );
        fields.Done();
        foreach (var twice in standard.Rules.GroupBy(rule => rule.Id).Where(rules => rules.Count() > 1))
            fields.Refuse("rules", $"rule \"{twice.Key}\" {twice.Count()} times", "each rule id once");
        if (problems.Count == before)
            return standard;
        // As the file reads, not as we do.
        List<Problem> ours = [.. problems[before..].OrderBy(problem => problem.Line)];
        problems.RemoveRange(before, ours.Count);
        problems.AddRange(ours);
        return null;
    }

    public static string DigestOf(ReadOnlySpan<byte> utf8) => Convert.ToHexStringLower(SHA256.HashData(utf8));

    /// <summary>A problem for every two of these editions of one standard that claim the same day.</summary>
    public static IEnumerable<Problem> Overlaps(IReadOnlyList<(string File, Standard Standard)> editions) =>
        from later in Enumerable.Range(0, editions.Count)
        from earlier in Enumerable.Range(0, later)
        let a = editions[earlier].Standard
        let b = editions[later].Standard
        where a.Id == b.Id && a.Edition != b.Edition && a.Overlaps(b)
        select new Problem(
            editions[later].File,
            0,
            $"{b.Id} edition {b.Edition} in force from {b.InForceFrom:uuuu'-'MM'-'dd} beside edition {a.Edition} from {a.InForceFrom:uuuu'-'MM'-'dd}",
            "editions that do not overlap",
            a.InForceFrom == b.InForceFrom
                ? "one of the two has the wrong first day, \"inForce\".\"from\""
                : $"edition {(a.InForceFrom < b.InForceFrom ? a : b).Edition} ends too late, \"inForce\".\"to\""
        );

    private static Rule ReadRule(Fields rule, IReadOnlyDictionary<string, Shape> shapes)
    {
        var id = rule.Ref("id");
        var citation =
            rule.Under("citation", c => new Citation(c.Text("document"), c.Text("paragraph"))) ?? new Citation("", "");
        var basis = rule.OneOf("basis", "cited", "local-default") == "cited" ? RuleBasis.Cited : RuleBasis.LocalDefault;
        var paraphrase = rule.Words("paraphrase");
        Shape? shape = null;
        var requirement = rule.Under(
            "requirement",
            fields =>
            {
                var name = fields.OneOf("shape", [.. shapes.Keys.Order(StringComparer.Ordinal)]);
                return shapes.TryGetValue(name, out shape) ? shape.Read(fields) : Skip(fields);
            }
        );
        return new Rule(id, citation, basis, paraphrase, shape!, requirement!);
    }

    // The fields of an unknown shape cannot be judged: the shape itself is the one problem to show.
    private static Requirement? Skip(Fields fields)
    {
        fields.Ignore();
        return null;
    }

    private static (NodaTime.LocalDate From, NodaTime.LocalDate? To) DateRange(
        Tuple<Fields, NodaTime.LocalDate, NodaTime.LocalDate?>? read
    )
    {
        if (read is not var (fields, from, to))
            return default;
        if (to < from)
            fields.Refuse(
                "to",
                $"an edition that ends {to:uuuu'-'MM'-'dd}, before it begins",
                "a last day on or after the first"
            );
        return (from, to);
    }
}
