namespace Qalqan.Tests;

/// <summary>The checkout these tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Qalqan.slnx"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Not inside the repository."));
}
