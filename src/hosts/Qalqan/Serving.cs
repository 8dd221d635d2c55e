using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Qalqan.Access;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Store.Sqlite;
using Qalqan.Web;
using Serilog;
using ILogger = Serilog.ILogger;

namespace Qalqan;

/// <summary>The web app on this machine: one process that holds the folder's writer, and the desk everybody asks.</summary>
public static class Serving
{
    /// <param name="path">The data folder.</param>
    /// <param name="isDefault">Whether nobody named it: then the contingent that was opened from it is served in its place.</param>
    /// <param name="urls">Where to listen; null is the setting's.</param>
    /// <param name="lan">Where to listen in the camp; null is the setting's.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<int> Run(string path, bool isDefault, string? urls, string? lan, CancellationToken cancel)
    {
        if (isDefault && NewContingent.OpenedFrom(path) is { } real)
        {
            await Console.Error.WriteLineAsync(
                $"{real} was opened from the exercise in {path} and is served; `--data {path}` serves the exercise."
            );
            path = real;
        }
        while (true)
        {
            var (next, addresses) = await Serve(path, urls, lan, cancel);
            if (next is null)
                return 0;
            (path, urls) = (next, addresses);
        }
    }

    // Until it is ended, or another folder is to be served: that one, at the address that this one had.
    private static async Task<(string? Next, string Urls)> Serve(
        string path,
        string? urls,
        string? lan,
        CancellationToken cancel
    )
    {
        var settings = Settings.Read(path, urls, lan);
        if (!Folder.Exists(path))
            MadeExercise.At(path);
        using var folder = Open(path);
        await using var log = Logging.To(folder.FullPath, settings.LogBytes);
        foreach (var setting in settings.All)
            log.Information("{Setting:l}", setting.ToString());
        if ((folder.Journal.Damage ?? folder.Vault.Damage) is { } damage)
            log.Warning("{Damage:l}", damage);
        if (folder.Key.IsNone && folder.Journal.Kind is FolderKind.Real)
            log.Warning("This folder has no lock: who takes it reads every name. `qalqan lock` says what would help");
        var check = Task.Run(() => Check(folder, log), CancellationToken.None);
        string? next = null;
        WebApplication? serving = null;
        var opening = new Opening(
            founding =>
            {
                var founded = NewContingent.Open(founding, folder, path);
                next = founded.Problems.Count == 0 && founded.IsElsewhere ? founded.Folder : null;
                return founded;
            },
            () => serving!.Lifetime.StopApplication()
        );
        var devices = Phones.DevicesOf(folder);
        var desk = Judging.DeskOf(folder, settings.SigningPosts, devices);
        var network = settings.Network;
        using var authority = network is null ? null : CampServing.AuthorityOf(folder);
        var camp = authority is null ? null : CampNode.Of(network!, authority, devices, SystemClock.Instance);
        if (camp is not null && !folder.Journal.IsReadOnly)
            desk.Phones!.Settle();
        var gate = new Gatehouse(
            desk,
            new Accounts(folder.FullPath, folder.Key, SystemClock.Instance),
            new Sessions(folder.FullPath, folder.Key, SystemClock.Instance),
            SystemClock.Instance
        );
        await using var app = serving = Build(folder, settings, log, check, opening, desk, gate, camp);
        await Start(app, settings, cancel);
        List<string> addresses =
        [
            .. app
                .Services.GetRequiredService<IServer>()
                .Features.Get<IServerAddressesFeature>()!
                .Addresses.Where(address => camp?.Network.Serves(address) is not true),
        ];
        // Last line of defence: whatever made the server listen elsewhere, it is not answered from.
        if (Loopback.Refuse(string.Join(';', addresses)) is not null)
            throw new InvalidOperationException($"Serves on {string.Join(" ", addresses)}, not on this machine only.");
        await Console.Error.WriteLineAsync(
            $"Qalqan, {Recording.Says(folder.Journal.Kind)}, {folder.Journal.Head.Number} entries, serves on {string.Join(" ", addresses)}"
        );
        if (camp is not null)
            await Console.Error.WriteLineAsync(CampServing.Says(camp));
        if (!gate.Accounts.HasAdministrator)
            await Console.Error.WriteLineAsync(
                $"{(gate.IsOpen ? "Open to whoever sits at this machine: an exercise without accounts." : "Nobody keeps this node yet.")} The first administrator is made at /first by the code {gate.FirstCode}, good once and until the program ends."
            );
        using var end = new CancellationTokenSource();
        desk.Boards.Years.Keep(end.Token);
        var drills = new DrillWatch(
            folder.FullPath,
            settings.DaysBetweenDrills,
            SystemClock.Instance,
            TimeProvider.System,
            log
        ).Run(end.Token);
        await app.WaitForShutdownAsync(cancel);
        await end.CancelAsync();
        await check;
        await drills; // one that runs is brought to its end, so that no copy of a key is left behind
        return (cancel.IsCancellationRequested ? null : next, string.Join(';', addresses));
    }

    private static async Task Start(WebApplication app, Settings settings, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            throw Refusal("in use by another program", error);
        }
        catch (SocketException error)
        {
            throw Refusal($"that cannot be had: {error.Message}", error);
        }

        RefusalException Refusal(string why, Exception error) =>
            new(
                settings.Network is null
                    ? new Problem(
                        "--urls",
                        0,
                        $"{settings.Urls.Value} {why}",
                        "a free address, such as --urls http://127.0.0.1:5140"
                    )
                    : new Problem(
                        "--urls, --lan",
                        0,
                        $"{settings.Urls.Value}, and {settings.Lan.Value} at {settings.LanHttp.Value} and {settings.LanHttps.Value}: {error.Message}",
                        "addresses of this machine whose ports are free; QALQAN_LANHTTP and QALQAN_LANHTTPS set others"
                    )
            );
    }

    // A damaged journal or vault is served as far as it can be read; only writing is off.
    private static Folder Open(string path)
    {
        var reading = Folder.OpenToRead(path);
        if (reading.Journal is SalvagedJournal || reading.Vault.Damage is not null)
            return reading;
        reading.Dispose();
        return Folder.OpenToWrite(path, FolderKind.Real, SystemClock.Instance);
    }

    private static WebApplication Build(
        Folder folder,
        Settings settings,
        ILogger log,
        Task<bool> check,
        Opening opening,
        Desk desk,
        Gatehouse gate,
        CampNode? camp
    )
    {
        // The program's own folder is the content root: whatever is under it is watched, and a data folder is not ours to watch.
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions
            {
                ContentRootPath = AppContext.BaseDirectory,
                ApplicationName = "qalqan",
                EnvironmentName = Environments.Production,
            }
        );
        // Where it listens is our own setting's to say: the framework's variables and files, which could add an address
        // that others reach, are not read.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.Services.AddSerilog(log);
        if (camp is null)
            builder.WebHost.UseUrls(settings.Urls.Value.Split(';'));
        else
            builder.WebHost.ConfigureKestrel(server => CampServing.Listen(server, settings, camp));
        Site.AddServices(builder);
        var app = builder.Build();
        Site.Map(
            app,
            desk,
            settings.Language.Value,
            () => HealthOf(folder, check, settings.DaysBetweenDrills),
            opening,
            gate,
            camp
        );
        return app;
    }

    // Opening a journal does not walk its chain; serving one does, once, behind the first pages.
    private static bool Check(Folder folder, ILogger log)
    {
        var (report, vault, _) = FolderReport.Of(folder.FullPath, null);
        var isWhole = report.IsSound && vault.IsSound;
        foreach (var alteration in report.Alterations)
            log.Error("Entry {Number}: {What:l}", alteration.Number, alteration.What);
        foreach (var broken in vault.Broken)
            log.Error("Entry {Number}: {What:l}", broken.Number, broken.What);
        foreach (var holder in vault.Unfinished)
            log.Error("The erasure of {Person:l} in {Scope:l} is not finished", holder.Person, holder.Scope);
        foreach (var damage in report.Damage)
            log.Error("Journal file: {Damage:l}", damage);
        if (isWhole)
            log.Information(
                "The journal is whole: {Entries} entries, head {Head:l}",
                report.Head.Number,
                report.Head.Hash
            );
        return isWhole;
    }

    private static Health HealthOf(Folder folder, Task<bool> check, int daysBetweenDrills)
    {
        var free = new DriveInfo(Path.GetFullPath(folder.FullPath)).AvailableFreeSpace;
        bool? isWhole = check.IsCompletedSuccessfully ? check.GetAwaiter().GetResult() : null;
        var now = SystemClock.Instance.GetCurrentInstant();
        var custody = new CustodyStatus(CustodyRegister.Read(folder.FullPath), daysBetweenDrills, now)
        {
            IsLocked = !folder.Key.IsNone,
        };
        return new Health(
            (folder.Journal.Damage ?? folder.Vault.Damage) is null,
            free,
            custody.LastBackup?.MadeAt,
            isWhole,
            custody
        );
    }
}
