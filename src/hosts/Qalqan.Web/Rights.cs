using Microsoft.AspNetCore.Builder;

namespace Qalqan.Web;

/// <summary>What somebody may do. Every address needs one of these; which role has which is <see cref="Role"/>'s table.</summary>
public enum Right
{
    /// <summary>What everybody may have, known or not: the way in, styles and scripts, how to pair, whether the program is well.</summary>
    Enter,

    /// <summary>What everybody has who came in: the own sessions, the table of rights, the way out.</summary>
    BeSomebody,

    /// <summary>Handing the own post over.</summary>
    HandOver,

    /// <summary>Findings and their explanations, of what the own compartments allow.</summary>
    SeeFindings,

    /// <summary>Roll, tour, persons, posts, sub-units, search, and the workbook of the roll.</summary>
    SeePeople,

    /// <summary>The state of the day.</summary>
    SeeState,

    /// <summary>Saying states.</summary>
    SayState,

    /// <summary>Signing the day.</summary>
    SignState,

    /// <summary>The mission's day: its log, what was observed, tasks and flash reports.</summary>
    SeeDay,

    /// <summary>Writing in the log of the day, and all that is made of it.</summary>
    SayDay,

    /// <summary>The gender-related observations of the mission's day in one list.</summary>
    SeeGender,

    /// <summary>Moves: legs, manifests, clearances, counts on the way, the handover at the end.</summary>
    SeeMoves,

    /// <summary>Planning and recording moves.</summary>
    SayMoves,

    /// <summary>Raising an alarm and ending it, accounting for people, shelters and casualties.</summary>
    Muster,

    /// <summary>Letting leave what another signed.</summary>
    Release,

    /// <summary>Papers that were released.</summary>
    SeePapers,

    /// <summary>Drafts of papers, and those that were issued and not released.</summary>
    SeeDrafts,

    /// <summary>Issuing and voiding papers.</summary>
    Issue,

    /// <summary>Women and men in totals.</summary>
    SeeFigures,

    /// <summary>Taking in sheets.</summary>
    Import,

    /// <summary>Opening a new contingent.</summary>
    Found,

    /// <summary>Forgetting a person.</summary>
    Erase,

    /// <summary>Backups, drills and erasures.</summary>
    SeeCustody,

    /// <summary>Accounts, posts and phones: who may what.</summary>
    Entrust,

    /// <summary>The phone's own pages and its outbox.</summary>
    UsePhone,
}

/// <summary>The right that an address needs, as its metadata: one that declares none is answered to nobody.</summary>
public sealed record Needed(Right Right);

internal static class NeededConventions
{
    public static TBuilder Needs<TBuilder>(this TBuilder builder, Right right)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Needed(right));
}
