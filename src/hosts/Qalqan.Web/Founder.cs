using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>Opens the record of a new contingent in a folder: its packs on the shelf, then its first reports.</summary>
/// <param name="adoption">Which shapes packs are read by.</param>
/// <param name="offered">The bytes of a pack that this release holds, by its path; null where it holds none.</param>
public sealed class Founder(Adoption adoption, Func<string, byte[]?> offered)
{
    /// <summary>Records it in this folder, all of it or nothing; the problems, none where it was recorded.</summary>
    /// <exception cref="IOException">It could not be made durable.</exception>
    public IReadOnlyList<Problem> Found(Founding founding, Ledger ledger, PackShelf shelf)
    {
        List<Problem> problems = [];
        var packs = Founding.General.Select(path => (path, bytes: offered(path))).Where(pack => pack.bytes is not null);
        List<byte[]> shelved = [.. packs.Select(pack => pack.bytes!), .. founding.Packs];
        var standards = shelved
            .Select(bytes => adoption.Read("a pack of this contingent", bytes, problems))
            .OfType<Standard>()
            .ToList();
        var path = $"missions/{founding.Mission}/{MissionPack.Manifest}";
        MissionPack? mission = null;
        List<Standard> ofMission = [];
        if (offered(path) is { } area)
        {
            mission = MissionPack.Read(path, area, problems);
            shelved.Add(area);
            foreach (var name in mission?.Standards ?? [])
                if (offered($"standards/{name.Id}/{name.Edition}.json") is { } bytes)
                {
                    shelved.Add(bytes);
                    if (adoption.Read($"standards/{name.Id}/{name.Edition}.json", bytes, problems) is { } standard)
                        ofMission.Add(standard);
                }
        }
        if (problems.Count > 0)
            return problems;
        foreach (var bytes in shelved)
            shelf.Put(bytes);
        List<Draft> drafts =
        [
            .. mission?.Opening(founding.Post, founding.Now, null, ofMission) ?? [],
            .. founding.Opening(standards, mission),
        ];
        var receipts = ledger.Append(ledger.Prepare(drafts)).AsTask().GetAwaiter().GetResult();
        foreach (var receipt in receipts.Where(receipt => receipt.Outcome is Outcome.Refused))
            problems.Add(new Problem("the journal", 0, receipt.Problem ?? "", "reports it can record"));
        return problems;
    }
}
