using Qalqan.Kernel;

namespace Qalqan;

/// <summary>The mark of a folder that was exported: <c>export.json</c>, which says up to which entry it came without its details.</summary>
public static class Exported
{
    public static string PathOf(string folder) => Path.Combine(folder, "export.json");

    /// <summary>The last entry whose detail was left out; 0 where the folder is no export, or the mark cannot be read.</summary>
    public static long UpTo(string folder)
    {
        List<Problem> problems = [];
        if (
            !File.Exists(PathOf(folder))
            || new FileInfo(PathOf(folder)).Length > 10_000
            || Node.Read(PathOf(folder), File.ReadAllBytes(PathOf(folder)), problems) is not { } node
        )
            return 0;
        var entries = new Fields(PathOf(folder), node, problems).Whole("entries", 0, int.MaxValue);
        return problems.Count == 0 ? entries : 0;
    }
}
