using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>Every address there is, as a table of contents; typed handlers below, or in the file of their part.</summary>
public static class Site
{
    internal static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Where the list of findings is.</summary>
    internal const string Findings = "/findings";

    public static void AddServices(WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        // Letters as letters: written as references Cyrillic would take three times the bytes.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddRazorComponents();
        // Razor brings data protection along, which would keep keys in the user's home; nothing here is to outlive the process.
        // Its own start makes the first key whatever the provider, so it does not start.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        foreach (var start in builder.Services.Where(IsStartOfDataProtection).ToList())
            builder.Services.Remove(start);
        builder.Services.AddResponseCompression();
        builder.Services.AddRateLimiter(Flood.Limit);
        // The fastest level, which is what one gets unasked, makes a page of tables twice as heavy on a thin link.
        builder.Services.Configure<BrotliCompressionProviderOptions>(options =>
            options.Level = CompressionLevel.Optimal
        );
    }

    /// <param name="app">The site.</param>
    /// <param name="desk">Whom every page asks.</param>
    /// <param name="language">Of a reader who has chosen none: en, ru or kk.</param>
    /// <param name="health">What is said of the folder and its custody.</param>
    /// <param name="opening">How a new contingent is opened.</param>
    /// <param name="gate">Who stands behind a request.</param>
    /// <param name="camp">What the node is in the camp; null where it is served on this machine only.</param>
    public static void Map(
        WebApplication app,
        Desk desk,
        string language,
        Func<Health> health,
        Opening opening,
        Gatehouse gate,
        CampNode? camp = null
    ) =>
        Map(
            app,
            new Questions(desk.IsExercise, desk.Assess, desk.Explain),
            language,
            health,
            desk,
            opening,
            gate,
            camp
        );

    internal static void Map(
        WebApplication app,
        Questions desk,
        string language,
        Func<Health> health,
        Desk? whole = null,
        Opening? opening = null,
        Gatehouse? gate = null,
        CampNode? camp = null
    )
    {
        app.Use(Guard.Headers);
        CampSite.Guard(app, whole, camp);
        app.Use(Guard.Methods);
        app.UseExceptionHandler(
            new ExceptionHandlerOptions { ExceptionHandler = http => Bug(http, language, desk).ExecuteAsync(http) }
        );
        app.UseRateLimiter();
        app.UseResponseCompression();
        app.Use(Guard.Compression);
        app.UseRouting();
        var door = new Door(
            gate,
            http => Missing(http, language, desk),
            http => SignInSite.WayIn(http, Reader.Of(http, language), desk.IsExercise)
        );
        app.Use(door.Admit);
        if (whole is not null)
            app.Use(
                (http, next) =>
                {
                    http.Features.Set(whole.Boards.Timelines);
                    return next(http);
                }
            );

        app.MapMethods(
                Findings,
                Reading,
                (HttpContext http) =>
                    Reader.Of(http, language) is var reader && ListQuestion.IsUntidy(http)
                        ? Results.LocalRedirect(reader.Link(reader.Path))
                        : (IResult)FindingsOf(reader, desk)
            )
            .Needs(Right.SeeFindings);
        app.MapMethods(
                "/finding/{id}",
                Reading,
                (HttpContext http, string id) => Finding(Reader.Of(http, language), desk, id, User.Of(http))
            )
            .Needs(Right.SeeFindings);
        if (whole is not null)
        {
            app.Use(SentDrafts.Note);
            BoardSite.Map(app, whole, language, health, gate);
            new EventsSite(whole, gate, app.Lifetime.ApplicationStopping).Map(app);
            PeopleSite.Map(app, whole, language);
            PeopleApi.Map(app, whole);
            ListSite.Map(app, whole, language);
            StateSite.Map(app, whole, language);
            AlarmSite.Map(app, whole, language);
            LogSite.Map(app, whole, language);
            ObservationSite.Map(app, whole, language);
            FlashSite.Map(app, whole, language);
            CaseSite.Map(app, whole, language);
            JoiningSite.Map(app, whole, language);
            IncidentImportSite.Map(app, whole, language);
            InspectionSite.Map(app, whole, language);
            TaskSite.Map(app, whole, language);
            MoveSite.Map(app, whole, language);
            PapersSite.Map(app, whole, language);
            OrderSite.Map(app, whole, language);
            MovePapersSite.Map(app, whole, language);
            FormsSite.Map(app, whole, language);
            ReportsSite.Map(app, whole, language);
            ImportSite.Map(app, whole, language);
            ErasureSite.Map(app, whole, language);
            PhoneSite.Map(app, whole, language);
            CampSite.Map(app, whole, camp, language);
            LiftSite.Map(app, whole, language);
            WhereSite.Map(app, whole, language);
            MapSite.Map(app, whole, language);
            LayerSite.Map(app, whole, language);
            PhotoSite.Map(app, whole, language);
            RecordApi.Map(app, whole, health);
            ImportApi.Map(app, whole);
            ApiSite.Map(app, whole, language);
            CustodySite.Map(app, whole, language, health);
            if (gate is not null)
            {
                SignInSite.Map(app, gate, language, whole.IsExercise);
                JoinSite.Map(app, whole, gate, language, http => Missing(http, language, desk));
                MeSite.Map(app, whole, gate, language);
                AccessSite.Map(app, whole, gate, language);
                PasskeySite.Map(app, gate, new Passkeys(gate.Accounts, gate.Clock));
                HandoverSite.Map(app, whole, gate, language, http => Missing(http, language, desk));
            }
            if (opening is not null)
                FoundingSite.Map(app, whole, language, opening, gate);
        }
        app.MapMethods("/healthz", Reading, (HttpContext http) => Health.Answer(http, health())).Needs(Right.Enter);
        app.MapMethods(
                "/assets/{name}",
                Reading,
                (HttpContext http, string name) => Assets.Answer(http, name) ?? Missing(http, language, desk)
            )
            .Needs(Right.Enter);
        // Whatever the method: an address that may not be had and one that is not there answer alike.
        app.Map("{*path}", (HttpContext http) => Missing(http, language, desk)).Needs(Right.BeSomebody);
    }

    /// <summary>Only to a page of ours: never where a crafted address would send the reader.</summary>
    internal static IResult Back(string? back) =>
        Results.LocalRedirect(back is ['/', not '/' and not '\\', ..] ? back : "/");

    private static bool IsStartOfDataProtection(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && service.ImplementationType?.Assembly == typeof(DataProtectionServiceCollectionExtensions).Assembly;

    private static RazorComponentResult<FindingsPage> FindingsOf(Reader reader, Questions desk)
    {
        var answer = desk.Assess(reader.Inquiry, reader.User);
        return Page<FindingsPage>(
            answer.Problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            ("Reader", reader),
            ("Answer", answer)
        );
    }

    private static IResult Finding(Reader reader, Questions desk, string id, User user)
    {
        var (explanation, answer) = desk.Explain(id, reader.Inquiry, user);
        if (explanation is not null)
            return Page<FindingPage>(200, ("Reader", reader), ("Explanation", explanation), ("Answer", answer));
        if (answer.Problems.Count > 0)
            return Page<FindingsPage>(400, ("Reader", reader), ("Answer", answer));
        return Note(
            reader,
            desk,
            404,
            reader.Say("web.missing.finding", ("id", id)),
            reader.Say("web.missing.finding.hint")
        );
    }

    private static RazorComponentResult<NotePage> Missing(HttpContext http, string language, Questions desk)
    {
        var reader = Reader.Of(http, language);
        return Note(reader, desk, 404, reader.Say("web.missing"), reader.Say("web.missing.hint"));
    }

    private static RazorComponentResult<NotePage> Bug(HttpContext http, string language, Questions desk)
    {
        var reader = Reader.Of(http, language);
        return Note(reader, desk, 500, reader.Say("web.bug"), reader.Say("web.bug.hint"));
    }

    private static RazorComponentResult<NotePage> Note(
        Reader reader,
        Questions desk,
        int status,
        string title,
        string hint
    ) => Page<NotePage>(status, ("Reader", reader), ("IsExercise", desk.IsExercise), ("Title", title), ("Hint", hint));

    internal static RazorComponentResult<T> Page<T>(int status, params (string Name, object? Value)[] parameters)
        where T : IComponent =>
        new RazorComponentResult<T>(parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value))
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };
}

/// <summary>What the pages ask of the desk.</summary>
internal sealed record Questions(
    bool IsExercise,
    Func<Inquiry, User?, Answer> Assess,
    Func<string, Inquiry, User?, (Explanation? Explanation, Answer Answer)> Explain
);
