using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>Words typed into the fields of a paper, as what is to be said of them.</summary>
internal static class FieldWriting
{
    /// <summary>What is otherwise than on record; an emptied field is taken back whole, every version of it.</summary>
    public static IReadOnlyList<Saying> Sayings(
        Known known,
        string scope,
        (string Document, string About) of,
        IEnumerable<TypedWords> typed,
        Instant now,
        List<Problem> problems
    )
    {
        List<Saying> sayings = [];
        foreach (var one in typed)
        {
            var versions = PaperFields.Versions(known, of.Document, of.About, one.Field);
            if (one.Words == (versions.Count > 0 ? versions[0].Words : ""))
                continue;
            if (one.Words.Length == 0)
            {
                sayings.AddRange(versions.Select(version => TakenBack(scope, version, now)));
                continue;
            }
            var claim = new PaperWords(of.Document, of.About, one.Field, one.Words);
            problems.AddRange(claim.Problems().Select(wrong => new Problem(one.Field, 0, wrong.Item1, wrong.Item2)));
            sayings.Add(new Saying(scope, Validity.Since(now), claim));
        }
        return sayings;
    }

    /// <summary>A field that there is not, or a name: it would stay on record for ever, whoever is forgotten.</summary>
    public static Problem? Problem(
        IReadOnlyList<string> fields,
        IReadOnlyList<TypedWords> changed,
        Func<IEnumerable<string>> namesNear
    )
    {
        if (changed.FirstOrDefault(one => !fields.Contains(one.Field)) is { } unknown)
            return new Problem(
                "field",
                0,
                $"\"{StateTimes.Clip(unknown.Field)}\"",
                $"one of {string.Join(", ", fields)}"
            );
        if (changed.All(one => one.Words.Length == 0))
            return null;
        List<string> names = [.. namesNear()];
        foreach (var one in changed)
            if (NamesInText.FirstIn(one.Words, names) is { } place)
                return new Problem(
                    one.Field,
                    0,
                    $"word {place}, which is a name on record or near one",
                    "the words, and nobody's name: they stay on record for ever"
                );
        return null;
    }

    private static Saying TakenBack(string scope, FieldWords version, Instant now) =>
        new(scope, Validity.At(now), new Withdrawal(WithdrawalReason.EnteredInError), Withdraws: version.Fact.Id);
}
