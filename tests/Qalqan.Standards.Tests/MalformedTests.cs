using Qalqan.Kernel;

namespace Qalqan.Standards.Tests;

public class MalformedTests
{
    private static readonly string Folder = Path.Combine(Packs.Root, "tests/Qalqan.Standards.Tests/Malformed");

    public static TheoryData<string> Malformed =>
        [.. Directory.EnumerateDirectories(Folder).Select(Path.GetFileName).Order().OfType<string>()];

    /// <summary>Each folder holds a pack's files and problems.txt: every problem, a line each, in the order they are told.</summary>
    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_malformed_pack_is_refused_with_every_problem_at_once(string name)
    {
        var folder = Path.Combine(Folder, name);
        List<Problem> problems = [];
        List<(string, Standard)> read = [];
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var before = problems.Count;
            var standard = StandardPack.Read(Path.GetFileName(file), File.ReadAllBytes(file), Packs.Shapes, problems);
            Assert.Equal(problems.Count > before, standard is null);
            if (standard is not null)
                read.Add((Path.GetFileName(file), standard));
        }
        problems.AddRange(StandardPack.Overlaps(read));
        Assert.NotEmpty(problems);
        Assert.Equal(
            File.ReadAllLines(Path.Combine(folder, "problems.txt")),
            problems.Select(problem => problem.ToString())
        );
    }
}
