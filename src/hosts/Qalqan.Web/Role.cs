using Qalqan.Claims;

namespace Qalqan.Web;

/// <summary>
/// What a post that works in this role may do. No public text settles who in a contingent may see what: the table is our local
/// default, and the compartments are offered, not given: each is entrusted to a post by itself.
/// </summary>
/// <param name="Code">As it stands on the record.</param>
/// <param name="Rights">Besides what everybody has.</param>
/// <param name="Offered">The compartments that a post in this role is offered.</param>
/// <param name="SeesMission">Whether records of the mission are looked at besides the contingent's own.</param>
public sealed record Role(
    string Code,
    IReadOnlySet<Right> Rights,
    IReadOnlySet<Compartment> Offered,
    bool SeesMission = true
)
{
    /// <summary>Of the machine and its accounts, and of no record: it is of no contingent.</summary>
    public static Role Administrator { get; } =
        new(
            "administrator",
            new HashSet<Right> { Right.Enter, Right.BeSomebody, Right.Found, Right.Entrust, Right.SeeCustody },
            new HashSet<Compartment>()
        );

    /// <summary>Every role, in the order in which a table shows them.</summary>
    public static IReadOnlyList<Role> All { get; } =
    [
        Of(
            "commander",
            [
                Right.SeeFindings,
                Right.SeePeople,
                Right.SeeState,
                Right.SeeDay,
                Right.SeeMoves,
                Right.SeeGender,
                Right.SayDay,
                Right.Muster,
                Right.Release,
                Right.SeePapers,
                Right.SeeDrafts,
                Right.SeeFigures,
                Right.SeeCustody,
                Right.UsePhone,
            ],
            Compartment.Conduct,
            Compartment.Kin,
            Compartment.Arms,
            Compartment.Sources
        ),
        Of(
            "s1",
            [
                Right.SeeFindings,
                Right.SeePeople,
                Right.SeeState,
                Right.SeeDay,
                Right.SeeMoves,
                Right.SayMoves,
                Right.SeeGender,
                Right.SayState,
                Right.Muster,
                Right.SignState,
                Right.SeePapers,
                Right.SeeDrafts,
                Right.Issue,
                Right.SeeFigures,
                Right.Import,
                Right.Erase,
                Right.SeeCustody,
                Right.UsePhone,
            ],
            Compartment.Kin,
            Compartment.Conduct,
            Compartment.Gender
        ),
        Of(
            "s3",
            [
                Right.SeeFindings,
                Right.SeePeople,
                Right.SeeState,
                Right.SeeDay,
                Right.SeeMoves,
                Right.SayMoves,
                Right.SeeGender,
                Right.SayDay,
                Right.Muster,
                Right.Release,
                Right.SeePapers,
                Right.SeeDrafts,
                Right.Issue,
                Right.UsePhone,
            ],
            Compartment.Sources
        ),
        Of(
            "s4",
            [
                Right.SeeFindings,
                Right.SeePeople,
                Right.SeeState,
                Right.SeeDay,
                Right.SeeMoves,
                Right.SayMoves,
                Right.SeeGender,
                Right.SeePapers,
                Right.SeeDrafts,
                Right.Issue,
                Right.UsePhone,
            ],
            Compartment.Arms
        ),
        Of(
            "medical",
            [Right.SeeFindings, Right.SeePeople, Right.SeeState, Right.SeeDay, Right.Muster, Right.UsePhone],
            Compartment.Medical
        ),
        Of("instructor", [Right.SeeFindings, Right.SeePeople, Right.SeeState]),
        Of("gender", [Right.SeeFindings, Right.SeeFigures, Right.SeeGender], Compartment.Gender),
        Of("inspector", [Right.SeeFindings]),
        Of("ministry", [Right.SeeFindings, Right.SeeState, Right.SeeMoves, Right.SeePapers, Right.SeeFigures]) with
        {
            SeesMission = false,
        },
        Of("observer", [Right.UsePhone]),
        Administrator,
    ];

    /// <summary>What changes the record or who may see it: who was relieved has none of it.</summary>
    public static IReadOnlySet<Right> Writing { get; } =
        new HashSet<Right>
        {
            Right.SayState,
            Right.SayDay,
            Right.SayMoves,
            Right.Muster,
            Right.SignState,
            Right.Release,
            Right.Issue,
            Right.Import,
            Right.Found,
            Right.Erase,
            Right.Entrust,
            Right.HandOver,
            Right.UsePhone,
        };

    /// <summary>The role of that code; null where this program knows none.</summary>
    public static Role? Named(string code) => All.FirstOrDefault(role => role.Code == code);

    private static Role Of(string code, IEnumerable<Right> rights, params Compartment[] offered) =>
        new(
            code,
            rights.Append(Right.Enter).Append(Right.BeSomebody).Append(Right.HandOver).ToHashSet(),
            offered.ToHashSet()
        );
}
