using Qalqan.Kernel;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>What a board asks of somebody, found from its figures.</summary>
internal static class Works
{
    /// <summary>How many days ahead an authority that ends is work. Our local default.</summary>
    private const int AuthoritySoonDays = 60;

    /// <param name="board">Of one contingent.</param>
    /// <param name="custody">Null where the reader may not see it.</param>
    /// <param name="next">The next report that its mission owes; null where none is, or the reader may not see it.</param>
    /// <param name="tasks">Of its mission; null where the reader may not see the day.</param>
    /// <param name="moves">Its own that are not over; null where the reader may not see moves.</param>
    public static IReadOnlyList<Due> Of(
        Board board,
        CustodyStatus? custody,
        CalendarNext? next = null,
        (int Overdue, int Awaiting)? tasks = null,
        IReadOnlyList<MoveUnderWay>? moves = null
    )
    {
        List<Due> due = [];
        if (next is not null)
            due.Add(
                new Due(DueKind.ReportNext, next.Line.Missing.Count, 0, ReportsSite.Calendar)
                {
                    Says = CalendarWords.Next(next),
                }
            );
        var signed = board.StateOfDay.Standing;
        if (board.OnTour)
        {
            Add(DueKind.StateUnstated, board.Unstated, 0, "/state");
            If(DueKind.StateToSign, signed is DayStanding.NotSigned or DayStanding.OfAnotherRecord, 0, "/state");
            If(DueKind.StateToSignAgain, signed is DayStanding.ChangedSince, 0, "/state");
            If(DueKind.StateToRelease, signed is DayStanding.Stands && !board.IsReleased, 0, "/state");
        }
        Add(DueKind.PostsVacant, board.Posts.Vacant, null, "/posts?f.standing=vacant");
        Add(DueKind.PostsDoubled, board.Posts.Doubled, null, "/posts?f.standing=doubled");
        Add(DueKind.ToursOver, board.Tours.Over, -1, "/tour?f.daysLeft=..-1");
        Add(
            DueKind.ToursWithoutSuccessor,
            board.Tours.WithoutSuccessor,
            Tours.Ahead,
            $"/tour?f.daysLeft=0..{Tours.Ahead}&f.successor=-"
        );
        Add(DueKind.PapersOver, board.Papers.Sum(papers => papers.Over), -1, "/expiring?f.daysLeft=..-1");
        Add(
            DueKind.PapersSoon,
            board.Papers.Sum(papers => papers.Soon),
            Ending.PapersWithin,
            $"/expiring?f.daysLeft=0..{Ending.PapersWithin}"
        );
        var ends = board.Authorities.Select(one => one.DaysLeft).OfType<int>().ToList();
        var (over, soon) = (
            ends.FindAll(left => left < 0),
            ends.FindAll(left => left is >= 0 and <= AuthoritySoonDays)
        );
        Add(DueKind.AuthorityOver, over.Count, over.Count > 0 ? over.Min() : null, "/authorities");
        Add(DueKind.AuthoritySoon, soon.Count, soon.Count > 0 ? soon.Min() : null, "/authorities");
        Found<Readiness.AuthorityInForce>(DueKind.AuthorityUnclear, Verdict.Undetermined);
        Found<Readiness.SourcesAgree>(DueKind.SourcesDiffer, Verdict.Undetermined);
        Found<RecordKeeping.OneCorrection>(DueKind.RecordConflicts, Verdict.Breached);
        Found<Inclusion.WomenShareByYear>(DueKind.WomenShort, Verdict.Breached);
        Found<Inclusion.WomenShareByYear>(DueKind.WomenUnknown, Verdict.Undetermined);
        If(DueKind.DrillToRun, custody is { Standing: DrillStanding.Failed or DrillStanding.Overdue }, 0, "/custody");
        Add(DueKind.TasksOverdue, tasks?.Overdue ?? 0, 0, "/tasks?f.standing=overdue");
        Add(DueKind.TasksToDebrief, tasks?.Awaiting ?? 0, 0, "/tasks?f.standing=awaits-debrief");
        Add(DueKind.MovesLate, moves?.Sum(move => move.Late) ?? 0, 0, MoveSite.Address);
        Add(DueKind.MovesToDo, moves?.Sum(move => move.ToDo - move.Late) ?? 0, null, MoveSite.Address);
        return due;

        void Add(DueKind kind, int count, int? days, string opens)
        {
            if (count > 0)
                due.Add(new Due(kind, count, days, opens));
        }

        void If(DueKind kind, bool isSo, int? days, string opens) => Add(kind, isSo ? 1 : 0, days, opens);

        // One opens itself; several the list that holds them and no other.
        void Found<T>(DueKind kind, Verdict verdict)
        {
            var open = board
                .Open.Select(one => one.Finding)
                .Where(finding => finding.Verdict == verdict && finding.Rule.Requirement is T)
                .ToList();
            Add(
                kind,
                open.Count,
                null,
                open is [var only] ? "/finding/" + Uri.EscapeDataString(only.Id)
                    : open.Count == 0 ? ""
                    : $"{Site.Findings}?verdict={Reader.WordOf(verdict)}&standard={Uri.EscapeDataString(open[0].Standard.Id)}"
            );
        }
    }
}
