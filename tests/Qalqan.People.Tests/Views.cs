using Qalqan.Kernel;

namespace Qalqan.People.Tests;

/// <summary>Every view of one look as lines of text, to be compared.</summary>
internal static class Views
{
    public static IEnumerable<string> Lines(Known known)
    {
        var roll = NominalRoll.Of(known);
        var day = DayState.Of(known);
        var clock = TourClock.Of(known);
        return
        [
            .. roll.People.Select(Line),
            .. roll.Posts.Select(Line),
            .. day.Rows.Select(row =>
                $"day {row.SubUnit} {row.Post} {row.Person} {row.Tenure} {row.State} {row.Since}"
            ),
            $"vacant {string.Join(',', day.Vacant.Select(post => post.Post))}",
            .. clock.Lines.Select(Line),
            $"leaving {string.Join(',', clock.LeavesWithin(30).Select(line => line.Person))}",
            .. clock.Rotations.Select(line =>
                $"rotation {line.Rotation} {line.OnRoll} {line.InMission} {line.InPreparation} {line.Departed}"
                + $" {line.FirstEnds} {line.LastEnds}"
            ),
        ];
    }

    private static string Line(RollLine line) =>
        $"person {line.Person} {line.Rank} {line.NationalRank} {line.Trade} [{string.Join(',', line.Ties)}] {line.State}"
        + $" {line.StateSince} {line.StateEnds} {line.Arrived} {line.Departed} {line.Rotation} {line.TourEnds}"
        + $" {line.Identity} {line.IsDisputed}";

    private static string Line(PostLine line) =>
        $"post {line.Post} {line.SubUnit} {line.Rank} {line.Trade} {line.IsKey} {line.Standing}"
        + $" [{string.Join(',', line.Holders)}] [{string.Join(',', line.Successors)}] [{string.Join(',', line.Reserves)}]";

    private static string Line(TourLine line) =>
        $"tour {line.Person} {line.Rotation} {line.Phase} {line.Arrived} {line.Departed} {line.Ends} {line.DaysLeft}"
        + $" {line.Post} [{string.Join(',', line.Successors)}] {line.Relieves}"
        + $" {(line.Taken is { } taken ? $"{taken.Leave}/{taken.Compensatory}/{taken.Unsaid}" : "-")} {line.IsDisputed}";
}
