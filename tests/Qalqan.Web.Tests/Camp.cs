using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NodaTime;
using Qalqan.Access;
using Qalqan.Camp;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>
/// A small exercise served on this machine and in a camp, which is the address 127.0.0.2: over real sockets and TLS, with one
/// post held, a clock that is moved by hand, and everything that was logged.
/// </summary>
public sealed class Camp : IDisposable
{
    public const string Scope = "mil-1";
    public const string Unit = "HQ";
    public const string Post = "S1";
    public const string Probe = "/api/phone/probe";
    private const string Address = "127.0.0.2";

    private readonly Scratch scratch = new();
    private readonly Devices devices;
    private readonly Logged logged = new();
    private readonly List<IDisposable> opened = [];

    public Camp()
    {
        Folder = Folder.OpenToWrite(scratch.At("data"), FolderKind.Exercise, Clock);
        var ledger = new Ledger(Folder.Journal, Folder.Vault);
        ledger.Append(ledger.Prepare([.. Opening.Select(Say)])).AsTask().GetAwaiter().GetResult();
        devices = new Devices(Folder.FullPath, FolderKey.None, Clock);
        Desk = new Desk(Folder.Journal, Folder.Vault, Folder.Shelf, CommandLine.Capabilities, Clock, devices: devices);
        Desk.Posts.Entrust(User.Local(), Scope, Post, Role.Named("s1")!, new HashSet<Compartment>());
        Desk.Posts.HandOver(User.Local(), Scope, Post, Person, Clock.Now);
        var authority = new Authority(Folder.FullPath, FolderKey.None, Clock);
        Node = CampNode.Of(new CampNetwork([IPAddress.Parse(Address)], ["camp-laptop"]), authority, devices, Clock);
        Pages = Pages.On(Serve());
        Sealed = Client($"https://{Address}:{Node.Network.SealedPort}");
        Plain = Client($"http://{Address}:{Node.Network.PlainPort}");
    }

    public const string Person = "R1-017";

    internal Moved Clock { get; } = new(FirstCase.Now);

    public Folder Folder { get; }

    public Desk Desk { get; }

    internal CampNode Node { get; }

    /// <summary>On this machine itself.</summary>
    internal Pages Pages { get; }

    /// <inheritdoc cref="Pages"/>
    public HttpClient Own => Pages.Client;

    /// <summary>In the camp, over TLS, trusting the camp's authority and no other.</summary>
    public HttpClient Sealed { get; }

    /// <summary>In the camp, over the line that anybody can read.</summary>
    public HttpClient Plain { get; }

    public long Head => Folder.Journal.Head.Number;

    public string Log => logged.ToString();

    public string Origin => Sealed.BaseAddress!.GetLeftPart(UriPartial.Authority);

    /// <summary>What was recorded after that entry.</summary>
    public IReadOnlyList<Report> Since(long head) =>
        [.. Folder.Journal.ReadAfter(head).Select(stored => stored.Read().Report)];

    public string OpenCode() => Desk.Phones!.Invite(User.Local(), new PhoneOrder(Scope, Post, Person, "")).Code!;

    public (HttpStatusCode Status, JsonElement Body) Send(string path, object body, string? from = null) =>
        Send(Sealed, path, JsonSerializer.Serialize(body), from);

    public static (HttpStatusCode Status, JsonElement Body) Send(
        HttpClient client,
        string path,
        string body,
        string? from = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Origin", from ?? client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = client.Send(request);
        var text = Pages.BodyOf(response);
        return (
            response.StatusCode,
            text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : JsonDocument.Parse("null").RootElement
        );
    }

    /// <summary>The first answer to a GET, whatever it is.</summary>
    public static HttpResponseMessage Get(HttpClient client, string path, string? host = null, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (host is not null)
            request.Headers.Host = host;
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        return client.Send(request);
    }

    public void Dispose()
    {
        foreach (var one in opened)
            one.Dispose();
        Pages.Dispose();
        Node.Authority.Dispose();
        Folder.Dispose();
        scratch.Dispose();
    }

    private static Claim[] Opening =>
        [
            new ScopeOpened(ScopeKind.Contingent, "A contingent of nobody", null),
            new ZoneSet("Asia/Almaty"),
            new PostOpened(Post, Unit, "OF-3", "staff", true),
            new Enrolled(Person, "OF-3", "staff"),
            new Enrolled("R1-018", "OF-3", "staff"),
            new TourSet(Person, "R1", new LocalDate(2027, 1, 31)),
        ];

    private static Draft Say(Claim claim) =>
        new(
            new Report(
                default,
                Scope,
                Validity.Since(FirstCase.Now - Duration.FromDays(30)),
                FirstCase.Now - Duration.FromDays(30),
                new Source(Post, null),
                claim
            ),
            null
        );

    private WebApplication Serve()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(logged);
        Site.AddServices(builder);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.Listen(IPAddress.Loopback, 0);
            Node.Network.Listen(server, 0, 0, Node.Authority);
        });
        var made = builder.Build();
        var gate = new Gatehouse(
            Desk,
            new Accounts(Folder.FullPath, FolderKey.None, Clock),
            new Sessions(Folder.FullPath, FolderKey.None, Clock),
            Clock
        );
        Site.Map(
            made,
            new Questions(Desk.IsExercise, Desk.Assess, Desk.Explain),
            "en",
            () => new Health(true, 1_000_000, null, true),
            Desk,
            null,
            gate,
            Node
        );
        // What a phone's own pages see of it.
        made.MapGet(
                Probe,
                (HttpContext http) =>
                    Results.Text(
                        $"{http.Features.Get<Device>()?.Id} {User.Of(http).Post} {User.Of(http).Person} {User.Of(http).Scope} {User.Of(http).IsRelieved} {string.Join(',', User.Of(http).Rights.Order())}"
                    )
            )
            .Needs(Right.UsePhone);
        made.StartAsync().GetAwaiter().GetResult();
        return made;
    }

    private HttpClient Client(string address)
    {
        var trusted = X509CertificateLoader.LoadCertificate(Node.Authority.Certificate.Span);
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTimeIgnored = false,
            VerificationTime = Clock.Now.ToDateTimeUtc(),
        };
        policy.CustomTrustStore.Add(trusted);
        var client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                SslOptions = new SslClientAuthenticationOptions
                {
                    CertificateChainPolicy = policy,
                    // Whatever Host a test names, it knows whom it means to reach.
                    RemoteCertificateValidationCallback = (_, shown, _, errors) =>
                        (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None
                        && shown is X509Certificate2 certificate
                        && certificate.MatchesHostname(Address),
                },
            }
        )
        {
            BaseAddress = new Uri(address),
        };
        opened.AddRange([client, trusted]);
        return client;
    }

    /// <summary>Every line that was logged above the framework's own, as it reads.</summary>
    private sealed class Logged : ILoggerProvider, ILogger
    {
        private readonly StringBuilder lines = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            lock (lines)
                lines.Append(formatter(state, exception)).Append('\n');
        }

        public override string ToString()
        {
            lock (lines)
                return lines.ToString();
        }

        public void Dispose() { }
    }
}

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class Moved(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}

/// <summary>A phone as its browser does it: makes its key, is paired with a code, comes in by a challenge.</summary>
internal sealed class Phone(Camp camp) : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Device { get; private set; } = "";

    public string Certificate { get; set; } = "";

    public string Cookie { get; private set; } = "";

    public byte[] PublicKey => key.ExportSubjectPublicKeyInfo();

    /// <summary>A phone that is paired and in.</summary>
    public static Phone In(Camp camp)
    {
        var phone = new Phone(camp);
        Assert.Equal(HttpStatusCode.OK, phone.Pair(camp.OpenCode()).Status);
        Assert.Equal(HttpStatusCode.OK, phone.Enter().Status);
        return phone;
    }

    public (HttpStatusCode Status, JsonElement Body) Pair(string code, Duration off = default)
    {
        var answer = camp.Send(
            "/api/device/pair",
            new
            {
                code,
                publicKey = Convert.ToBase64String(PublicKey),
                now = Iso.Format(camp.Clock.Now + off),
            }
        );
        if (answer.Status is HttpStatusCode.OK)
        {
            Device = answer.Body.GetProperty("device").GetString()!;
            Certificate = answer.Body.GetProperty("certificate").GetString()!;
        }
        return answer;
    }

    public (HttpStatusCode Status, JsonElement Body) Challenge() =>
        camp.Send("/api/device/challenge", new { certificate = Certificate });

    public (HttpStatusCode Status, JsonElement Body) Enter(Duration off = default)
    {
        var challenge = Challenge();
        return challenge.Status is HttpStatusCode.OK
            ? Answer(challenge.Body.GetProperty("nonce").GetString()!, off)
            : challenge;
    }

    public (HttpStatusCode Status, JsonElement Body) Answer(string nonce, Duration off = default)
    {
        var signature = key.SignData(
            Encoding.UTF8.GetBytes($"qalqan.session/1\n{camp.Origin}\n{nonce}"),
            HashAlgorithmName.SHA256
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/device/session");
        request.Headers.Add("Origin", camp.Origin);
        request.Content = new StringContent(
            JsonSerializer.Serialize(
                new
                {
                    certificate = Certificate,
                    nonce,
                    signature = Convert.ToBase64String(signature),
                    now = Iso.Format(camp.Clock.Now + off),
                }
            ),
            MediaTypeHeaderValue.Parse("application/json")
        );
        using var response = camp.Sealed.Send(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
            (SetCookie, Cookie) = (cookies.Single(), cookies.Single().Split(';')[0]);
        return (response.StatusCode, JsonDocument.Parse(Pages.BodyOf(response)).RootElement);
    }

    public string SetCookie { get; private set; } = "";

    /// <summary>What its own pages see of it; null where it is nobody there.</summary>
    public string? Seen()
    {
        using var response = Camp.Get(camp.Sealed, Camp.Probe, cookie: Cookie);
        return response.StatusCode is HttpStatusCode.OK ? Pages.BodyOf(response) : null;
    }

    public void Dispose() => key.Dispose();
}
