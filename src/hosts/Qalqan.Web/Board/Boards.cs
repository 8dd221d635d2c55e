using NodaTime;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>The desk's boards: of every contingent asked, at the question's look, of what the user may know.</summary>
public sealed class Boards
{
    private readonly Archive archive;
    private readonly Adoption adoption;
    private readonly Func<string, IReadOnlyList<Finding>, User, IReadOnlyList<Finding>> seenBy;

    internal Boards(
        Archive archive,
        Adoption adoption,
        Func<string, IReadOnlyList<Finding>, User, IReadOnlyList<Finding>> seenBy
    )
    {
        (this.archive, this.adoption, this.seenBy) = (archive, adoption, seenBy);
        Years = new Years(archive, Judge);
        Timelines = new Timelines(archive, Years);
    }

    public Years Years { get; }

    public Timelines Timelines { get; }

    public Looks<Board> Of(User user, Inquiry inquiry) =>
        archive.LookBack(
            inquiry,
            (chronicle, known, problems) =>
            {
                var adopted = adoption.Adopted(known, _ => null, problems);
                var findings = seenBy(known.Scope, Assessment.Of(adopted, known), user);
                return Board.Of(chronicle, known, findings, finding => Since(known, finding));
            }
        );

    /// <summary>The years of each contingent, as the second clock of the question has them.</summary>
    public Looks<Timeline?> TimelineOf(Inquiry inquiry, bool asKnownThen)
    {
        var looks = archive.Look(inquiry, (known, _) => known.Scope);
        return new Looks<Timeline?>(
            looks.IsExercise,
            looks.Now,
            [
                .. looks.Scopes.Select(look => new Looked<Timeline?>(
                    look.Scope,
                    look.Title,
                    look.At,
                    look.Zone,
                    look.UpTo,
                    Timelines.Of(look.Scope, asKnownThen)
                )),
            ],
            looks.Problems,
            looks.Damage
        );
    }

    /// <summary>
    /// When an exercise opens: at 08:00 on the clock of the day on which the contingent leaves home, so that the one question
    /// everybody asks is still open; null in a real record, and where no such day is on record.
    /// </summary>
    public Instant? Opens()
    {
        if (!archive.IsExercise)
            return null;
        foreach (var scope in archive.Contingents())
            if (archive.Of(scope, chronicle => Departure(archive.Everything(chronicle))) is { } opens)
                return opens;
        return null;
    }

    private static Instant? Departure(Known known) =>
        known.Ever<Claims.MilestoneReached>("departure").FirstOrDefault() is { } leaves
            ? leaves.From.InZone(known.ZoneAt(leaves.From)).Date is var day
                ? (day + new LocalTime(8, 0)).InZoneLeniently(known.ZoneAt(leaves.From)).ToInstant()
                : null
            : null;

    // With all that is known now: from the years as they are; as known then, with the cut-off on the very day, from the other ones.
    private LocalDate? Since(Known known, Finding finding)
    {
        var asKnownThen = known.UpTo < archive.Journal.Head.Number;
        if (Years.Of(known.Scope, asKnownThen) is not { } years)
            return null;
        if (asKnownThen && archive.Journal.NumberAt(known.At) != known.UpTo)
            return null; // another cut-off than the day's own: what it would have found on other days nobody has worked out
        var (of, today) = (Judged.Of(finding), known.Today);
        // The day itself may not be over: what stands now and stood last evening has stood since then, else since today.
        return years.Findings.Since(of, finding.Verdict, today.PlusDays(-1)) ?? today;
    }

    private IReadOnlyList<Finding> Judge(Known known) =>
        seenBy(known.Scope, Assessment.Of(adoption.Adopted(known, _ => null, []), known), User.Nobody);
}
