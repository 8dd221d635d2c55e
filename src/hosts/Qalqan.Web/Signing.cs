using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>The last day whose state is due: how it stands, whether anybody serves, how many have no state.</summary>
public sealed record DueDay(SignedDay SignedDay, bool IsOnTour, int Unstated);

/// <summary>
/// The desk's state of the day: shown, changed and signed, the same for a page, the API and a command. Who may sign is
/// decided here.
/// </summary>
public sealed class Signing
{
    private readonly Archive archive;
    private readonly Adoption adoption;
    private readonly Serials serials;

    internal Signing(Archive archive, Adoption adoption, IReadOnlyList<string> posts) =>
        (this.archive, this.adoption, serials, Posts) = (archive, adoption, new Serials(archive.Journal), posts);

    /// <summary>The posts that may sign, the one that is offered first.</summary>
    public IReadOnlyList<string> Posts { get; }

    /// <summary>Those of them that the user may sign as: the own one, where rights come with a post.</summary>
    public IReadOnlyList<string> PostsOf(User user) =>
        user.IsLocal ? Posts
        : user.May(Right.SignState) ? [user.Post]
        : [];

    /// <summary>The sheet of a day for each contingent asked; of the inquiry's own day where none is given.</summary>
    public Looks<StateSheet> Sheet(Inquiry inquiry, string? day, User? user = null) =>
        archive.LookBack(
            inquiry,
            (chronicle, known, problems) =>
            {
                var wanted = StateDecision.ReadDay(day, problems) ?? known.Today;
                var morning = SignedDay.Look(chronicle, wanted, known.UpTo);
                var bar =
                    inquiry.AsOf is not null || inquiry.KnownAt is not null ? SigningBar.Away
                    : archive.Shut is not null ? SigningBar.ReadOnly
                    : user?.May(Right.SayState) is false ? SigningBar.NotTheirs
                    : SigningBar.None;
                return StateSheet.Of(chronicle, morning, TodayOf(chronicle, known.UpTo), CeilingOf(morning), bar);
            }
        );

    /// <summary>The last day that is due in each contingent asked.</summary>
    public Looks<DueDay> Due(Inquiry inquiry) =>
        archive.LookBack(
            inquiry,
            (chronicle, known, _) =>
            {
                var morning = SignedDay.Look(chronicle, Morning.LastDue(known, archive.Now), known.UpTo);
                var signed = SignedDay.Of(chronicle, morning);
                return new DueDay(
                    signed,
                    InMission.Of(morning).Stays.Count > 0,
                    signed.State.Rows.Count(row => row.State is null)
                );
            }
        );

    /// <summary>
    /// The day's signature as it stands now: its scope and report; null with the problem where there is none to release, or it
    /// is not the entry that whoever releases has seen.
    /// </summary>
    public (string Scope, ReportId Report)? Signature(
        User user,
        string? scope,
        string? day,
        long? seen,
        List<Problem> problems
    )
    {
        if (ScopeOf(user, scope, problems) is not { } found)
            return null;
        var sheets = Sheet(new Inquiry(Scope: found) { Reach = user.Reach }, day);
        problems.AddRange(sheets.Problems);
        if (sheets.Scopes is not [var look])
            return null;
        if (look.Value.SignedDay is { Standing: DayStanding.Stands, Signature: { } signature })
        {
            if (seen is null || seen == signature.Number)
                return (found, signature.Id);
            problems.Add(
                new Problem("signature", 0, $"entry {seen}", $"entry {signature.Number}, by which it is signed now")
            );
            return null;
        }
        problems.Add(new Problem("day", 0, "no signature that stands", "a day signed as it stands"));
        return null;
    }

    /// <summary>Records the states that differ from the sheet they were typed on, all or none, and then signs where that is asked.</summary>
    public StateOutcome Carry(User user, StateOrder order)
    {
        List<Problem> problems = [.. archive.Shut is { } shut ? [shut] : Array.Empty<Problem>()];
        return ScopeOf(user, order.Scope, problems) is { } scope && problems.Count == 0
            ? archive.Alone(() => Carry(user, order, scope))
            : new StateOutcome(null, null, problems, []);
    }

    private StateOutcome Carry(User user, StateOrder order, string scope)
    {
        var head = archive.Journal.Head.Number;
        var decision = archive.Of(
            scope,
            chronicle => new StateDecision(
                chronicle,
                head,
                TodayOf(chronicle, head),
                order,
                id => archive.Journal.NumberOf(id) is not null
            )
        );
        if (order.SignAs is { } post && !PostsOf(user).Contains(post))
            decision.Problems.Add(
                new Problem(
                    "post",
                    0,
                    $"\"{StateTimes.Clip(post)}\"",
                    $"a post that signs: {string.Join(", ", PostsOf(user))}"
                )
            );
        var outcome = new StateOutcome(scope, decision.Day, decision.Problems, decision.Conflicts);
        if (!outcome.IsDone)
            return outcome;
        var said = archive.Say(user, decision.Sayings);
        outcome = outcome with
        {
            Problems = [.. said.Problems],
            Recorded = decision
                .Sayings.Zip(said.Receipts)
                .Count(pair => pair is { First.Claim: Stated, Second.Outcome: Store.Outcome.Recorded }),
        };
        return outcome.IsDone && order.SignAs is { } signer
            ? Sign(user with { Post = signer }, scope, outcome)
            : outcome;
    }

    private StateOutcome Sign(User user, string scope, StateOutcome saved)
    {
        var head = archive.Journal.Head.Number;
        var (signed, ceiling) = archive.Of(
            scope,
            chronicle =>
            {
                var morning = SignedDay.Look(chronicle, saved.Day!.Value, head);
                return (SignedDay.Of(chronicle, morning), CeilingOf(morning));
            }
        );
        var rows = signed.State.Rows;
        if (rows.Count == 0)
            return Refused("nobody on the day's roll", "somebody who serves or holds a post");
        if (signed.State.Counts is not { } counts)
        {
            var without = rows.Where(row => row.State is null).Select(row => row.Person).ToList();
            return Refused(
                $"{without.Count} without a state: {string.Join(", ", without.Take(10))}{(without.Count > 10 ? ", …" : "")}",
                "a state for everybody"
            );
        }
        if (signed.Standing is DayStanding.Stands)
            return saved with
            {
                Signature = new SignedAs(
                    signed.Strength!.Serial,
                    signed.Strength!.Revision,
                    signed.Signature!.Number,
                    false
                ),
            };
        var claim = new StrengthSigned(
            signed.Day,
            signed.Strength?.Serial ?? serials.Next(scope),
            (signed.Strength?.Revision ?? 0) + 1,
            rows.Count,
            ceiling,
            counts,
            head,
            signed.State.Digest
        );
        var said = archive.Say(
            user,
            [new Saying(scope, Validity.At(archive.Now), claim, Corrects: signed.Signature?.Id)]
        );
        return said.Problems.Any()
            ? saved with
            {
                Problems = [.. said.Problems],
            }
            : saved with
            {
                Signature = new SignedAs(claim.Serial, claim.Revision, said.Receipts[0].Number, true),
            };

        StateOutcome Refused(string seen, string wanted) =>
            saved with
            {
                Problems = [new Problem("sign", 0, seen, wanted)],
            };
    }

    private string? ScopeOf(User user, string? asked, List<Problem> problems)
    {
        var contingents = adoption.Contingents(user.Reach);
        if (asked is not null && contingents.Contains(asked))
            return asked;
        if (asked is null && contingents.Count == 1)
            return contingents[0];
        problems.Add(
            new Problem(
                "--scope",
                0,
                asked is null ? $"{contingents.Count} contingents" : $"\"{StateTimes.Clip(asked)}\"",
                contingents.Count == 0 ? "a contingent: none is on record" : $"one of {string.Join(", ", contingents)}"
            )
        );
        return null;
    }

    private LocalDate TodayOf(Chronicle chronicle, long upTo) =>
        chronicle.KnownAt(upTo, archive.Now, new Interval(null, null)).Today;

    // A pack whose bytes are lost is a problem of the findings page, which names it; here the ceiling is then not known.
    private int? CeilingOf(Known morning) => adoption.InForce<StrengthCeiling>(morning, [])?.People;
}
