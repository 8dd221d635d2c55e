using Microsoft.Data.Sqlite;
using Qalqan;
using Qalqan.Kernel;
using Qalqan.Store;

// 0 done; 1 done, with a breach, an alteration or rejected rows; 2 bad input, nothing changed; 3 a bug of ours.
try
{
    return await CommandLine.Run(args);
}
catch (RefusalException refusal)
{
    foreach (var problem in refusal.Problems)
        Console.Error.WriteLine(problem);
    return 2;
}
catch (JournalDamagedException damage)
{
    Console.Error.WriteLine(new Problem("the journal", 0, damage.Message, "every entry as it was recorded"));
    return 2;
}
catch (SqliteException error) when (error.SqliteErrorCode is 5 or 8 or 10 or 13 or 14) // busy, no leave, no room
{
    Console.Error.WriteLine(
        new Problem(
            "the journal",
            0,
            error.Message,
            "leave and room to write beside it, which SQLite needs even to read"
        )
    );
    return 2;
}
catch (InvalidDataException error) // a secret of the folder
{
    Console.Error.WriteLine(new Problem("the folder", 0, error.Message, "what its own key sealed, or a backup's"));
    return 2;
}
catch (IOException error)
{
    Console.Error.WriteLine(new Problem("the disk", 0, error.Message, "room and leave to write"));
    return 2;
}
catch (UnauthorizedAccessException error)
{
    Console.Error.WriteLine(new Problem("the disk", 0, error.Message, "leave to read and write"));
    return 2;
}
#pragma warning disable CA1031 // the one handler of the host: whatever else reaches it is a bug, and said so
catch (Exception bug)
#pragma warning restore CA1031
{
    Console.Error.WriteLine($"A bug of ours, please report it: {bug}");
    return 3;
}
