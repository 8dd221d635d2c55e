using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>One version of a flash report: when it was drafted, released and acknowledged; null is not yet.</summary>
public sealed record FlashVersion(Fact Drafted, FlashDrafted Draft, Fact? Released, Fact? Acknowledged);

/// <summary>A flash report, its versions in order, and its closing.</summary>
public sealed record Flash(string Reference, IReadOnlyList<FlashVersion> Versions, Fact? Closed)
{
    public FlashVersion Last => Versions[^1];

    public bool IsOpen => Closed is null;
}

/// <summary>The flash reports of a mission.</summary>
public static class Flashes
{
    /// <summary>Those drafted, updated or closed within the period, and those still open at its end.</summary>
    public static IReadOnlyList<Flash> Of(Known known, Interval period) =>
        [
            .. known
                .Subjects<FlashDrafted>()
                .Select(subject => Find(known, subject.Key))
                .OfType<Flash>()
                .Where(flash =>
                    flash.Versions[0].Drafted.From < period.End && (flash.IsOpen || flash.Closed!.From >= period.Start)
                )
                .OrderBy(flash => flash.Versions[0].Drafted.From)
                .ThenBy(flash => flash.Reference, StringComparer.Ordinal),
        ];

    /// <summary>The flash report of that reference; null where there is none.</summary>
    public static Flash? Find(Known known, string reference)
    {
        var acknowledged = known.Until<FlashAcknowledged>(reference).ToList();
        List<FlashVersion> versions =
        [
            .. known
                .Until<FlashDrafted>(reference)
                .Select(fact => (Fact: fact, Draft: (FlashDrafted)fact.Claim))
                .OrderBy(version => version.Draft.Update)
                .Select(version => new FlashVersion(
                    version.Fact,
                    version.Draft,
                    known.Until<Released>(version.Fact.Id.ToString()).FirstOrDefault(),
                    acknowledged.Find(fact => ((FlashAcknowledged)fact.Claim).Update == version.Draft.Update)
                )),
        ];
        return versions.Count == 0
            ? null
            : new Flash(reference, versions, known.Until<FlashClosed>(reference).FirstOrDefault());
    }
}
