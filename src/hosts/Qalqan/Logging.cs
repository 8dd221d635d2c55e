using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Qalqan;

/// <summary>Logs go to standard error, as lines, and to <c>DATA/log/</c>, as JSON under a size cap. Ids only, never a name.</summary>
public static class Logging
{
    public static Serilog.Core.Logger To(string folder, long mostBytes) =>
        new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // What stops it from starting is thrown as well, and said once, by whoever catches it.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            .WriteTo.Console(
                standardErrorFromLevel: LogEventLevel.Verbose,
                formatProvider: CultureInfo.InvariantCulture,
                outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}"
            )
            .WriteTo.File(
                new CompactJsonFormatter(),
                Path.Combine(folder, "log", "qalqan.log"),
                // Two files of half the cap: the older one goes when the newer one is full.
                fileSizeLimitBytes: mostBytes / 2,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: 2
            )
            .CreateLogger();
}
