using Qalqan;
using Qalqan.Kernel;

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
