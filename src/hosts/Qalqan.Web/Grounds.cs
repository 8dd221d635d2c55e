using Qalqan.Readiness;

namespace Qalqan.Web;

/// <summary>What a contingent serves under, and the steps that brought it there; of nobody, and so open to whoever sees findings.</summary>
public sealed class Grounds
{
    private readonly Archive archive;
    private readonly Adoption adoption;

    internal Grounds(Archive archive, Adoption adoption) => (this.archive, this.adoption) = (archive, adoption);

    /// <summary>Mandates, decisions and agreements that the editions in force list.</summary>
    public Looks<IReadOnlyList<AuthorityLine>> Authorities(Inquiry inquiry) =>
        archive.Look(
            inquiry,
            (known, problems) => Readiness.Authorities.Of(known.Today, adoption.RulesInForce(known, problems))
        );

    /// <summary>The steps that have begun, as each source gives them.</summary>
    public Looks<IReadOnlyList<MilestoneLine>> Milestones(Inquiry inquiry) =>
        archive.Look(inquiry, (known, _) => Readiness.Milestones.Of(known));
}
