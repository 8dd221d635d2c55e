using System.Collections.Concurrent;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>The areas of missions, by the packs that the shelf holds. Safe for many threads.</summary>
internal sealed class AreaMaps(PackShelf shelf)
{
    private readonly ConcurrentDictionary<string, MissionPack> packs = [];
    private readonly ConcurrentDictionary<(string Digest, string Open), AreaMap> maps = [];

    /// <summary>By the pack that the mission had adopted at the look; empty where its bytes are not there.</summary>
    public AreaMap Of(Known mission) =>
        mission.Keys<MissionAdopted>().SelectMany(mission.Ever<MissionAdopted>).MaxBy(fact => fact.Number)
            is { Claim: MissionAdopted { Digest: var digest } }
        && PackOf(digest) is { } pack
            ? MapOf(pack, mission.Today)
            : AreaMap.Empty;

    // What stands changes on few days, so there are few of each pack.
    private AreaMap MapOf(MissionPack pack, LocalDate day)
    {
        var open = string.Concat(pack.Places.Select(place => place.IsOpenOn(day) ? '1' : '0'));
        return maps.GetOrAdd(
            (pack.Digest, open),
            _ => new AreaMap(
                new Gazetteer(
                    [
                        .. pack.Places.Select(place => new Landmark(
                            place.Id,
                            place.Name,
                            place.At,
                            place.Error,
                            place.IsMannedOn(day),
                            !place.IsOpenOn(day)
                        )),
                    ],
                    pack.Declination?.Degrees
                ),
                pack.Drawings
            )
        );
    }

    // Bytes that are not there may be put back.
    private MissionPack? PackOf(string digest) =>
        packs.TryGetValue(digest, out var read) ? read
        : shelf.Get(digest) is { } bytes && MissionPack.Read($"packs/{digest}.json", bytes, []) is { } pack
            ? packs[digest] = pack
        : null;
}
