using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>
/// The names an inquiry may use. One that nobody knows is refused: it would be answered by nothing, which reads as if
/// nothing were breached.
/// </summary>
/// <param name="Subjects">Of the findings of the look; made only where a subject is asked for.</param>
/// <param name="Standards">Ever adopted by a scope that is asked; made only where a standard is.</param>
/// <param name="IsSubject">Whether one that the look has nothing of is known all the same.</param>
/// <param name="IsOnRecord">Whether a report is.</param>
internal sealed record KnownNames(
    Func<HashSet<string>> Subjects,
    Func<HashSet<string>> Standards,
    Func<string, bool> IsSubject,
    Func<ReportId, bool> IsOnRecord
)
{
    /// <summary>Whether a subject is the one asked for or lies below it.</summary>
    public static bool IsOf(string subject, string asked) =>
        subject == asked || subject.StartsWith(asked + "/", StringComparison.Ordinal);

    /// <param name="inquiry">What is asked.</param>
    /// <param name="isLeftOut">Whether anything was left out by <c>--without</c>.</param>
    public IEnumerable<Problem> Refuse(Inquiry inquiry, bool isLeftOut)
    {
        if (inquiry.Standard is { } standard && Standards() is var standards && !standards.Contains(standard))
            yield return new Problem("--standard", 0, $"\"{standard}\"", OneOf(standards));
        if (
            inquiry.Subject is { } subject
            && Subjects() is var subjects
            && !subjects.Any(known => IsOf(known, subject))
            && !IsSubject(subject)
        )
            yield return new Problem("--subject", 0, $"\"{subject}\"", OneOf(Like(subject, subjects)));
        if (inquiry.Without is { } without && !isLeftOut)
        {
            var isReport = Guid.TryParseExact(without, "D", out var id);
            if (isReport && !IsOnRecord(new ReportId(id)))
                yield return new Problem(
                    "--without",
                    0,
                    $"\"{without}\"",
                    "the id of a report that is on record, as explain prints it, or a kind of report"
                );
            else if (!isReport && !Kinds.All.Any(kind => kind.Name == without || kind.Noun == without))
                yield return new Problem(
                    "--without",
                    0,
                    $"\"{without}\"",
                    $"the id of a report on record, or {OneOf(Kinds.All.Select(kind => kind.Name))}, with or without the version"
                );
        }
    }

    // Those that end so, and what kinds of subjects there are.
    private static IEnumerable<string> Like(string subject, HashSet<string> subjects) =>
        subjects
            .Where(known => known.EndsWith("/" + subject, StringComparison.Ordinal))
            .Concat(subjects.Select(known => string.Join('/', known.Split('/').Take(2))));

    private static string OneOf(IEnumerable<string> known) =>
        known.Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } some
            ? $"one of {string.Join(", ", some)}"
            : "nothing: there is none in this look";
}
