using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Store;

/// <summary>
/// How far a lock is put on or taken off. The two on the way say which way: whoever opens the folder next brings it to its end.
/// </summary>
public enum LockPhase
{
    Sealing,
    Locked,
    Unsealing,
}

/// <summary>
/// The file <c>lock.json</c> of a data folder, version 1: the slots, each of which holds the same folder key, and a check by
/// which a key is known to be that one. It is no secret, and without it nothing that was sealed opens: it goes into every
/// backup. A folder without it has no lock. Version rule: the number under <c>lock</c>; a newer one is refused.
/// </summary>
public sealed record FolderLock(LockPhase Phase, byte[] Check, IReadOnlyList<LockSlot> Slots)
{
    public const string FileName = "lock.json";

    private const int Version = 1;
    private const int MostSlots = 32;
    private const long LargestBytes = 1 << 20;
    private const string CheckUse = "lock check";

    public static string PathOf(string folder) => Path.Combine(folder, FileName);

    public static bool IsOn(string folder) => File.Exists(PathOf(folder));

    /// <summary>A lock with its first slot, on its way to being put on.</summary>
    public static FolderLock Begin(FolderKey key, Secret secret, Instant now) =>
        new(LockPhase.Sealing, key.Seal(CheckUse, []), [LockSlot.Of(1, key, secret, now)]);

    /// <summary>With one slot more, numbered above all there ever were as far as this lock knows.</summary>
    public FolderLock With(FolderKey key, Secret secret, Instant now) =>
        this with
        {
            Slots = [.. Slots, LockSlot.Of(Slots.Max(slot => slot.Number) + 1, key, secret, now)],
        };

    public FolderLock Without(int number) => this with { Slots = [.. Slots.Where(slot => slot.Number != number)] };

    public bool CanTakeMore => Slots.Count < MostSlots;

    /// <summary>Whether a slot is for this key file already; of passphrases only trying each would tell.</summary>
    public bool HasKeyFile(Secret secret) => Slots.Any(slot => slot.Print == LockSlot.PrintOf(secret));

    /// <summary>The folder's key; null where the secret opens no slot.</summary>
    public FolderKey? Open(Secret secret) =>
        Slots.Select(slot => slot.Open(secret)).FirstOrDefault(key => key is not null && IsOf(key));

    /// <summary>Whether the key is this lock's.</summary>
    public bool IsOf(FolderKey key) => !key.IsNone && key.Open(CheckUse, Check) is not null;

    /// <summary>Null where the folder has none, or it is not what we write: then with everything that is wrong with it.</summary>
    public static FolderLock? Read(string folder, List<Problem> problems)
    {
        var path = PathOf(folder);
        if (new FileInfo(path) is not { Exists: true } file)
            return null;
        if (file.Length > LargestBytes)
        {
            problems.Add(new Problem(path, 0, $"{file.Length} bytes", "a lock as `qalqan lock` writes it"));
            return null;
        }
        var before = problems.Count;
        var read = Node.Read(path, File.ReadAllBytes(path), problems) is { } node
            ? Read(new Fields(path, node, problems))
            : null;
        return problems.Count == before ? read : null;
    }

    /// <exception cref="IOException">It could not be made durable: what was there is there still.</exception>
    public void Write(string folder)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("lock", Version);
            json.WriteString("phase", NameOf(Phase));
            json.WriteString("check", Convert.ToHexStringLower(Check));
            json.WriteStartArray("slots");
            foreach (var slot in Slots)
            {
                json.WriteStartObject();
                json.WriteNumber("slot", slot.Number);
                json.WriteString("kind", slot.Kind);
                if (slot.Parameters is { } parameters)
                {
                    json.WriteNumber("memoryKibibytes", parameters.MemoryKibibytes);
                    json.WriteNumber("passes", parameters.Passes);
                    json.WriteNumber("lanes", parameters.Lanes);
                }
                if (slot.Print is { } print)
                    json.WriteString("print", print);
                json.WriteString("salt", Convert.ToHexStringLower(slot.Salt));
                json.WriteString("sealed", Convert.ToHexStringLower(slot.Sealed));
                json.WriteString("addedAt", Iso.Format(slot.AddedAt));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        DurableFile.Write(PathOf(folder), buffer.ToArray(), isOwnersOnly: true);
    }

    private static FolderLock Read(Fields fields)
    {
        var version = fields.Whole("lock", 1, int.MaxValue);
        if (version > Version)
            fields.Refuse("lock", $"version {version}", $"a version up to {Version}", "a newer Qalqan made it");
        var phase = fields.OneOf("phase", [.. Enum.GetValues<LockPhase>().Select(NameOf)]);
        var read = new FolderLock(
            Enum.GetValues<LockPhase>().FirstOrDefault(one => NameOf(one) == phase),
            Hex(fields, "check"),
            fields.List("slots", Slot)
        );
        fields.Done();
        if (read.Slots.Count > MostSlots || read.Slots.DistinctBy(slot => slot.Number).Count() < read.Slots.Count)
            fields.Refuse("slots", "a slot twice, or too many", $"each slot once, {MostSlots} at most");
        return read;
    }

    private static LockSlot Slot(Fields slot)
    {
        var isPassphrase = slot.OneOf("kind", "passphrase", "key-file") == "passphrase";
        Argon2Parameters? parameters = isPassphrase
            ? new(Whole("memoryKibibytes"), Whole("passes"), Whole("lanes"))
            : null;
        if (parameters is { AreSane: false })
            slot.Refuse("memoryKibibytes", "parameters of Argon2id out of bounds", "those that `qalqan lock` writes");
        return new LockSlot(
            slot.Whole("slot", 1, int.MaxValue - 1),
            parameters,
            Hex(slot, "salt"),
            Hex(slot, "sealed"),
            InstantPattern.ExtendedIso.Parse(slot.Text("addedAt")).TryGetValue(default, out var at) ? at : default,
            isPassphrase ? null : slot.Text("print", 8)
        );

        int Whole(string key) => slot.Whole(key, 1, 1 << 20);
    }

    private static byte[] Hex(Fields fields, string key)
    {
        var text = fields.Text(key);
        var bytes = new byte[text.Length / 2];
        if (
            text.Length % 2 == 0
            && Convert.FromHexString(text, bytes, out _, out _) is System.Buffers.OperationStatus.Done
        )
            return bytes;
        fields.Refuse(key, $"\"{text}\"", "bytes in hex");
        return [];
    }

    private static string NameOf(LockPhase phase) => phase.ToString().ToLowerInvariant();
}
