using Qalqan.Exercise;

// Writes the invented files of the first case. Without a folder they go where the committed ones are.
var root = Files.Root();
var output = args.Length > 0 ? Path.GetFullPath(args[0], root) : Path.Combine(root, "contingents", Story.Scope);
foreach (var (name, bytes) in Files.All(root))
{
    var path = Path.Combine(output, name);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    File.WriteAllBytes(path, bytes);
    Console.WriteLine($"{name}: {bytes.Count(b => b == '\n')} reports, {bytes.Length} bytes");
}
