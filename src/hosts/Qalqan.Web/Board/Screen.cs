namespace Qalqan.Web;

/// <summary>A part of the first page.</summary>
public enum BoardPart
{
    /// <summary>What is not met, worst first, and the count by capability.</summary>
    Falls,

    /// <summary>Who moves in 14 days.</summary>
    Moves,

    /// <summary>Papers and authorities that end.</summary>
    Ends,

    /// <summary>The day's signature, and who must let it go.</summary>
    Signs,

    /// <summary>Rotation beside rotation.</summary>
    Rotations,

    /// <summary>Whether the record could be brought back.</summary>
    Custody,
}

/// <summary>Work that is due, by what it is about. What each says is a phrase; what it opens adds up to its number.</summary>
public enum DueKind
{
    StateToSign,
    StateToSignAgain,
    StateToRelease,
    StateUnstated,
    PostsVacant,
    PostsDoubled,
    ToursOver,
    ToursWithoutSuccessor,
    PapersOver,
    PapersSoon,
    AuthorityOver,
    AuthoritySoon,
    AuthorityUnclear,
    WomenShort,
    WomenUnknown,
    SourcesDiffer,
    RecordConflicts,
    DrillToRun,
    ReportNext,
    TasksOverdue,
    TasksToDebrief,
    MovesLate,
    MovesToDo,
}

/// <summary>One piece of work: how many it concerns, and in how many days it is late; below zero it is, null where no day is set.</summary>
public sealed record Due(DueKind Kind, int Count, int? Days, string Opens)
{
    /// <summary>Its own sentence, where a count says too little.</summary>
    public Kernel.Phrase? Says { get; init; }
}

/// <summary>
/// The first page of a role: its parts in order, and which work is that role's, in order. Drawn from what each role does
/// every week; whoever is in no role sees everything in the commander's order.
/// </summary>
public sealed record Screen(IReadOnlyList<BoardPart> Parts, IReadOnlyList<DueKind> Work)
{
    private static readonly Screen Commander = new(
        [BoardPart.Falls, BoardPart.Signs, BoardPart.Moves, BoardPart.Ends, BoardPart.Rotations, BoardPart.Custody],
        [
            DueKind.StateToRelease,
            DueKind.ReportNext,
            DueKind.StateToSign,
            DueKind.StateToSignAgain,
            DueKind.TasksOverdue,
            DueKind.MovesLate,
            DueKind.AuthorityOver,
            DueKind.PostsVacant,
            DueKind.PostsDoubled,
            DueKind.ToursOver,
            DueKind.PapersOver,
            DueKind.AuthoritySoon,
            DueKind.TasksToDebrief,
            DueKind.MovesToDo,
            DueKind.WomenShort,
            DueKind.ToursWithoutSuccessor,
            DueKind.RecordConflicts,
            DueKind.SourcesDiffer,
            DueKind.AuthorityUnclear,
            DueKind.PapersSoon,
            DueKind.WomenUnknown,
            DueKind.DrillToRun,
        ]
    );

    private static readonly Dictionary<string, Screen> ByRole = new()
    {
        ["s1"] = new Screen(
            [BoardPart.Signs, BoardPart.Moves, BoardPart.Ends, BoardPart.Falls, BoardPart.Rotations, BoardPart.Custody],
            [
                DueKind.StateUnstated,
                DueKind.StateToSign,
                DueKind.StateToSignAgain,
                DueKind.MovesLate,
                DueKind.PapersOver,
                DueKind.ToursOver,
                DueKind.ToursWithoutSuccessor,
                DueKind.PostsDoubled,
                DueKind.PostsVacant,
                DueKind.PapersSoon,
                DueKind.RecordConflicts,
                DueKind.DrillToRun,
            ]
        ),
        ["s3"] = new Screen(
            [BoardPart.Signs, BoardPart.Falls, BoardPart.Moves, BoardPart.Ends],
            [
                DueKind.ReportNext,
                DueKind.TasksOverdue,
                DueKind.MovesLate,
                DueKind.TasksToDebrief,
                DueKind.MovesToDo,
                DueKind.StateToRelease,
                DueKind.AuthorityOver,
                DueKind.PostsVacant,
                DueKind.AuthoritySoon,
            ]
        ),
        ["s4"] = new Screen(
            [BoardPart.Moves, BoardPart.Ends, BoardPart.Falls],
            [
                DueKind.MovesLate,
                DueKind.MovesToDo,
                DueKind.AuthorityOver,
                DueKind.AuthorityUnclear,
                DueKind.AuthoritySoon,
            ]
        ),
        ["medical"] = new Screen(
            [BoardPart.Signs, BoardPart.Moves, BoardPart.Falls],
            [DueKind.StateUnstated, DueKind.PapersOver, DueKind.PapersSoon]
        ),
        ["instructor"] = new Screen(
            [BoardPart.Rotations, BoardPart.Falls, BoardPart.Moves],
            [DueKind.PostsVacant, DueKind.PostsDoubled, DueKind.PapersOver, DueKind.ToursWithoutSuccessor]
        ),
        ["gender"] = new Screen([BoardPart.Falls], [DueKind.WomenShort, DueKind.WomenUnknown, DueKind.SourcesDiffer]),
        ["inspector"] = new Screen(
            [BoardPart.Falls, BoardPart.Ends],
            [DueKind.AuthorityOver, DueKind.AuthorityUnclear, DueKind.SourcesDiffer]
        ),
        ["ministry"] = new Screen(
            [BoardPart.Rotations, BoardPart.Falls, BoardPart.Ends, BoardPart.Signs],
            [
                DueKind.AuthorityOver,
                DueKind.AuthoritySoon,
                DueKind.AuthorityUnclear,
                DueKind.WomenShort,
                DueKind.WomenUnknown,
                DueKind.SourcesDiffer,
            ]
        ),
    };

    /// <summary>Of a role by its code; null is whoever is in none.</summary>
    public static Screen Of(string? role) => ByRole.GetValueOrDefault(role ?? "", Commander);
}
