using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>A photo on record: of which observation, and its covered copy, the last that was made; null where nobody has looked it over.</summary>
public sealed record KeptPhoto(string Scope, Fact Sent, Fact? LookedOver)
{
    public Photographed Says => (Photographed)Sent.Claim;

    public PhotoCovered? Copy => (PhotoCovered?)LookedOver?.Claim;

    /// <summary>By which it is called: of the bytes as they were sent.</summary>
    public string Digest => Says.File.Digest;

    /// <summary>Every photo that is believed, in order of arrival.</summary>
    internal static IEnumerable<KeptPhoto> Of(Known mission) =>
        mission
            .Keys<Photographed>()
            .SelectMany(mission.Ever<Photographed>)
            .OrderBy(fact => fact.Number)
            .Select(fact => new KeptPhoto(
                mission.Scope,
                fact,
                mission.Ever<PhotoCovered>(((Photographed)fact.Claim).File.Digest).MaxBy(copy => copy.Number)
            ));
}

/// <summary>The photo as it is on record now; or why nothing was recorded.</summary>
public sealed record PhotoOutcome(KeptPhoto? Photo, Phrase? Refusal = null, bool IsNew = false);
