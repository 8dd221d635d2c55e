using System.Security.Cryptography;
using NodaTime;
using Qalqan.Access;
using Qalqan.Camp;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Web;

namespace Qalqan.Bench;

/// <summary>
/// The exercise as a camp has it: posts entrusted and held, people at desks with accounts and sessions, and phones paired for
/// the holders of posts, with keys of their own. Made by the stores themselves, before the node opens the folder.
/// </summary>
internal sealed class CampFolder
{
    public const string Scope = Exercise.Scope;

    private readonly List<CampPhone> phones = [];
    private readonly List<string> tokens = [];

    private CampFolder(string path) => Path = path;

    public string Path { get; }

    public IReadOnlyList<CampPhone> Phones => phones;

    /// <summary>A session for each who reads.</summary>
    public IReadOnlyList<string> Tokens => tokens;

    /// <summary>What phones and browsers trust, in DER.</summary>
    public byte[] Trusted { get; private set; } = [];

    public static CampFolder Make(string path, int phones, int readers)
    {
        MadeExercise.At(path); // whole, with its names: opening them is part of what a page costs
        var made = new CampFolder(path);
        using var folder = Folder.OpenToWrite(path, FolderKind.Exercise, SystemClock.Instance);
        var now = Instant.FromUnixTimeSeconds(SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds());
        var seats = Seats(folder);
        List<Draft> drafts = [];
        foreach (var (index, seat) in seats.Index())
        {
            drafts.Add(Say(new PostEntrusted(seat.Post, index < readers ? "s1" : "s3"), now - Duration.FromHours(1)));
            drafts.Add(Say(new HandedOver(seat.Post, null, seat.Person, 0), now - Duration.FromHours(1)));
        }
        made.Read(folder, seats.Take(readers));
        made.Pair(
            folder,
            Enumerable.Range(0, phones).Select(phone => seats[^(1 + (phone % (seats.Count - readers)))]),
            now,
            drafts
        );
        var ledger = new Ledger(folder.Journal, folder.Vault);
        var receipts = ledger.Append(ledger.Prepare(drafts)).AsTask().GetAwaiter().GetResult();
        if (receipts.FirstOrDefault(receipt => receipt.Outcome is not Outcome.Recorded) is { } refused)
            throw new InvalidOperationException($"The camp's folder: {refused.Problem}");
        return made;
    }

    // Posts of sub-units, with who holds each today.
    private static List<(string Post, string SubUnit, string Person)> Seats(Folder folder)
    {
        var roll = Judging.DeskOf(folder).Personnel.Roll(User.Local(), new Inquiry(Scope: Scope), withNames: false);
        return
        [
            .. roll.Scopes[0]
                .Value.Of.Posts.Where(post => post is { SubUnit: not null, Holders.Count: > 0 })
                .Select(post => (post.Post, post.SubUnit!, post.Holders[0])),
        ];
    }

    private void Read(Folder folder, IEnumerable<(string Post, string SubUnit, string Person)> seats)
    {
        var accounts = new Accounts(folder.FullPath, folder.Key, SystemClock.Instance);
        var sessions = new Sessions(folder.FullPath, folder.Key, SystemClock.Instance);
        foreach (var seat in seats)
        {
            accounts.Add(Account.New(seat.Person, Password.OfNobody));
            tokens.Add(sessions.Begin(seat.Person, Scope, seat.Post, hasTwoFactors: true, CampNodes.Address));
        }
    }

    private void Pair(
        Folder folder,
        IEnumerable<(string Post, string SubUnit, string Person)> seats,
        Instant now,
        List<Draft> drafts
    )
    {
        var devices = new Devices(folder.FullPath, folder.Key, SystemClock.Instance);
        using var authority = new Authority(folder.FullPath, folder.Key, SystemClock.Instance);
        Trusted = authority.Certificate.ToArray();
        HashSet<string> spoken = [];
        foreach (var seat in seats)
        {
            var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var (id, ends) = (devices.NewId(_ => false), now + Duration.FromDays(90));
            var device = new Device(
                id,
                Scope,
                seat.Post,
                seat.Person,
                key.ExportSubjectPublicKeyInfo(),
                now,
                ends,
                null
            );
            devices.Add(device);
            var digest = Convert.ToHexStringLower(SHA256.HashData(device.PublicKey));
            drafts.Add(Say(new DevicePaired(id, seat.Post, seat.Person, digest), now, ends));
            phones.Add(new CampPhone(id, key, authority.Issue(device), seat.SubUnit, spoken.Add(seat.SubUnit)));
        }
    }

    private static Draft Say(Claim claim, Instant from, Instant? to = null) =>
        new(new Report(default, Scope, new Validity(from, to), from, new Source("S1", null), claim));
}
