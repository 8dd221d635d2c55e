using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Qalqan.Tests;

namespace Qalqan.Paper.Tests;

/// <summary>Equal documents give equal bytes: in one process, in another, and as those that were approved.</summary>
public sealed class SameBytesTests
{
    private static readonly string Approved = Repository.PathOf("tests", "Qalqan.Paper.Tests", "digests.txt");

    [Fact]
    public void The_same_document_gives_the_same_bytes_twice() => Assert.Equal(Digests(), Digests());

    [Fact]
    public void The_same_document_gives_the_approved_bytes()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64,
            "the approved digests are those of linux-x64"
        );
        var digests = Digests();
        if (!File.Exists(Approved) || File.ReadAllText(Approved) != digests)
            File.WriteAllText(Path.Combine(Path.GetTempPath(), "qalqan-paper-digests.txt"), digests);
        Assert.Equal(File.ReadAllText(Approved), digests);
    }

    [Fact]
    public async Task Another_process_writes_the_same_bytes()
    {
        // The test program itself, asked for nothing but the one test above.
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Qalqan.Paper.Tests.dll"),
                "-noLogo",
                "-noColor",
                "-method",
                $"{typeof(SameBytesTests).FullName}.{nameof(The_same_document_gives_the_approved_bytes)}",
            },
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, said);
    }

    private static string Digests() =>
        string.Concat(
            from language in new[] { "en", "ru", "kk" }
            from format in Formats.All
            from paper in new[] { ("crowded", Samples.Crowded(language)), ("empty", Samples.Empty(language)) }
            let digest = Convert.ToHexStringLower(SHA256.HashData(Formats.Write(paper.Item2, format.Name)))
            select $"{paper.Item1}-{language}.{format.Name} {digest}\n"
        );
}
