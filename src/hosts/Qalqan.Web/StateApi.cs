using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Web;

/// <summary>The state of the day as JSON, for the API and the command alike: one object a line, persons by reference only.</summary>
public static class StateApi
{
    internal const string File = "the body";
    private const long MostBytes = 4 << 20;

    /// <summary>The day with its sums and signature, then each sub-unit's own word before the lines of its sheet; every key always present.</summary>
    public static IEnumerable<string> Lines(Looks<StateSheet> sheets)
    {
        foreach (var look in sheets.Scopes)
        {
            yield return JsonLines.Of(json => WriteDay(json, look, sheets.IsExercise));
            foreach (var unit in look.Value.Units)
            {
                yield return JsonLines.Of(json => WriteUnit(json, look.Scope, unit, sheets.IsExercise));
                foreach (var line in unit.Lines)
                    yield return JsonLines.Of(json =>
                        WriteLine(json, look.Scope, unit.SubUnit, line, sheets.IsExercise)
                    );
            }
        }
    }

    public static string Line(StateOutcome outcome, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.WriteString("scope", outcome.Scope);
            json.WriteString("day", outcome.Day is { } day ? LocalDatePattern.Iso.Format(day) : null);
            json.WriteNumber("recorded", outcome.Recorded);
            WriteSignature(json, outcome.Signature);
            json.Problems(outcome.Problems);
            json.Objects(
                "conflicts",
                outcome.Conflicts,
                (one, conflict) =>
                {
                    one.WriteString("person", conflict.Person);
                    one.WriteString("now", conflict.Now is { } now ? StateWords.Of(now).Word : null);
                    one.WriteString("post", conflict.By?.Post);
                    one.Number("entry", conflict.Entry);
                }
            );
            json.WriteBoolean("exercise", isExercise);
        });

    internal static IResult Read(HttpContext http, Desk desk)
    {
        var query = http.Request.Query;
        var sheets = desk.Signing.Sheet(
            new Inquiry(Text("as-of"), Text(Reader.KnownAt), Scope: Text("scope")) { Reach = User.Of(http).Reach },
            Text(Reader.Day)
        );
        return sheets.Problems.Count > 0
            ? JsonLines.Answer(
                400,
                [Line(new StateOutcome(Text("scope"), null, sheets.Problems, []), sheets.IsExercise)]
            )
            : JsonLines.Answer(200, Lines(sheets));

        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
    }

    /// <summary>
    /// An object <c>{"scope","day","head","form","sign","set":[{"person","state","from","until"}]}</c>; all but <c>set</c> may
    /// be left out. 409 where somebody else spoke meanwhile, 400 where it cannot be carried out.
    /// </summary>
    internal static async Task<IResult> Change(HttpContext http, Desk desk)
    {
        List<Problem> problems = [];
        var order = await Bytes(http) is { } bytes ? ReadOrder(bytes, problems) : null;
        if (order is null && problems.Count == 0)
            problems.Add(new Problem(File, 0, "more than 4 MB", "the states of one day"));
        var outcome =
            order is null || problems.Count > 0
                ? new StateOutcome(null, null, problems, [])
                : desk.Signing.Carry(User.Of(http), order);
        return JsonLines.Answer(
            outcome.Conflicts.Count > 0 ? 409
                : outcome.Problems.Count > 0 ? 400
                : 200,
            [Line(outcome, desk.IsExercise)]
        );
    }

    /// <summary>An object <c>{"scope","day","signature"}</c>, each of which may be left out; <c>signature</c> is the entry that was seen. 400 where it cannot be released, by whom it was signed above all.</summary>
    internal static async Task<IResult> Release(HttpContext http, Desk desk)
    {
        List<Problem> problems = [];
        ReleaseOutcome? outcome = null;
        if (await Bytes(http, 4096) is not { } bytes)
            problems.Add(new Problem(File, 0, "more than 4096 bytes", "an object {\"scope\",\"day\"}"));
        else if (Node.Read(File, bytes, problems) is { } node)
        {
            var fields = new Fields(File, node, problems);
            var (scope, day) = (fields.TextOrNull("scope"), fields.TextOrNull("day"));
            long? seen = fields.Has("signature") ? fields.Whole("signature", 1, int.MaxValue) : null;
            fields.Done();
            if (problems.Count == 0 && desk.Signing.Signature(User.Of(http), scope, day, seen, problems) is { } signed)
                outcome = desk.Releasing.Release(User.Of(http), signed.Scope, signed.Report);
        }
        return JsonLines.Answer(
            outcome is { Problems.Count: 0 } ? 200 : 400,
            [Line(outcome ?? new ReleaseOutcome(problems), desk.IsExercise)]
        );
    }

    public static string Line(ReleaseOutcome outcome, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.Number("entry", outcome.Entry);
            json.WriteBoolean("new", outcome.IsNew);
            json.Problems(outcome.Problems);
            json.WriteBoolean("exercise", isExercise);
        });

    private static StateOrder? ReadOrder(byte[] bytes, List<Problem> problems)
    {
        if (Node.Read(File, bytes, problems) is not { } node)
            return null;
        var fields = new Fields(File, node, problems);
        var entries = fields.List(
            "set",
            set => new StateEntry(
                set.Text("person"),
                set.Text("state"),
                set.TextOrNull("from") ?? "",
                set.TextOrNull("until") ?? ""
            ),
            least: 0
        );
        var form = fields.TextOrNull("form");
        var order = new StateOrder(
            fields.TextOrNull("scope"),
            fields.TextOrNull("day"),
            entries,
            fields.Has("head") ? fields.Whole("head", 0, int.MaxValue) : null,
            Guid.TryParseExact(form, "D", out var id) ? id : null,
            fields.TextOrNull("sign")
        );
        if (form is not null && order.Form is null)
            problems.Add(
                new Problem(
                    File,
                    fields.Line,
                    "a form that is no id",
                    "an id such as 0b8f3a54-7a3e-4a0e-9a51-0c2f5f6b7c11"
                )
            );
        fields.Done();
        return order;
    }

    /// <summary>The body; null where it is longer than that.</summary>
    internal static async Task<byte[]?> Bytes(HttpContext http, long most = MostBytes)
    {
        using var read = new MemoryStream();
        var buffer = new byte[16_384];
        while (await http.Request.Body.ReadAsync(buffer, http.RequestAborted) is > 0 and var count)
        {
            if (read.Length + count > most)
                return null;
            read.Write(buffer, 0, count);
        }
        return read.ToArray();
    }

    private static void WriteDay(Utf8JsonWriter json, Looked<StateSheet> look, bool isExercise)
    {
        var (sheet, signed) = (look.Value, look.Value.SignedDay);
        json.WriteString("what", "day");
        json.WriteString("scope", look.Scope);
        json.WriteString("day", LocalDatePattern.Iso.Format(sheet.Day));
        json.WriteString("at", Iso.Format(sheet.Morning));
        json.WriteNumber("knownUpTo", look.UpTo);
        json.WriteNumber("roll", sheet.State.Rows.Count);
        json.Number("ceiling", sheet.Ceiling);
        json.WriteStartObject("counts");
        foreach (var word in StateWords.All)
            json.WriteNumber(word.Word, sheet.In(word.State));
        json.WriteNumber("unstated", sheet.Unstated);
        json.WriteEndObject();
        json.WriteString("standing", JsonLines.Kebab(signed.Standing));
        WriteSignature(
            json,
            signed.Strength is { } claim
                ? new SignedAs(claim.Serial, claim.Revision, signed.Signature!.Number, false)
                : null
        );
        json.WriteString("signedAt", signed.Signature is { } at ? Iso.Format(at.From) : null);
        json.WriteString("signedBy", signed.Signature?.Source.Post);
        json.WriteString("releasedAt", sheet.Release is { } release ? Iso.Format(release.From) : null);
        json.WriteString("releasedBy", sheet.Release?.Source.Post);
        json.WriteNumber("changesSince", signed.Since.Count);
        json.WriteString("digest", sheet.State.Digest);
        json.WriteBoolean("exercise", isExercise);
    }

    private static void WriteUnit(Utf8JsonWriter json, string scope, SheetUnit unit, bool isExercise)
    {
        json.WriteString("what", "unit");
        json.WriteString("scope", scope);
        json.WriteString("subUnit", unit.SubUnit);
        json.Time("reportedAt", unit.Reported?.From);
        json.WriteString("reportedBy", unit.Reported?.Source.Post);
        json.Number("headCounted", (unit.Counted?.Claim as HeadCounted)?.Counted);
        json.Number("headExpected", (unit.Counted?.Claim as HeadCounted)?.Expected);
        json.WriteBoolean("exercise", isExercise);
    }

    private static void WriteLine(Utf8JsonWriter json, string scope, string? subUnit, SheetLine line, bool isExercise)
    {
        json.WriteString(
            "what",
            line.Row is not null ? "row"
                : line.Away.Count > 0 ? "held-elsewhere"
                : "vacant"
        );
        json.WriteString("scope", scope);
        json.WriteString("subUnit", subUnit);
        json.WriteString("post", line.Post);
        json.WriteString("person", line.Row?.Person);
        json.WriteString("tenure", line.Row is { } row ? JsonLines.Kebab(row.Tenure) : null);
        json.WriteString("state", line.Row?.State is { } state ? StateWords.Of(state).Word : null);
        json.WriteString("since", line.Row?.Since is { } since ? Iso.Format(since) : null);
        json.WriteString("until", line.Ends is { } ends ? Iso.Format(ends) : null);
        json.WriteBoolean("new", line.IsNew);
        json.WriteBoolean("changedSinceSigned", line.IsChanged);
        json.WriteBoolean("exercise", isExercise);
    }

    private static void WriteSignature(Utf8JsonWriter json, SignedAs? signature)
    {
        json.Number("serial", signature?.Serial);
        json.Number("revision", signature?.Revision);
        json.Number("signature", signature?.Entry);
    }
}
