using System.Collections.Concurrent;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>One person or post that a search found: the reference, and the name where it may be told.</summary>
public sealed record Found(string Reference, bool IsPost, IdentityDetail? Identity);

/// <summary>
/// Whom a few typed words mean: references and post codes by their beginning, names in both scripts however they are
/// spelled. Every word must fit; the best fit first. Of ten thousand people a look takes milliseconds: their names are
/// folded once and compared one by one, which an index would only make harder to forget.
/// </summary>
internal sealed class Finder(Details details)
{
    public const int Most = 40;

    private volatile ConcurrentDictionary<IdentityDetail, string[]> folded = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<Found> Find(Known known, string text)
    {
        var typed = text.Split((char[])[' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (typed.Length == 0)
            return [];
        var words = typed.Select(Folding.Of).Where(word => word.Length > 0).Distinct().ToArray();
        List<(int Score, Found Found)> found = [];
        foreach (var (person, _, identity) in details.Identities(known, known.Keys<Enrolled>()))
        {
            if (ScoreOf(person, typed) is { } byReference)
                found.Add((byReference, new Found(person, false, identity)));
            else if (identity is not null && ScoreOf(identity, words, typed.Length) is { } byName)
                found.Add((byName, new Found(person, false, identity)));
        }
        foreach (var post in known.Keys<PostOpened>().Concat(known.Keys<Held>()).Distinct())
            if (ScoreOf(post, typed) is { } score)
                found.Add((score, new Found(post, true, null)));
        return
        [
            .. found
                .OrderBy(pair => pair.Score)
                .ThenBy(pair => pair.Found.Reference, StringComparer.Ordinal)
                .Take(Most)
                .Select(pair => pair.Found),
        ];
    }

    /// <summary>After an erasure: no name that was folded before is kept.</summary>
    public void Forget() => folded = new(ReferenceEqualityComparer.Instance);

    private static int? ScoreOf(string reference, string[] typed) =>
        typed.Length == 1 && reference.StartsWith(typed[0], StringComparison.OrdinalIgnoreCase)
            ? (reference.Length == typed[0].Length ? 0 : 1)
            : null;

    private int? ScoreOf(IdentityDetail identity, string[] words, int typed)
    {
        if (words.Length == 0 || words.Length < typed - 1)
            return null; // digits and signs are no part of a name
        var names = folded.GetOrAdd(identity, FoldedNames);
        var sum = 0;
        foreach (var word in words)
        {
            int? best = null;
            foreach (var name in names)
                if (Likeness.Of(word, name) is { } score && (best is null || score < best))
                    best = score;
            if (best is null)
                return null;
            sum += best.Value;
        }
        return sum;
    }

    private static string[] FoldedNames(IdentityDetail identity) =>
        [
            .. new[] { identity.Latin, identity.Cyrillic }
                .OfType<PersonName>()
                .SelectMany(name => new[] { name.Family, name.Given, name.Patronymic })
                .OfType<string>()
                .SelectMany(part => part.Split(' ', '-'))
                .Select(Folding.Of)
                .Where(name => name.Length > 0)
                .Distinct(),
        ];
}
