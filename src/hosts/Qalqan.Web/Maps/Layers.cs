using System.Text;
using Qalqan.Claims;
using Qalqan.Exchange;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Web;

/// <summary>What became of a file that was brought: the layer or the lines it is now, what of it was left out by name, or the problems for which nothing was recorded.</summary>
internal sealed record Brought(
    IReadOnlyList<Problem> Problems,
    IReadOnlyList<string> LeftOut,
    MapLayer? Layer = null,
    IReadOnlyList<Drawn>? Lines = null
);

/// <summary>Layers for a mission's map, and its lines: brought as files, looked at as drafts, accepted or withdrawn by somebody.</summary>
internal sealed class Layers(Archive archive, Days days)
{
    /// <summary>Those of each mission that is asked.</summary>
    public Looks<IReadOnlyList<MapLayer>> Of(Inquiry inquiry) =>
        days.Look<IReadOnlyList<MapLayer>>(inquiry, (look, _) => MapLayer.Of(look.Known));

    /// <summary>What is in it; null where its bytes are not in this folder.</summary>
    public IReadOnlyList<Feature>? FeaturesOf(MapLayer layer) =>
        BytesOf(layer) is { } bytes ? FeatureFile.Read(MapFormat.GeoJson, bytes).Features : null;

    /// <summary>Its bytes as GeoJSON; null where they are not in this folder.</summary>
    public byte[]? BytesOf(MapLayer layer) => archive.Shelf.Get(layer.Digest);

    /// <summary>
    /// Takes the file in as a draft, which nobody sees on the map until it is accepted; the same file again is the same draft. Links to
    /// other files are left out and named.
    /// </summary>
    public Brought Draft(User user, string? scope, string file, byte[] bytes, string? title)
    {
        List<Problem> problems = [];
        if (Read(file, bytes, problems) is not var (format, read))
            return new Brought(problems, []);
        var name = title ?? NameOf(file);
        var geoJson = FeatureFile.Write(MapFormat.GeoJson, name, read.Features);
        MapLayer? there = null;
        var said = days.Say(
            user,
            scope,
            (mission, look, wrong) =>
            {
                if (MissionArea.Of(look.Known) is { } area)
                    wrong.AddRange(
                        Surroundings.Exchanged(read.Features, area).Select(flaw => FlawWords.Of(file, flaw))
                    );
                var claim = new LayerDrafted(
                    CodeOf(name),
                    name,
                    format.Ending(),
                    new IssuedFile("geojson", StandardPack.DigestOf(geoJson), geoJson.Length),
                    read.Features.Count
                );
                wrong.AddRange(claim.Problems().Select(one => new Problem(file, 0, one.Item1, one.Item2)));
                problems.AddRange(wrong);
                there = MapLayer
                    .Of(look.Known)
                    .FirstOrDefault(layer => layer.Id == claim.Layer && layer.Digest == claim.File.Digest);
                if (wrong.Count > 0 || there is not null)
                    return [];
                archive.Shelf.Put(geoJson); // before the entry that speaks of them
                return [new Saying(mission, Validity.Since(archive.Now), claim)];
            }
        );
        if (problems.Count == 0)
            problems.AddRange(said.Problems);
        return problems.Count > 0
            ? new Brought(problems, read.LeftOut)
            : new Brought([], read.LeftOut, there ?? Find(user, scope, CodeOf(name), isAccepted: false));
    }

    /// <summary>Takes in the draft of that layer, which stands in the place of the one that was accepted before.</summary>
    public IReadOnlyList<Problem> Accept(User user, string? scope, string layer) =>
        Change(
            user,
            scope,
            layer,
            (mission, of) =>
                of.Find(one => !one.IsAccepted) is { } draft
                    ? [new Saying(mission, Validity.Since(archive.Now), new LayerAccepted(layer, draft.Digest))]
                    : []
        );

    /// <summary>Takes the layer back, draft and accepted one alike.</summary>
    public IReadOnlyList<Problem> Withdraw(User user, string? scope, string layer) =>
        Change(
            user,
            scope,
            layer,
            (mission, of) =>
                [
                    .. of.SelectMany(one => new[] { one.Drafted, one.Accepted })
                        .OfType<Fact>()
                        .Select(fact => new Saying(
                            mission,
                            Validity.At(archive.Now),
                            new Withdrawal(WithdrawalReason.EnteredInError),
                            Withdraws: fact.Id
                        )),
                ]
        );

    /// <summary>Adopts the lines and areas of the file from that day on, all of them or none: with a problem the old geometry stays in force.</summary>
    public Brought Adopt(User user, string? scope, string file, byte[] bytes, LineWishes wishes)
    {
        List<Problem> problems = [];
        if (Read(file, bytes, problems) is not var (_, read))
            return new Brought(problems, []);
        IReadOnlyList<Drawn> lines = [];
        var said = days.Say(
            user,
            scope,
            (mission, look, wrong) =>
            {
                lines = LineFile.Read(file, read, wishes, look.Known, wrong);
                problems.AddRange(wrong);
                var from = LocalDay.Start(wishes.From ?? look.Known.Today, look.Known.Zone);
                // The same file again says nothing new.
                return
                [
                    .. lines
                        .Where(line =>
                            look.Known.Ever<Drawn>(line.Feature).LastOrDefault() is not { } last
                            || last.From != from
                            || !line.Equals(last.Claim)
                        )
                        .Select(line => new Saying(mission, Validity.Since(from), line)),
                ];
            }
        );
        if (problems.Count == 0)
            problems.AddRange(said.Problems);
        return new Brought(problems, read.LeftOut, Lines: problems.Count == 0 ? lines : null);
    }

    /// <summary>The layer of that code, the draft before the accepted one unless that is asked; null where there is none.</summary>
    public MapLayer? Find(User user, string? scope, string layer, bool isAccepted) =>
        Of(new Inquiry(Scope: scope) { Reach = user.Reach })
            .Scopes.SelectMany(look => look.Value)
            .Where(one => one.Id == layer)
            .OrderBy(one => one.IsAccepted != isAccepted)
            .FirstOrDefault();

    private List<Problem> Change(
        User user,
        string? scope,
        string layer,
        Func<string, List<MapLayer>, IReadOnlyList<Saying>> make
    )
    {
        List<Problem> problems = [];
        var said = days.Say(
            user,
            scope,
            (mission, look, wrong) =>
            {
                var sayings = make(mission, [.. MapLayer.Of(look.Known).Where(one => one.Id == layer)]);
                if (sayings.Count == 0)
                    wrong.Add(
                        new Problem(
                            "layer",
                            0,
                            $"\"{StateTimes.Clip(layer)}\"",
                            "a layer that is on record, and for accepting it a draft"
                        )
                    );
                return sayings;
            }
        );
        problems.AddRange(said.Problems);
        return problems;
    }

    private static (MapFormat Format, MapRead Read)? Read(string file, byte[] bytes, List<Problem> problems)
    {
        if (MapFormats.Of(file) is not { } format)
        {
            problems.Add(new Problem(file, 0, "another ending", MapFormats.Wanted));
            return null;
        }
        var read = FeatureFile.Read(format, bytes);
        problems.AddRange(read.Flaws.Select(flaw => FlawWords.Of(file, flaw)));
        // What is nothing but links says which.
        if (problems.Count > 0)
            problems.AddRange(read.LeftOut.Select(left => new Problem(file, 0, left, "the features themselves")));
        return problems.Count == 0 ? (format, read) : null;
    }

    private static string NameOf(string file)
    {
        var bare = file.Split('/', '\\')[^1];
        var dot = bare.LastIndexOf('.');
        return dot > 0 ? bare[..dot] : bare;
    }

    // A code of a title in any letters: what is no letter or digit of ASCII is passed over.
    private static string CodeOf(string title)
    {
        var code = new StringBuilder();
        foreach (var one in title.ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(one))
                code.Append(one);
            else if (code.Length > 0 && code[^1] != '-')
                code.Append('-');
        var kept = code.ToString().Trim('-');
        return kept.Length == 0
            ? "layer-" + StandardPack.DigestOf(Encoding.UTF8.GetBytes(title))[..8]
            : kept[..Math.Min(40, kept.Length)].TrimEnd('-');
    }
}
