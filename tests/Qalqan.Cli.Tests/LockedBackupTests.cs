using System.Text.Json;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>A locked folder copied, brought back, recovered, handed on, drilled and served: with its key, asked for once.</summary>
public sealed class LockedBackupTests : IDisposable
{
    private const string Words = "correct horse battery";
    private readonly Scratch scratch = new();
    private readonly IReadOnlyList<byte[]> keys;

    public LockedBackupTests(NamedCase named)
    {
        keys = LockTests.KeysIn(named.CopyTo(scratch));
        Assert.Equal(0, Cli.Run("lock", "add-key", Stick, "--data", Data).Exit);
    }

    private string Stick => scratch.At("stick.key");

    private string Data => scratch.At("data");

    private string To => scratch.At("copy");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_backup_holds_the_lock_and_sealed_keys_and_no_session_and_opens_with_the_same_key()
    {
        File.WriteAllText(Path.Combine(Data, "access.json"), "whatever is sealed there");
        File.WriteAllText(Path.Combine(Data, "sessions.json"), "who is signed in");
        Assert.Equal(0, WithKey("journal", "backup", "--data", Data, "--to", To).Exit);

        Assert.Empty(LockTests.FilesWith(To, keys));
        Assert.True(FolderLock.IsOn(To));
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(Data, "access.json")),
            File.ReadAllBytes(Path.Combine(To, "access.json"))
        );
        Assert.False(File.Exists(Path.Combine(To, "sessions.json")));
        Assert.Equal(2, Cli.RunTyping("", [], "journal", "restore", To, "--to", scratch.At("restored")).Exit);
        Assert.False(Directory.Exists(scratch.At("restored")));

        var restored = WithKey("journal", "restore", To, "--to", scratch.At("restored"));
        Assert.True(restored.Exit == 0, restored.Errors);
        Assert.Empty(LockTests.FilesWith(scratch.At("restored"), keys));
        AssertWhole(scratch.At("restored"));
    }

    [Fact]
    public void A_drill_opens_what_it_restored_with_the_key_that_was_given_once()
    {
        Assert.Equal(0, WithKey("lock", "add-passphrase", "--data", Data).Exit);
        var drill = Cli.RunTyping(Words, [], "journal", "drill", "--data", Data);

        Assert.True(drill.Exit == 0, string.Join("\n", drill.Lines) + drill.Errors);
        Assert.Null(Assert.Single(CustodyRegister.Read(Data).Drills).Failure);
        Assert.False(Directory.Exists(Path.Combine(Data, "drill")));
    }

    [Fact]
    public void What_is_recovered_is_locked_as_it_was_and_what_is_exported_needs_no_key()
    {
        File.WriteAllText(Path.Combine(Data, "access.json"), "whatever is sealed there");
        Assert.Equal(0, WithKey("journal", "recover", "--data", Data, "--to", To).Exit);
        Assert.Empty(LockTests.FilesWith(To, keys));
        AssertWhole(To);
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(Data, "access.json")),
            File.ReadAllBytes(Path.Combine(To, "access.json"))
        );

        Assert.Equal(0, WithKey("journal", "export", "--data", Data, "--to", scratch.At("out.zip")).Exit);
        System.IO.Compression.ZipFile.ExtractToDirectory(scratch.At("out.zip"), scratch.At("out"));
        Assert.False(FolderLock.IsOn(scratch.At("out")));
        Assert.Equal(0, Cli.Run("journal", "verify", "--data", scratch.At("out")).Exit);
    }

    [Fact]
    public void An_erasure_in_a_locked_folder_leaves_no_byte_of_the_person()
    {
        var erased = WithKey("erase", "R1-017", "--why", "Order 12", "--data", Data, "--format", "json");

        Assert.True(erased.Exit == 0, erased.Errors);
        Assert.True(erased.OnlyJson.GetProperty("complete").GetBoolean());
        Assert.Equal(
            NamedCase.DetailsAbout(17),
            WithKey("journal", "verify", "--data", Data, "--format", "json")
                .OnlyJson.GetProperty("erasedDetails")
                .GetInt32()
        );
    }

    [Fact]
    public async Task A_serve_opens_it_with_the_key_writes_and_logs_no_byte_of_it()
    {
        using var serve = Serve.Start(Data, ("QALQAN_KEY_FILE", Stick));
        using var http = new HttpClient { BaseAddress = serve.Address };
        using var health = JsonDocument.Parse(
            await http.GetStringAsync(new Uri("/healthz", UriKind.Relative), TestContext.Current.CancellationToken)
        );

        Assert.True(health.RootElement.GetProperty("writer").GetBoolean());
        var secret = File.ReadAllText(Stick).Trim().Split(' ')[1];
        var log = File.ReadAllText(Path.Combine(Data, "log", "qalqan.log"));
        Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase);
    }

    private void AssertWhole(string folder)
    {
        var verify = WithKey("journal", "verify", "--data", folder, "--format", "json");
        Assert.Equal((0, NamedCase.Details), (verify.Exit, verify.OnlyJson.GetProperty("details").GetInt32()));
    }

    // The words are read by a command that asks for a new passphrase, and by no other.
    private Ran WithKey(params string[] arguments) => Cli.RunTyping(Words, [], [.. arguments, "--key", Stick]);
}
