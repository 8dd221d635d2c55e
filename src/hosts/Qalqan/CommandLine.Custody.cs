using System.CommandLine;

namespace Qalqan;

public static partial class CommandLine
{
    private static Command JournalCommand()
    {
        var head = new Option<string?>("--head")
        {
            Description = "A digest noted earlier: finds a missing tail",
            HelpName = "DIGEST",
        };
        var verify = new Command("verify", "Checks every entry against the chain; exit 1 where anything was altered")
        {
            head,
            Format,
        };
        verify.SetAction(parsed => Verifying.Verify(Path(parsed), parsed.GetValue(head), IsJson(parsed)));
        var digest = new Command("digest", "How many entries, and the hash of the last") { Format };
        digest.SetAction(parsed => Custody.Digest(Path(parsed), IsJson(parsed)));
        var to = new Option<string>("--to")
        {
            Description = "A new folder for what can be saved",
            HelpName = "DIR",
            Required = true,
        };
        var recover = new Command("recover", "Saves every whole entry before the damage into a new folder")
        {
            to,
            Format,
        };
        recover.SetAction(parsed => Custody.Recover(Path(parsed), parsed.GetValue(to)!, IsJson(parsed)));
        return new Command("journal", "Integrity and custody of the record")
        {
            verify,
            digest,
            recover,
            BackupCommand(),
            RestoreCommand(),
            ExportCommand(),
            DrillCommand(),
        };
    }

    private static Command BackupCommand()
    {
        var to = new Option<string?>("--to")
        {
            Description = "A new folder; default: within DATA/backups",
            HelpName = "DIR",
        };
        var command = new Command("backup", "A whole copy, checked, beside a running serve; it holds the vault")
        {
            to,
            Format,
        };
        command.SetAction(parsed => CustodyCommands.MakeBackup(Path(parsed), parsed.GetValue(to), IsJson(parsed)));
        return command;
    }

    private static Command RestoreCommand()
    {
        var backup = new Argument<string>("BACKUP") { Description = "The folder of a backup" };
        var to = new Option<string>("--to")
        {
            Description = "A new folder for the record",
            HelpName = "DIR",
            Required = true,
        };
        var command = new Command("restore", "A backup into a new folder, every digest checked") { backup, to, Format };
        command.SetAction(parsed =>
            CustodyCommands.Restore(parsed.GetValue(backup)!, parsed.GetValue(to)!, IsJson(parsed))
        );
        return command;
    }

    private static Command ExportCommand()
    {
        var to = new Option<string?>("--to")
        {
            Description = "A new file; default: within DATA/exports",
            HelpName = "FILE",
        };
        var command = new Command("export", "Journal and packs in one archive, without the vault: no name leaves")
        {
            to,
            Format,
        };
        command.SetAction(parsed => CustodyCommands.Export(Path(parsed), parsed.GetValue(to), IsJson(parsed)));
        return command;
    }

    private static Command DrillCommand()
    {
        var command = new Command(
            "drill",
            "Makes a backup, restores it beside, compares, and removes both; exit 1 where it failed"
        )
        {
            Format,
        };
        command.SetAction(parsed => CustodyCommands.RunDrill(Path(parsed), IsJson(parsed)));
        return command;
    }
}
