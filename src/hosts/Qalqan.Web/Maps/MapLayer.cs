using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>A layer that somebody brought, as it stands: a draft, or accepted by the report of <c>Accepted</c>.</summary>
public sealed record MapLayer(string Scope, Fact Drafted, LayerDrafted Says, Fact? Accepted)
{
    public string Id => Says.Layer;

    public string Digest => Says.File.Digest;

    public bool IsAccepted => Accepted is not null;

    /// <summary>Of each layer the draft that was accepted last, and beside it the last draft where nobody accepted that one yet; by name.</summary>
    public static IReadOnlyList<MapLayer> Of(Known known)
    {
        List<MapLayer> layers = [];
        foreach (var key in known.Keys<LayerDrafted>().Order(StringComparer.Ordinal))
        {
            var accepted = known.Until<LayerAccepted>(key).ToList();
            var all = known
                .Until<LayerDrafted>(key)
                .OrderBy(fact => fact.Number)
                .Select(fact => new MapLayer(
                    known.Scope,
                    fact,
                    (LayerDrafted)fact.Claim,
                    accepted.LastOrDefault(one =>
                        ((LayerAccepted)one.Claim).Digest == ((LayerDrafted)fact.Claim).File.Digest
                    )
                ))
                .ToList();
            if (all.LastOrDefault(layer => layer.IsAccepted) is { } shown)
                layers.Add(shown);
            if (all is [.., { IsAccepted: false } draft])
                layers.Add(draft);
        }
        return layers;
    }
}
