using System.CommandLine;

namespace Qalqan;

public static partial class CommandLine
{
    private static Command LockCommand()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A new key file, or one of another folder: on a stick, never on this machine's disk",
        };
        var slot = new Argument<int>("SLOT") { Description = "Its number, as `qalqan lock` lists it" };
        var unlock = new Option<bool>("--unlock") { Description = "With the last one: takes the lock off, for good" };
        var addPassphrase = new Command("add-passphrase", "A passphrase opens the folder; the first slot locks it");
        addPassphrase.SetAction(parsed => Locking.AddPassphrase(Path(parsed)));
        var addKey = new Command("add-key", "A key file opens the folder; the first slot locks it") { file };
        addKey.SetAction(parsed => Locking.AddKey(Path(parsed), parsed.GetValue(file)!));
        var remove = new Command("remove", "One way into the folder less") { slot, unlock };
        remove.SetAction(parsed => Locking.Remove(Path(parsed), parsed.GetValue(slot), parsed.GetValue(unlock)));
        var command = new Command("lock", "What opens the folder, what is sealed and what is not")
        {
            Format,
            addPassphrase,
            addKey,
            remove,
        };
        command.SetAction(parsed => Locking.List(Path(parsed), IsJson(parsed)));
        return command;
    }
}
