using System.Diagnostics;

namespace Qalqan.Exchange.Tests;

public sealed class OgrTests
{
    [Theory]
    [InlineData(MapFormat.GeoJson, 3)]
    [InlineData(MapFormat.Kml, 3)]
    [InlineData(MapFormat.Kmz, 3)]
    [InlineData(MapFormat.Gpx, 3)]
    public async Task Ogrinfo_opens_what_is_written_and_counts_the_same(MapFormat format, int features)
    {
        Assert.SkipWhen(
            Environment.GetEnvironmentVariable("QALQAN_MISSING")?.Contains("gdal-bin", StringComparison.Ordinal)
                ?? false,
            "ogrinfo is missing"
        );
        var folder = Directory.CreateTempSubdirectory("qalqan-ogr-");
        try
        {
            var file = Path.Combine(folder.FullName, "map." + format.Ending());
            await File.WriteAllBytesAsync(
                file,
                FeatureFile.Write(format, "map", Samples.Three),
                TestContext.Current.CancellationToken
            );

            var text =
                format is MapFormat.Gpx
                    ? await Ogrinfo("-ro", file, "waypoints", "tracks")
                    : await Ogrinfo("-ro", "-al", file);

            Assert.Equal(features, text.Split("OGRFeature(").Length - 1);
            Assert.Contains("POINT", text, StringComparison.Ordinal);
            Assert.Contains("35.826", text, StringComparison.Ordinal);
            Assert.Contains("alpha", text, StringComparison.Ordinal);
            Assert.DoesNotContain("ERROR", text, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> Ogrinfo(params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("ogrinfo", arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return text + await errors;
    }
}
