using Qalqan.Bench;

if (args is [CampFloor.Name, var served])
{
    CampFloor.Serve(served);
    return 0;
}

if (args is [StowingBoxes.Name, .. var rest])
    return StowingBoxes.Run(rest); // apart: it needs a folder, and its columns are its own

// The parts of the table. A line compares ours with a peer, turn and turn about in this process.
(string Name, Action<Table, string> Run)[] parts =
[
    ("append", Appending.Run),
    ("open", Opening.Run),
    ("assess", Assessing.Run),
    ("hundred", AmongHundred.Run),
    ("roll", Rolling.Run),
    ("import", Importing.Run),
    ("search", Searching.Run),
    ("camp", Camping.Run),
    ("paper", Papering.Run),
    ("grid", Gridding.Run),
    ("watch", Watching.Run),
    ("lift", Lifting.Run),
];

var unknown = args.Except(parts.Select(part => part.Name)).ToList();
if (unknown.Count > 0)
{
    Console.Error.WriteLine(
        $"no part {string.Join(", ", unknown)}; there are {string.Join(", ", parts.Select(p => p.Name))}, and {StowingBoxes.Name} DIR by itself"
    );
    return 2;
}
var scratch = Directory.CreateTempSubdirectory("qalqan-bench-").FullName;
try
{
    var table = new Table(new Disk(scratch));
    foreach (var (name, run) in parts)
        if (args.Length == 0 || args.Contains(name))
            run(table, Directory.CreateDirectory(Path.Combine(scratch, name)).FullName);
}
catch (Exception wrong) // caught, so that no server and no folder is left behind
{
    Console.Error.WriteLine(wrong);
    return 3;
}
finally
{
    Directory.Delete(scratch, recursive: true);
}
return 0;
