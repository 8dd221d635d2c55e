using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>What stands in a field of a paper, and the report that said so.</summary>
public sealed record FieldWords(Fact Fact, string Words);

/// <summary>The words that officers wrote beside the numbers of papers.</summary>
public static class PaperFields
{
    /// <summary>The last that were said, whenever; null where none are. Of two editors the later one follows, and both are on record.</summary>
    public static FieldWords? Of(Known known, string document, string about, string field) =>
        known.Ever<PaperWords>($"{document}/{about}/{field}").MaxBy(fact => fact.Number) is { } last
            ? new FieldWords(last, ((PaperWords)last.Claim).Words)
            : null;

    /// <summary>Every version that is believed, the latest first.</summary>
    public static IReadOnlyList<FieldWords> Versions(Known known, string document, string about, string field) =>
        [
            .. known
                .Ever<PaperWords>($"{document}/{about}/{field}")
                .OrderByDescending(fact => fact.Number)
                .Select(fact => new FieldWords(fact, ((PaperWords)fact.Claim).Words)),
        ];
}
