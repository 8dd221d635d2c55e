using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Qalqan.Camp;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Web;

namespace Qalqan.Bench;

/// <summary>
/// What a server costs that does nothing: Kestrel alone behind the same TLS answers the very bytes that the node answered, and
/// stores each message with one durable insert. The folder holds these bytes, and the authority that is trusted.
/// </summary>
internal static class CampFloor
{
    public const string Name = "camp-floor"; // the word by which this program starts as one
    public const string Sent = "sent";

    public static string Sample(string folder, string name) => Path.Combine(folder, "samples", name);

    public static void Serve(string folder)
    {
        using var authority = new Authority(folder, FolderKey.None, SystemClock.Instance);
        var network = new CampNetwork([System.Net.IPAddress.Parse(CampNodes.Address)], []);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => network.Listen(server, 0, 0, authority));
        using var app = builder.Build();
        using var table = new BareTable(Path.Combine(folder, "table"), hasScopeIndex: true);
        var gate = new Lock();
        foreach (var (index, page) in Camping.Pages.Index())
        {
            var bytes = File.ReadAllBytes(Sample(folder, $"{index}"));
            app.MapGet(page, http => Answer(http, "text/html; charset=utf-8", bytes));
        }
        var sent = File.ReadAllBytes(Sample(folder, Sent));
        app.MapPost(
            "/api/outbox",
            async http =>
            {
                using var body = new MemoryStream();
                await http.Request.Body.CopyToAsync(body);
                lock (gate)
                    table.Append(new Row(new ReportId(Guid.CreateVersion7()), Exercise.Scope, 0, body.ToArray()));
                await Answer(http, "application/json", sent);
            }
        );
        app.Start();
        Console.Error.WriteLine(network.GoOn);
        app.WaitForShutdown();
    }

    private static Task Answer(HttpContext http, string type, byte[] bytes)
    {
        (http.Response.ContentType, http.Response.ContentLength) = (type, bytes.Length);
        return http.Response.Body.WriteAsync(bytes).AsTask();
    }
}
