using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Qalqan.Camp;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>A clock that a test turns.</summary>
internal sealed class Turned(Instant at) : IClock
{
    public Instant Now { get; set; } = at;

    public Instant GetCurrentInstant() => Now;
}

/// <summary>
/// A small contingent in a folder of its own: PL1 with 25 who serve, one of them on leave, and PL2 with one. And the phone of
/// PL1's leader, with a key as WebCrypto makes it.
/// </summary>
internal sealed class PhoneCase : IDisposable
{
    public const string Scope = "kaz-undof-2024";
    public const string Unit = "PL1";
    public const string Today = "2026-11-24";
    public const int Strength = 25;
    public const string OnLeave = "R1-006";
    public const string OfAnotherUnit = "R1-030";
    public const string Mission = "undof";
    public const string Position = "P68";

    private readonly Scratch scratch = new();
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private readonly Instant begun;

    /// <param name="clock">The test's own where it does not stand still.</param>
    public PhoneCase(IClock? clock = null)
    {
        clock ??= Clock;
        begun = Instant.FromUnixTimeSeconds(clock.GetCurrentInstant().ToUnixTimeSeconds()) - Duration.FromDays(200);
        Folder = Folder.OpenToWrite(scratch.At("data"), FolderKind.Exercise, clock);
        Devices = new Devices(scratch.At("data"), FolderKey.None, clock);
        Desk = new Desk(Folder.Journal, Folder.Vault, Folder.Shelf, CommandLine.Capabilities, clock, devices: Devices);
        Camp = CampNode.Of(
            new CampNetwork([System.Net.IPAddress.Loopback], []),
            new Authority(scratch.At("data"), FolderKey.None, clock),
            Devices,
            clock
        );
        Fill();
        var row = Rows(null)[0];
        Device = new Device(
            "PH-7K2M",
            Scope,
            row.Post,
            row.Person,
            key.ExportSubjectPublicKeyInfo(),
            FirstCase.Now - Duration.FromDays(60),
            FirstCase.Now + Duration.FromDays(60),
            null
        );
    }

    public Turned Clock { get; } = new(FirstCase.Now);

    public Folder Folder { get; }

    public Desk Desk { get; }

    public Devices Devices { get; }

    public CampNode Camp { get; }

    public Device Device { get; set; }

    public long Head => Folder.Journal.Head.Number;

    public void Dispose()
    {
        key.Dispose();
        Camp.Authority.Dispose();
        Folder.Dispose();
        scratch.Dispose();
    }

    /// <summary>The unit's rows as the desk's sheet has them.</summary>
    public List<People.DayRow> Rows(string? day = Today) =>
        [
            .. Desk
                .Signing.Sheet(new Inquiry(Scope: Scope), day)
                .Scopes[0]
                .Value.State.Rows.Where(row => row.SubUnit == Unit),
        ];

    /// <summary>Everybody as on record, but for what the test says.</summary>
    public List<StateEntry> States(string day = Today, params (string Person, string State)[] but) =>
        [
            .. Rows(day)
                .Select(row => new StateEntry(
                    row.Person,
                    but.FirstOrDefault(one => one.Person == row.Person).State
                        ?? (row.State is { } state ? StateWords.Of(state).Word : "present")
                )),
        ];

    public object UnitState(
        List<StateEntry> states,
        string day = Today,
        long? seen = null,
        string unit = Unit,
        Instant? saidAt = null,
        string? device = null,
        Guid? id = null
    ) =>
        new
        {
            id = id ?? Guid.CreateVersion7(),
            device = device ?? Device.Id,
            saidAt = Iso.Format(saidAt ?? Clock.Now),
            kind = "unit-state",
            subUnit = unit,
            day,
            seen = seen ?? Head,
            states = states.Select(entry => new { person = entry.Person, state = entry.State }),
        };

    public object HeadCount(int counted, Instant? saidAt = null, string unit = Unit, Guid? id = null) =>
        new
        {
            id = id ?? Guid.CreateVersion7(),
            device = Device.Id,
            saidAt = Iso.Format(saidAt ?? Clock.Now),
            kind = "head-count",
            subUnit = unit,
            expected = 25,
            counted,
        };

    /// <summary>A message of any other kind, with these fields beside those that every message bears.</summary>
    public JsonObject Message(string kind, object fields, Instant? saidAt = null, Guid? id = null)
    {
        var message = JsonSerializer.SerializeToNode(fields)!.AsObject();
        message["id"] = id ?? Guid.CreateVersion7();
        message["device"] = Device.Id;
        message["saidAt"] = Iso.Format(saidAt ?? Clock.Now);
        message["kind"] = kind;
        return message;
    }

    /// <summary>Three shots from the position, as the phone says them.</summary>
    public JsonObject Shots(Instant? at = null, Instant? saidAt = null, Guid? id = null) =>
        Message(
            "observation",
            new
            {
                at = Iso.Format(at ?? Clock.Now),
                post = Position,
                what = "shot",
                sense = "heard",
                count = 3,
                bound = "exactly",
                where = new
                {
                    place = Position,
                    sight = new
                    {
                        bearing = 4800,
                        unit = "mils",
                        north = "magnetic",
                        metres = 800,
                    },
                },
            },
            saidAt,
            id
        );

    /// <summary>Signed as the phone would, to be sent once or again.</summary>
    public SentMessage Sign(object message)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(message);
        var body = Base64Url.EncodeToString(json);
        var id = JsonDocument.Parse(json).RootElement.GetProperty("id").GetString()!;
        var signature = key.SignData(
            Encoding.UTF8.GetBytes("qalqan.message/1\n" + body),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation
        );
        return new SentMessage(id, body, signature);
    }

    /// <summary>What the desk answers to one sending, with the phone's clock that far ahead.</summary>
    public OutboxAnswer Send(Duration ahead, params SentMessage[] messages) =>
        Desk.Outbox.Take(Device, new SentMessages(Clock.Now + ahead, messages), Clock.Now);

    public Answered Send(object message) => Assert.Single(Send(Duration.Zero, Sign(message)).Results);

    public IReadOnlyList<Report> Since(long number) =>
        [.. Folder.Journal.ReadAfter(number).Select(stored => stored.Read().Report)];

    public void Record(Claim claim, Validity valid, string post = "S1", string? person = null) =>
        Record([new Draft(Said(claim, valid, post, person))]);

    /// <summary>A report of the mission under that id.</summary>
    public void RecordInMission(Claim claim, Validity valid, Guid id) =>
        Record([new Draft(Said(claim, valid, scope: Mission) with { Id = new ReportId(id) })]);

    /// <summary>Another gives the post to somebody else at that minute.</summary>
    public void HandOver(Instant at) =>
        Record(new HandedOver(Device.Post, Device.Person, "R1-139", Head), Validity.Since(at));

    private void Fill()
    {
        var since = Validity.Since(begun);
        List<Draft> drafts =
        [
            new(Said(new ScopeOpened(ScopeKind.Contingent, "A small contingent", Mission), since)),
            new(Said(new ZoneSet("Asia/Damascus"), since)),
            new(Said(new ScopeOpened(ScopeKind.Mission, "UNDOF", null), since, scope: Mission)),
            new(Said(new ZoneSet("Asia/Damascus"), since, scope: Mission)),
            new(
                Said(
                    new MissionAdopted(
                        Mission,
                        "2026-12",
                        Folder.Shelf.Put(File.ReadAllBytes(Repository.PathOf("missions", "undof", "mission.json")))
                    ),
                    since,
                    scope: Mission
                )
            ),
        ];
        for (var number = 1; number <= Strength; number++)
            drafts.AddRange(Serves($"PL1-{number:00}", Unit, $"R1-{number:000}", since));
        drafts.Add(new(Said(new PostEntrusted("PL1-01", "s3"), since)));
        drafts.Add(new(Said(new HandedOver("PL1-01", null, "R1-001", 0), since)));
        drafts.AddRange(Serves("PL2-01", "PL2", OfAnotherUnit, since));
        drafts.Add(new(Said(new Stated(OnLeave, PersonState.Leave), Validity.Since(begun + Duration.FromDays(196)))));
        Record(drafts);
    }

    private IEnumerable<Draft> Serves(string post, string unit, string person, Validity since) =>
        [
            new(Said(new PostOpened(post, unit, "OR-4", "RIFLE", false), since)),
            new(Said(new Enrolled(person, "OR-4", "RIFLE"), since)),
            new(
                Said(new Identified(person, null), since),
                new IdentityDetail(null, new PersonName("Mysal" + person[^3..], "Synaq", null), null, null)
            ),
            new(Said(new Held(post, person, Tenure.Substantive), since)),
            new(Said(new Arrived(person, "camp"), Validity.At(since.From))),
            new(Said(new Stated(person, PersonState.Present), since)),
        ];

    private Report Said(Claim claim, Validity valid, string post = "S1", string? person = null, string scope = Scope) =>
        new(default, scope, valid, begun, new Source(post, person), claim);

    private void Record(List<Draft> drafts)
    {
        var ledger = new Ledger(Folder.Journal, Folder.Vault);
        var receipts = ledger.Append(ledger.Prepare(drafts)).AsTask().GetAwaiter().GetResult();
        Assert.All(receipts, receipt => Assert.Equal(Outcome.Recorded, receipt.Outcome));
    }
}
