using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Photo;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>
/// Photos of observations: kept as they were sent, under a key of their own, in the mission's record; looked over; and copied with
/// what could tell who is on them covered. Only such a copy leaves. Safe for many threads: one photo is unpacked at a time, because
/// each may take a fifth of a gigabyte.
/// </summary>
public sealed class Photos
{
    /// <summary>Of a picture on a page: enough to see a face by, and light enough for a thin line.</summary>
    public const int ViewSide = 1280;

    public const int MostCoverings = 100;

    private readonly Archive archive;
    private readonly Lock unpacking = new();

    internal Photos(Archive archive) => this.archive = archive;

    /// <summary>Those of the missions in reach, the last one first; of one observation where it is named.</summary>
    public IReadOnlyList<KeptPhoto> List(User user, Guid? observation = null) =>
        [
            .. archive
                .Missions(user.Reach)
                .SelectMany(All)
                .Where(photo => observation is null || photo.Says.Observation == observation)
                .Reverse(),
        ];

    /// <summary>Null where there is none of that digest for the user.</summary>
    public KeptPhoto? Find(User user, string digest) =>
        archive.Missions(user.Reach).SelectMany(All).FirstOrDefault(photo => photo.Digest == digest);

    /// <summary>Keeps it as it is; the same of the same observation is there already. What is no photo is refused before anything is stored.</summary>
    public PhotoOutcome Keep(User user, Guid observation, byte[] bytes)
    {
        if (Unpacked(bytes, out var fault) is not { } raster)
            return new PhotoOutcome(null, PhotoWords.Of(fault));
        var format = PhotoHead.Read(bytes, out _)!.Format;
        var claim = new Photographed(observation, PaperSeal.Describe(format, bytes), raster.Width, raster.Height);
        return archive.Alone(() =>
        {
            var scope = archive
                .Missions(user.Reach)
                .FirstOrDefault(mission =>
                    archive.Of(
                        mission,
                        chronicle =>
                            Observations.Find(archive.Everything(chronicle), new ReportId(observation)) is not null
                    )
                );
            if (scope is null)
                return new PhotoOutcome(null, Phrase.Of("web.photo.of-nothing"));
            var there = All(scope).FirstOrDefault(photo => photo.Says == claim);
            return there is not null ? new PhotoOutcome(there) : Record(user, scope, claim, bytes);
        });
    }

    /// <summary>
    /// Makes the copy that may leave: upright, with every pixel of the coverings black, and nothing in the file but pixels. Without any
    /// covering the user says that there is nobody to be told on it.
    /// </summary>
    public PhotoOutcome Cover(User user, string digest, IReadOnlyList<Covering> coverings)
    {
        if (Find(user, digest) is not { } photo)
            return new PhotoOutcome(null, Phrase.Of("web.photo.missing"));
        if (coverings.Count > MostCoverings)
            return new PhotoOutcome(photo, Phrase.Of("web.photo.coverings", ("most", MostCoverings)));
        foreach (var one in coverings)
            if (!Fits(one, photo.Says))
                return new PhotoOutcome(
                    photo,
                    Phrase.Of(
                        "web.photo.beyond",
                        ("seen", $"{one.Left} {one.Top} {one.Width} {one.Height}"),
                        ("width", photo.Says.Width),
                        ("height", photo.Says.Height)
                    )
                );
        if (Original(photo) is not { } bytes)
            return new PhotoOutcome(photo, Phrase.Of("web.photo.gone"));
        var copy = Written(bytes, raster => raster.Covered(coverings.Select(BoxOf)));
        var claim = new PhotoCovered(digest, coverings, PaperSeal.Describe("jpeg", copy));
        return archive.Alone(() =>
            Find(user, digest) is { Copy: { } last } same
            && last.Copy == claim.Copy
            && last.Coverings.SequenceEqual(coverings)
                ? new PhotoOutcome(same)
                : Record(user, photo.Scope, claim, copy)
        );
    }

    /// <summary>
    /// Destroys the photo and every copy of it: withdrawn on record first, then their keys and bytes in the vault. Done again it finishes
    /// what was cut short. How many were destroyed; null where there is none of that digest.
    /// </summary>
    /// <exception cref="IOException">Bytes may be left; to be done again.</exception>
    public int? Destroy(User user, string digest) =>
        archive.Alone<int?>(() =>
        {
            List<KeyHolder> holders = [];
            foreach (var scope in archive.Missions(user.Reach))
            {
                var believed = archive.Of(scope, chronicle => ReportsOf(archive.Everything(chronicle), digest));
                var said = archive.Say(
                    user,
                    [
                        .. believed.Select(report => new Saying(
                            scope,
                            Validity.At(archive.Now),
                            new Withdrawal(WithdrawalReason.EnteredInError),
                            Withdraws: report
                        )),
                    ]
                );
                if (said.Problems.FirstOrDefault() is { } problem)
                    throw new IOException(problem.ToString());
                holders.AddRange(
                    SealedEntries
                        .Of(archive.Journal, scope)
                        .Where(entry => DigestOf(entry.Report.Claim) == digest)
                        .Select(entry => KeyHolder.OfPhoto(scope, entry.Report.Id))
                );
            }
            return holders.Count == 0 ? null : archive.Vault.Erase(holders);
        });

    /// <summary>As it was sent; null where its bytes are not in this folder.</summary>
    public byte[]? Original(KeptPhoto photo) => Bytes(photo.Scope, photo.Sent.Id, photo.Says.File);

    /// <summary>What may leave; null where nobody has looked it over, or the bytes are not in this folder.</summary>
    public byte[]? Copy(KeptPhoto photo) =>
        photo.LookedOver is { } fact ? Bytes(photo.Scope, fact.Id, photo.Copy!.Copy) : null;

    /// <summary>The photo for the page of somebody who may see it: smaller, upright, and without anything but pixels.</summary>
    public byte[]? View(KeptPhoto photo) =>
        Original(photo) is { } bytes ? Written(bytes, raster => raster.Within(ViewSide)) : null;

    private List<KeptPhoto> All(string scope) =>
        archive.Of(scope, chronicle => KeptPhoto.Of(archive.Everything(chronicle)).ToList());

    private PhotoOutcome Record(User user, string scope, Claim claim, byte[] bytes)
    {
        if (archive.Shut is not null)
            return new PhotoOutcome(null, Phrase.Of("web.photo.shut"));
        var now = archive.Now;
        var report = new Report(default, scope, Validity.At(now), now, new Source(user.Post, user.Person), claim);
        report = report with { Id = DerivedId.Of(report, claim.Key) };
        var holder = KeyHolder.OfPhoto(scope, report.Id);
        // There is a key already where a power cut came between vault and journal, and the same is said again.
        var key = archive.Vault.KeyOf(holder) ?? Sealing.NewKey();
        try
        {
            var receipts = archive
                .Ledger.Append(
                    new Prepared(
                        [new Submission(report)],
                        [(holder, key)],
                        [PaperSeal.SealPhoto(report.Id, scope, bytes, key)]
                    )
                )
                .AsTask()
                .GetAwaiter()
                .GetResult();
            return receipts[0].Outcome is Outcome.Refused
                ? new PhotoOutcome(null, Phrase.Of("web.photo.shut"))
                : new PhotoOutcome(Find(user, DigestOf(claim)!), IsNew: true);
        }
        catch (IOException)
        {
            return new PhotoOutcome(null, Phrase.Of("web.photo.shut"));
        }
    }

    private byte[]? Bytes(string scope, ReportId report, IssuedFile file) =>
        archive.Vault.Find(report) is { } record && archive.Vault.KeyOf(KeyHolder.OfPhoto(scope, report)) is { } key
            ? PaperSeal.Open(record, [file], key)?[0]
            : null;

    private Raster? Unpacked(byte[] bytes, out PhotoFault fault)
    {
        lock (unpacking)
            return Raster.Of(bytes, out fault);
    }

    private byte[] Written(byte[] kept, Func<Raster, Raster> change)
    {
        lock (unpacking)
            return JpegWriter.Of(
                change(
                    Raster.Of(kept, out var fault) ?? throw new InvalidOperationException($"A kept photo is {fault}.")
                )
            );
    }

    private static List<ReportId> ReportsOf(Known mission, string digest) =>
        [
            .. mission
                .Keys<Photographed>()
                .SelectMany(mission.Ever<Photographed>)
                .Concat(mission.Ever<PhotoCovered>(digest))
                .Where(fact => DigestOf(fact.Claim) == digest)
                .Select(fact => fact.Id),
        ];

    private static string? DigestOf(Claim claim) =>
        claim switch
        {
            Photographed photo => photo.File.Digest,
            PhotoCovered copy => copy.Original,
            _ => null,
        };

    private static bool Fits(Covering one, Photographed photo) =>
        one is { Left: >= 0, Top: >= 0, Width: > 0, Height: > 0 }
        && (long)one.Left + one.Width <= photo.Width
        && (long)one.Top + one.Height <= photo.Height;

    private static Box BoxOf(Covering one) => new(one.Left, one.Top, one.Width, one.Height);
}
