using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>A record copied, brought back, handed on and drilled.</summary>
public sealed class BackupTests(NamedCase named) : IDisposable
{
    private readonly Scratch scratch = new();

    private string Data => scratch.At("data");

    private string To => scratch.At("copy");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_restored_folder_has_the_same_digest_and_every_detail_and_answers_the_same()
    {
        named.CopyTo(scratch);
        File.WriteAllText(Path.Combine(Data, "settings.json"), """{"language":"kk"}""");
        Ran backup;
        using (Serve.Start(Data)) // beside whoever writes
            backup = Cli.Run("journal", "backup", "--data", Data, "--to", To, "--format", "json");
        Assert.True(backup.Exit == 0, backup.Errors);
        var restore = Cli.Run("journal", "restore", To, "--to", scratch.At("restored"), "--format", "json");
        Assert.True(restore.Exit == 0, restore.Errors);

        Assert.Equal(Digest(Data), Digest(scratch.At("restored")));
        Assert.Equal(Digest(Data), restore.OnlyJson.GetProperty("head").GetString());
        var verify = Cli.Run("journal", "verify", "--data", scratch.At("restored"), "--format", "json");
        Assert.Equal((0, NamedCase.Details), (verify.Exit, verify.OnlyJson.GetProperty("details").GetInt32()));
        Assert.Equal("""{"language":"kk"}""", File.ReadAllText(scratch.At("restored", "settings.json")));
        Assert.Equal(Assess(Data), Assess(scratch.At("restored")));
        AssertOwnersOnly(To);
        AssertOwnersOnly(scratch.At("restored"));
    }

    [Theory]
    [InlineData("cut", "bytes")]
    [InlineData("flip", "SHA-256")]
    [InlineData("gone", "no such file")]
    [InlineData("climb", "by its path within it")]
    [InlineData("swap", "what was sealed")]
    [InlineData("head", "as backup.json says")]
    [InlineData("newer", "a newer Qalqan made it")]
    [InlineData("none", "a backup, as")]
    [InlineData("link", "no such file")]
    public void A_backup_that_is_not_as_it_was_made_is_refused_with_what_is_wrong_and_leaves_nothing(
        string harm,
        string says
    )
    {
        named.CopyBackupTo(scratch, "copy");
        Harm(harm);
        var ran = Cli.Run("journal", "restore", To, "--to", scratch.At("restored"));

        Assert.Equal(2, ran.Exit);
        Assert.Contains(says, ran.Errors, StringComparison.Ordinal);
        Assert.Equal(["copy"], Directory.GetFileSystemEntries(scratch.Root).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Nothing_is_written_over_and_nothing_that_is_not_whole_is_copied()
    {
        named.CopyTo(scratch);
        Directory.CreateDirectory(To);
        File.WriteAllText(Path.Combine(To, "mine"), "1");
        Assert.Equal(2, Cli.Run("journal", "backup", "--data", Data, "--to", To).Exit);
        Assert.Equal(2, Cli.Run("journal", "restore", Data, "--to", scratch.At("restored")).Exit);

        Sql(Data, "vault.sqlite", "delete from detail where person = 'R1-017'");
        var ran = Cli.Run("journal", "backup", "--data", Data, "--to", scratch.At("other"));
        Assert.Equal(2, ran.Exit);
        Assert.Contains("journal verify", ran.Errors, StringComparison.Ordinal);
        Assert.Equal(["copy", "data"], Directory.GetFileSystemEntries(scratch.Root).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void An_erasure_names_the_backups_that_were_made_before_it_and_finds_the_person_in_those_within_the_folder()
    {
        named.CopyTo(scratch);
        Assert.Equal(0, Cli.Run("journal", "backup", "--data", Data, "--to", To).Exit);
        Assert.Equal(0, Cli.Run("journal", "backup", "--data", Data).Exit);
        var within = Assert.Single(Directory.GetDirectories(Path.Combine(Data, "backups")));
        var ran = Cli.Run("erase", "R1-017", "--why", "Order 12", "--data", Data, "--format", "json");

        Assert.Equal(1, ran.Exit);
        Assert.Equal(
            [To, within],
            ran.OnlyJson.GetProperty("backups").EnumerateArray().Select(backup => backup.GetString()!).Order()
        );
        Assert.All(
            ran.OnlyJson.GetProperty("found").EnumerateArray(),
            trace => Assert.StartsWith("backups/", trace.GetProperty("file").GetString(), StringComparison.Ordinal)
        );
        Assert.NotEmpty(ran.OnlyJson.GetProperty("found").EnumerateArray());
    }

    [Fact]
    public void An_export_holds_no_name_key_or_detail_and_verifies_as_whole_where_it_is_unpacked()
    {
        named.CopyTo(scratch);
        var ran = Cli.Run("journal", "export", "--data", Data, "--to", scratch.At("out.zip"));
        Assert.True(ran.Exit == 0, ran.Errors);
        ZipFile.ExtractToDirectory(scratch.At("out.zip"), scratch.At("out"));

        Assert.False(File.Exists(scratch.At("out", "vault.sqlite")));
        var forms = Enumerable.Range(1, NamedCase.People).SelectMany(NamedCase.NamesOf).SelectMany(TraceForms.OfText);
        Assert.Equal(0, FolderSearch.In(scratch.At("out"), new Traces(forms)).FoundInAll);
        var verify = Cli.Run("journal", "verify", "--data", scratch.At("out"), "--format", "json");
        Assert.Equal((0, NamedCase.Details), (verify.Exit, verify.OnlyJson.GetProperty("absentDetails").GetInt32()));
        Assert.Equal(Digest(Data), Digest(scratch.At("out")));

        // The vault taken from a folder that is no export is no export.
        File.Delete(Path.Combine(Data, "vault.sqlite"));
        Assert.Equal(1, Cli.Run("journal", "verify", "--data", Data).Exit);
    }

    [Fact]
    public void A_recovered_folder_has_the_details_of_the_entries_that_were_saved()
    {
        named.CopyTo(scratch);
        Sql(
            Data,
            "journal.sqlite",
            "update entry set bytes = x'00' where number = (select max(number) - 10 from entry)"
        );
        Assert.Equal(0, Cli.Run("journal", "recover", "--data", Data, "--to", To).Exit);
        var verify = Cli.Run("journal", "verify", "--data", To, "--format", "json");

        Assert.Equal(0, verify.Exit);
        Assert.Equal(NamedCase.Details - 11, verify.OnlyJson.GetProperty("details").GetInt32());
        Assert.Equal(11, verify.OnlyJson.GetProperty("strays").GetArrayLength());
    }

    [Fact]
    public void A_drill_is_put_on_the_register_leaves_nothing_behind_and_fails_with_the_reason()
    {
        named.CopyTo(scratch);
        Directory.CreateDirectory(Path.Combine(Data, "drill", "backup.making")); // of one that was killed
        var drill = Cli.Run("journal", "drill", "--data", Data, "--format", "json");
        Assert.True(drill.Exit == 0, string.Join("", drill.Lines));
        Assert.False(Directory.Exists(Path.Combine(Data, "drill")));

        Sql(Data, "vault.sqlite", "update detail set sealed = zeroblob(80) where person = 'R1-017'");
        Assert.Equal(1, Cli.Run("journal", "drill", "--data", Data).Exit);
        var drills = CustodyRegister.Read(Data).Drills;
        Assert.Null(drills[0].Failure);
        Assert.Contains("not whole", drills[1].Failure, StringComparison.Ordinal);
    }

    private void Harm(string harm)
    {
        var (vault, manifest) = (Path.Combine(To, "vault.sqlite"), Path.Combine(To, "backup.json"));
        var text = File.ReadAllText(manifest);
        switch (harm)
        {
            case "cut":
                using (var file = File.OpenWrite(Path.Combine(To, "journal.sqlite")))
                    file.SetLength(file.Length / 2);
                break;
            case "flip":
                using (var file = File.Open(vault, FileMode.Open))
                {
                    file.Position = 5000;
                    var was = file.ReadByte();
                    file.Position = 5000;
                    file.WriteByte((byte)(was ^ 1));
                }
                break;
            case "gone":
                File.Delete(vault);
                break;
            case "link":
                File.Move(vault, vault + ".real");
                File.CreateSymbolicLink(vault, vault + ".real");
                break;
            case "climb":
                File.WriteAllText(
                    manifest,
                    text.Replace("\"format\"", "\"packs/../../format\"", StringComparison.Ordinal)
                );
                break;
            case "newer":
                File.WriteAllText(manifest, text.Replace("\"backup\": 1", "\"backup\": 2", StringComparison.Ordinal));
                break;
            case "none":
                File.Delete(manifest);
                break;
            case "head":
                File.WriteAllText(
                    manifest,
                    Regex.Replace(text, "\"head\": \"[0-9a-f]{64}\"", $"\"head\": \"{new string('0', 64)}\"")
                );
                break;
            case "swap": // and the manifest made to fit; where the ids fall so that a page splits, the file is longer too
                var (before, bytes) = (HashOf(vault), new FileInfo(vault).Length);
                Sql(
                    To,
                    "vault.sqlite",
                    "update detail set sealed = (select sealed from detail where person = 'R1-001') where person = 'R1-002'"
                );
                File.WriteAllText(
                    manifest,
                    text.Replace(before, HashOf(vault), StringComparison.Ordinal)
                        .Replace(
                            $"\"bytes\": {bytes}",
                            $"\"bytes\": {new FileInfo(vault).Length}",
                            StringComparison.Ordinal
                        )
                );
                break;
        }
    }

    private static string HashOf(string file) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));

    private static string Digest(string data) =>
        Cli.Run("journal", "digest", "--data", data, "--format", "json").OnlyJson.GetProperty("head").GetString()!;

    private static string Assess(string data) =>
        string.Join("\n", Cli.Run("assess", "--data", data, "--as-of", "2024-09-20", "--format", "json").Lines);

    private static void AssertOwnersOnly(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(folder)
        );
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(Path.Combine(folder, "vault.sqlite"))
        );
    }

    private static void Sql(string folder, string file, string sql)
    {
        using var db = new SqliteConnection($"Data Source={Path.Combine(folder, file)};Pooling=False");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }
}
