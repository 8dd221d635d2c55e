using NodaTime;
using Qalqan.Ceasefire;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

// What a post decides, and the ledger of protests.
internal sealed partial class Casebook
{
    /// <summary>The user's post decides on what was found of the incident or visit under the rule.</summary>
    public Said Decide(User user, Inquiry inquiry, string subject, string rule, string outcome, string why)
    {
        List<Problem> problems = [];
        var finding = Found(inquiry, subject, rule, problems);
        DecisionOutcome? decided = outcome switch
        {
            "confirmed" => DecisionOutcome.Confirmed,
            "refused" => DecisionOutcome.Refused,
            "open" => DecisionOutcome.Open,
            _ => null,
        };
        if (decided is null)
            problems.Add(new Problem("outcome", 0, $"\"{StateTimes.Clip(outcome)}\"", "confirmed, refused or open"));
        if (finding is { Decision: Decision.None })
            problems.Add(new Problem("rule", 0, rule, "a finding that somebody has to decide on"));
        if (problems.Count > 0)
            return new Said([], problems[0]);
        var claim = new Decided(
            subject,
            finding!.Standard.Id,
            rule,
            decided!.Value,
            why,
            finding.Id,
            [.. finding.Evidence.Select(report => report.Value)]
        );
        if (claim.Problems().FirstOrDefault() is { Item1: not null } wrong)
            return new Said([], new Problem("why", 0, wrong.Item1, wrong.Item2));
        return days.Say(
            user,
            inquiry.Scope,
            (mission, _, _) => [new Saying(mission, Validity.Since(archive.Now), claim)]
        );
    }

    /// <summary>Passes the incident on to be protested to a party.</summary>
    public (Said Said, string? Protest) Protest(
        User user,
        string? scope,
        string incident,
        string party,
        string to,
        string words
    )
    {
        string? reference = null;
        var said = Change(
            user,
            scope,
            incident,
            (mission, look, _, problems) =>
            {
                reference = DayNumbers.Next<Protested>(look.Known, "PR", look.Day);
                return Checked(mission, new Protested(reference, incident, party, to, Lines(words)), problems);
            }
        );
        return (said, said.Problems.Any() ? null : reference);
    }

    /// <summary>What the party replied, and how it ended.</summary>
    public Said Answer(User user, string? scope, string protest, string by, string? reference, string words) =>
        OnProtest(user, scope, protest, new ProtestAnswered(protest, by, reference, Lines(words)));

    /// <inheritdoc cref="Answer"/>
    public Said Close(User user, string? scope, string protest, string outcome, string? words) =>
        OnProtest(user, scope, protest, new ProtestClosed(protest, outcome, words));

    private Said OnProtest(User user, string? scope, string protest, Claim claim) =>
        days.Say(
            user,
            scope,
            (mission, look, problems) =>
            {
                if (Protests.Find(look.Known, protest) is not { IsOpen: true })
                    problems.Add(
                        new Problem("protest", 0, $"\"{StateTimes.Clip(protest)}\"", "a protest that is open")
                    );
                var saying = Checked(mission, claim, problems);
                return problems.Count > 0 ? [] : [saying];
            }
        );

    private Saying Checked(string mission, Claim claim, List<Problem> problems)
    {
        problems.AddRange(claim.Problems().Select(one => new Problem("words", 0, one.Item1, one.Item2)));
        return new Saying(mission, Validity.At(archive.Now), claim);
    }

    private Finding? Found(Inquiry inquiry, string subject, string rule, List<Problem> problems)
    {
        var finding = days.Look(
                inquiry,
                (look, wrong) =>
                    CaseFindings.Of(adoption, look.Known, wrong).Where(one => one.Subject == subject).ToList()
            )
            .Scopes.SelectMany(look => look.Value)
            .FirstOrDefault(one => one.Rule.Id == rule);
        if (finding is null)
            problems.Add(
                new Problem(
                    "rule",
                    0,
                    $"{StateTimes.Clip(rule)} of {StateTimes.Clip(subject)}",
                    "a finding that is there now, by its subject and rule"
                )
            );
        return finding;
    }

    private static string Lines(string words) => words.Trim().ReplaceLineEndings("\n");
}
