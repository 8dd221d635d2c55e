using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>A version of an own form, as it was kept.</summary>
public sealed record KeptForm(string Scope, Fact Kept)
{
    public FormKept Says => (FormKept)Kept.Claim;

    /// <summary><c>NAME@VERSION</c>, under which a paper is filled in it.</summary>
    public string Called => $"{Says.Form}@{Says.Version}";
}

/// <summary>What came of keeping a form: what stands against it, none where it is kept; and the version it is.</summary>
public sealed record FormOutcome(IReadOnlyList<Problem> Problems, KeptForm? Form = null, bool IsNew = false);
