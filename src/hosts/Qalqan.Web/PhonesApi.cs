using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NodaTime.Text;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Web;

/// <summary>The phones for programs and for the command, one object a line, every key always present.</summary>
public static class PhonesApi
{
    private const int LongestBody = 4096;

    /// <summary>Each phone, by contingent.</summary>
    public static IEnumerable<string> Lines(IEnumerable<PhoneBook> books, bool isExercise) =>
        books
            .SelectMany(book => book.Lines)
            .Select(line =>
                JsonLines.Of(json =>
                {
                    json.WriteString("device", line.Device);
                    json.WriteString("scope", line.Scope);
                    json.WriteString("post", line.Post);
                    json.WriteString("person", line.Person);
                    json.Time("paired", line.PairedAt);
                    json.Time("ends", line.Ends);
                    json.Time("revoked", line.RevokedAt);
                    json.Time("seen", line.SeenAt);
                    json.WriteString("state", JsonLines.Kebab(line.State));
                    json.WriteBoolean("exercise", isExercise);
                })
            );

    /// <summary>What became of a revocation.</summary>
    public static string Revoked(string? device, IReadOnlyList<Problem> problems, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.WriteString("device", device);
            json.WriteBoolean("revoked", problems.Count == 0);
            json.Problems(problems);
            json.WriteBoolean("exercise", isExercise);
        });

    internal static void Map(WebApplication app, Desk desk, Phones phones, CampNode? camp, ILogger log)
    {
        app.MapMethods("/api/phones", Site.Reading, () => JsonLines.Answer(200, Lines(phones.All(), desk.IsExercise)))
            .Needs(Right.Entrust)
            .Described("Each phone that was paired, and how it stands.");
        app.MapPost("/api/phones/pair", (Delegate)((HttpContext http) => Pair(http, desk, phones, camp, log)))
            .Needs(Right.Entrust)
            .Described(
                "Makes a code by which a phone is paired for a post and its holder.",
                sends: ["scope", "post", "person", "lastDay?"]
            );
        app.MapPost("/api/phones/revoke", (Delegate)((HttpContext http) => Revoke(http, desk, phones, log)))
            .Needs(Right.Entrust)
            .Described("Takes a phone away for ever.", sends: ["device"]);
    }

    /// <summary><c>{"scope","post","person","lastDay"}</c>; the last may be left out.</summary>
    private static async Task<IResult> Pair(HttpContext http, Desk desk, Phones phones, CampNode? camp, ILogger log)
    {
        List<Problem> problems = [];
        var order = await Read(
            http,
            problems,
            fields => new PhoneOrder(
                fields.Ref("scope"),
                fields.Ref("post"),
                fields.Ref("person"),
                fields.TextOrNull("lastDay", 40) ?? ""
            )
        );
        if (camp is null)
            problems.Add(new Problem("serve", 0, "no line to the camp", "qalqan serve --lan"));
        var invited = order is null || problems.Count > 0 ? null : phones.Invite(User.Of(http), order);
        var seat = invited?.Seat;
        if (seat is not null)
            CampLog.Invited(log, seat.Post, seat.Person, User.Of(http).Post);
        http.Response.Headers.CacheControl = "no-store";
        return JsonLines.Answer(
            seat is null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
            [
                JsonLines.Of(json =>
                {
                    json.WriteString("code", invited?.Code);
                    json.Time("until", seat is null ? null : invited!.Until);
                    json.WriteString("qr", invited?.Code is { } code ? camp!.QrOf(code) : null);
                    json.WriteString("fingerprint", camp?.Authority.Fingerprint);
                    json.WriteString("scope", seat?.Scope);
                    json.WriteString("post", seat?.Post);
                    json.WriteString("person", seat?.Person);
                    json.WriteString("lastDay", seat is null ? null : LocalDatePattern.Iso.Format(seat.LastDay));
                    json.Problems(invited?.Problems ?? problems);
                    json.WriteBoolean("exercise", desk.IsExercise);
                }),
            ]
        );
    }

    /// <summary><c>{"device"}</c>.</summary>
    private static async Task<IResult> Revoke(HttpContext http, Desk desk, Phones phones, ILogger log)
    {
        List<Problem> problems = [];
        var device = await Read(http, problems, fields => fields.Ref("device"));
        if (device is not null && problems.Count == 0)
            problems.AddRange(phones.Revoke(User.Of(http), device));
        if (problems.Count == 0)
            CampLog.Revoked(log, device!, User.Of(http).Post);
        return JsonLines.Answer(
            problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            [Revoked(problems.Count == 0 ? device : null, problems, desk.IsExercise)]
        );
    }

    private static async Task<T?> Read<T>(HttpContext http, List<Problem> problems, Func<Fields, T> read)
        where T : class
    {
        if (await StateApi.Bytes(http, LongestBody) is not { } bytes)
        {
            problems.Add(new Problem(StateApi.File, 0, $"more than {LongestBody} bytes", "an object"));
            return null;
        }
        if (Node.Read(StateApi.File, bytes, problems) is not { } node)
            return null;
        var fields = new Fields(StateApi.File, node, problems);
        var order = read(fields);
        fields.Done();
        return order;
    }
}
