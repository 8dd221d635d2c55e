using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Qalqan.Camp;

namespace Qalqan.Web;

/// <summary>The last entry when a request came.</summary>
internal sealed record HeardUpTo(long Entry);

/// <summary>
/// Where a page listens: the stream rings with a number and a topic, and the page answers when it is asked anew, to whoever asks
/// then. Who does not ask for a stream by <c>Accept</c> is told what there is and let go.
/// </summary>
internal sealed class EventsSite
{
    public const string Address = "/events";
    public const string After = "after";
    private const string Stream = "text/event-stream";
    private const string ByItself = "Qalqan-Live";
    private const int MostOfSession = 8;
    private const int MostOfAddress = 200;
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(15);

    private readonly Desk desk;
    private readonly Gatehouse? gate;
    private readonly CancellationToken stopping;

    /// <param name="desk">Of whose record it tells.</param>
    /// <param name="gate">Who stands behind a request.</param>
    /// <param name="stopping">When the program ends: an open stream would hold it up.</param>
    public EventsSite(Desk desk, Gatehouse? gate, CancellationToken stopping)
    {
        (this.desk, this.gate, this.stopping) = (desk, gate, stopping);
        Ringer = desk.NewRinger();
        var heart = new Timer(_ => Ringer.Beat(), null, Pulse, Pulse);
        stopping.Register(heart.Dispose);
    }

    public Ringer Ringer { get; }

    public void Map(WebApplication app)
    {
        app.Use(
            (http, next) =>
            {
                http.Features.Set(new HeardUpTo(Ringer.Head));
                return next(http);
            }
        );
        app.MapGet(Address, Listen).Needs(Right.BeSomebody).WithMetadata(this);
    }

    /// <summary>Whether a page asks by itself, which is no sign that anybody is there.</summary>
    public static bool IsUnasked(HttpContext http) =>
        http.Request.Path == Address || http.Request.Headers.ContainsKey(ByItself);

    private async Task Listen(HttpContext http)
    {
        var session = gate?.SessionOf(http)?.Id;
        using var listener = Ringer.Listen(
            session ?? Gatehouse.AddressOf(http),
            session is null ? MostOfAddress : MostOfSession,
            AfterOf(http)
        );
        if (listener is null)
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            http.Response.Headers.RetryAfter = "60";
            return;
        }
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.ContentType = Stream;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try
        {
            await http.Response.WriteAsync("retry: 5000\n\n", end.Token);
            await Tell(http, listener, end.Token);
        }
        catch (OperationCanceledException)
        {
            // Who listened went away, or the program ends.
        }
    }

    private async Task Tell(HttpContext http, Ringer.Listener listener, CancellationToken end)
    {
        var stays = http.Request.Headers.Accept.ToString().Contains(Stream, StringComparison.Ordinal);
        for (var isBeat = false; ; isBeat = await listener.Wait(end))
        {
            // Every time anew: who was relieved, or whose session ended meanwhile, hears no more.
            var user = Who(http);
            if (!user.May(Right.BeSomebody))
            {
                await http.Response.WriteAsync("event: end\ndata: session\n\n", end);
                return;
            }
            foreach (var (entry, topic) in listener.News(user))
                await http.Response.WriteAsync(
                    string.Create(CultureInfo.InvariantCulture, $"id: {entry}\nevent: ring\ndata: {topic}\n\n"),
                    end
                );
            if (isBeat)
                await http.Response.WriteAsync(":\n\n", end);
            await http.Response.Body.FlushAsync(end);
            if (!stays)
                return;
        }
    }

    private User Who(HttpContext http) =>
        http.Features.Get<Device>() is null ? gate?.UserOf(http) ?? User.Of(http)
        : desk.Phones?.Holding(http.Request.Cookies[CampGuard.Cookie] ?? "") is var (_, user) ? user
        : User.Nobody;

    // What the browser heard last counts more than what the page knew.
    private long AfterOf(HttpContext http) =>
        long.TryParse(http.Request.Headers["Last-Event-ID"], CultureInfo.InvariantCulture, out var last) ? last
        : long.TryParse(http.Request.Query[After], CultureInfo.InvariantCulture, out var seen) ? seen
        : Ringer.Head;
}
