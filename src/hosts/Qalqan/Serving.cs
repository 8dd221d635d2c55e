using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Qalqan.Store;
using Qalqan.Web;
using Serilog;

namespace Qalqan;

/// <summary>The web app on this machine: one process that holds the folder's writer, and the desk everybody asks.</summary>
public static class Serving
{
    public static async Task<int> Run(string path, string? urls, CancellationToken cancel)
    {
        var settings = Settings.Read(path, urls);
        if (!Folder.Exists(path))
            Recording.MakeExercise(path);
        using var folder = OpenOrRead(path);
        await using var log = Logging.To(folder.FullPath, settings.LogBytes);
        foreach (var setting in settings.All)
            log.Information("{Setting}", setting.ToString());
        if (folder.Journal.ReadOnlyBecause is { } why)
            log.Warning("{Why}", why);
        await using var app = Build(folder, settings, log);
        await app.StartAsync(cancel);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        await Console.Error.WriteLineAsync(
            $"Qalqan, {(folder.Journal.Kind is FolderKind.Exercise ? "EXERCISE" : "REAL")}, {folder.Journal.Head.Number} entries, serves on {string.Join(" ", addresses)}"
        );
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    // A damaged journal is served as far as it can be read; only writing is off.
    private static Folder OpenOrRead(string path)
    {
        var reading = Folder.OpenToRead(path);
        if (reading.Journal.ReadOnlyBecause is not null && reading.Journal.IsDamaged)
            return reading;
        reading.Dispose();
        return Folder.OpenToWrite(path, FolderKind.Real, SystemClock.Instance);
    }

    private static WebApplication Build(Folder folder, Settings settings, ILogger log)
    {
        // The program's own folder is the content root: whatever is under it is watched, and a data folder is not ours to watch.
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "qalqan" }
        );
        builder.Services.AddSerilog(log);
        builder.WebHost.UseKestrelCore().UseUrls(settings.Urls.Value.Split(';'));
        Site.AddServices(builder);
        var app = builder.Build();
        Site.Map(app, Judging.DeskOf(folder), settings.Language.Value, () => Health(folder));
        return app;
    }

    private static Health Health(Folder folder)
    {
        var free = new DriveInfo(Path.GetFullPath(folder.FullPath)).AvailableFreeSpace;
        return new Health(folder.Journal.ReadOnlyBecause is null, free, LastBackup(folder.FullPath));
    }

    private static Instant? LastBackup(string path)
    {
        var backups = new DirectoryInfo(Path.Combine(path, "backups"));
        return
            backups.Exists && backups.EnumerateFileSystemInfos().MaxBy(backup => backup.LastWriteTimeUtc) is { } latest
            ? Instant.FromDateTimeUtc(latest.LastWriteTimeUtc)
            : null;
    }
}
