using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Qalqan.Tests;

[assembly: AssemblyFixture(typeof(Qalqan.Web.Tests.FirstCase))]

namespace Qalqan.Web.Tests;

/// <summary>The site over a real socket, and a browser that follows nothing by itself.</summary>
internal sealed class Pages : IDisposable
{
    private readonly WebApplication app;

    private Pages(WebApplication app)
    {
        this.app = app;
        Address = new Uri(
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()
        );
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = Address,
        };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>Every address there is, by its route.</summary>
    public IReadOnlyList<Endpoint> Endpoints => app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>The whole site at this desk.</summary>
    public static Pages Of(Desk desk, Opening? opening = null, Gatehouse? gate = null) =>
        Of(new Questions(desk.IsExercise, desk.Assess, desk.Explain), whole: desk, opening: opening, gate: gate);

    /// <summary>The whole site as a phone in the camp comes to it: by the sealed line, here without its seal.</summary>
    public static Pages Of(Desk desk, CampNode camp) =>
        Of(new Questions(desk.IsExercise, desk.Assess, desk.Explain), whole: desk, camp: camp);

    public static Pages Of(
        Questions questions,
        Health? health = null,
        Desk? whole = null,
        Opening? opening = null,
        Gatehouse? gate = null,
        CampNode? camp = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        Site.AddServices(builder);
        var app = builder.Build();
        if (camp is not null)
            app.Use(
                (http, next) =>
                {
                    http.Features.Set(new CampLine(true));
                    return next(http);
                }
            );
        Site.Map(
            app,
            questions,
            "en",
            () => health ?? new Health(true, 1_000_000, null, true),
            whole,
            opening,
            gate,
            camp
        );
        app.StartAsync().GetAwaiter().GetResult();
        return new Pages(app);
    }

    /// <summary>The first answer to a GET, whatever it is.</summary>
    public HttpResponseMessage Get(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return Client.Send(request);
    }

    public string Read(string address, HttpStatusCode wanted = HttpStatusCode.OK)
    {
        using var response = Get(address);
        Assert.Equal(wanted, response.StatusCode);
        return BodyOf(response);
    }

    /// <summary>A page as people read it: references are letters again.</summary>
    public string Text(string address) => WebUtility.HtmlDecode(Read(address));

    public static string BodyOf(HttpResponseMessage response)
    {
        using var body = new StreamReader(response.Content.ReadAsStream());
        return body.ReadToEnd();
    }

    /// <summary>The bytes on the wire, compressed as a browser asks for them.</summary>
    public long Weight(string address)
    {
        using var response = Get(address, ("Accept-Encoding", "br"));
        using var bytes = new MemoryStream();
        response.Content.ReadAsStream().CopyTo(bytes);
        return bytes.Length;
    }

    public void Dispose()
    {
        Client.Dispose();
        app.StopAsync().GetAwaiter().GetResult();
        ((IDisposable)app).Dispose();
    }
}

/// <summary>The first case behind its pages at noon Z of 24 November 2026; only read.</summary>
public sealed class FirstCase : IDisposable
{
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 12, 0);

    private readonly Scratch scratch = new();
    private readonly Folder folder;

    public FirstCase()
    {
        MadeExercise.At(scratch.At("data"));
        scratch.Copy(scratch.At("data"), "made");
        folder = Folder.OpenToRead(scratch.At("data"));
        Desk = new Desk(folder.Journal, folder.Vault, folder.Shelf, CommandLine.Capabilities, new Stopped(Now));
        Pages = Pages.Of(Desk);
    }

    public Desk Desk { get; }

    internal Pages Pages { get; }

    /// <summary>The data folder as it was made, for a test that writes in it.</summary>
    internal string CopyTo(Scratch to, string name) => to.Copy(scratch.At("made"), name);

    public void Dispose()
    {
        Pages.Dispose();
        folder.Dispose();
        scratch.Dispose();
    }
}

internal sealed class Stopped(Instant at) : IClock
{
    public Instant GetCurrentInstant() => at;
}
