using System.Text;
using System.Text.Json;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Store;

/// <summary>
/// A report as a pack or a case writes it, one JSON object: the envelope's keys, of which <c>name</c>, <c>from</c>,
/// <c>post</c> and <c>body</c> are required, and <c>recordedAt</c>. Left out, <c>scope</c> is the pack's; a contingent's pack may also
/// speak in the scope of the mission that it serves in, where the days are kept. Left out, <c>said</c> is
/// <c>recordedAt</c> or else <c>from</c>, and <c>id</c> is derived from the rest (<see cref="DerivedId"/>). Of a claim about a
/// person <c>detail</c> is what goes to the vault: its body then has a null seal, and an id left out is derived when sealed.
/// </summary>
public sealed record ReportLine(Report Report, Instant? RecordedAt, string File, int Line, Detail? Detail = null)
{
    /// <summary>The line, or null with every problem added.</summary>
    /// <param name="fields">Of one line.</param>
    /// <param name="scope">The pack's own.</param>
    /// <param name="mission">The other scope that it may speak in; null for none.</param>
    public static ReportLine? Read(Fields fields, string scope, string? mission = null)
    {
        var before = fields.Problems.Count;
        var recordedAt = Time(fields, "recordedAt", false);
        var from = Time(fields, "from", true) ?? default;
        var claim = ReadClaim(fields);
        var detail = ReadDetail(fields, claim);
        var report = new Report(
            Id(fields, "id") ?? default,
            fields.TextOrNull("scope") ?? scope,
            new Validity(from, Time(fields, "to", false)),
            Time(fields, "said", false) ?? recordedAt ?? from,
            new Source(fields.Ref("post"), fields.TextOrNull("person")),
            claim,
            Id(fields, "corrects"),
            Id(fields, "withdraws")
        );
        if (fields.Problems.Count == before)
        {
            if (report.Id == default && detail is null)
                report = report with { Id = DerivedId.Of(report, claim.Key) };
            if (report.Scope != scope && report.Scope != mission)
                fields.Refuse(
                    "scope",
                    $"\"{report.Scope}\"",
                    $"\"{scope}\", the pack's own scope{(mission is null ? "" : $", or \"{mission}\", its mission's")}"
                );
            foreach (var (seen, wanted) in AsRecorded(report, detail).Problems())
                fields.Refuse("body", seen, wanted);
        }
        return fields.Problems.Count == before
            ? new ReportLine(report, recordedAt, fields.File, fields.Line, detail)
            : null;
    }

    public Draft Draft => new(Report, Detail, RecordedAt);

    // What it will be once sealed, for the checks alone.
    private static Report AsRecorded(Report report, Detail? detail) =>
        report with
        {
            Id = report.Id == default ? new ReportId(Guid.AllBitsSet) : report.Id,
            Claim =
                report.Claim is Personal claim && detail is not null
                    ? claim with
                    {
                        Seal = new string('0', 64),
                    }
                    : report.Claim,
        };

    private static Detail? ReadDetail(Fields fields, Claim claim)
    {
        if (!fields.Has("detail"))
            return null;
        var body = fields.Raw("detail");
        if (claim is not Personal { Seal: null })
        {
            fields.Refuse("detail", "a detail", "a claim about a person with a null seal, or no detail");
            return null;
        }
        try
        {
            var detail = DetailKinds.Read(claim.GetType(), body);
            foreach (var (seen, wanted) in detail.Problems())
                fields.Refuse("detail", seen, wanted);
            return detail;
        }
        catch (JsonException)
        {
            fields.Refuse("detail", "a detail that does not fit", $"the keys and values of {Kinds.NameOf(claim)}");
            return null;
        }
    }

    private static Claim ReadClaim(Fields fields)
    {
        var name = fields.Text("name");
        var body = fields.Raw("body");
        if (Kinds.Named(name) is not { } kind)
            return new Unread(name, body, "a wire name this program does not know");
        try
        {
            return kind.Read(body);
        }
        catch (JsonException error)
        {
            return new Unread(name, body, error.Message.Split(" Path:", 2)[0]);
        }
    }

    private static Instant? Time(Fields fields, string key, bool isRequired)
    {
        const string wanted = "a time such as 2024-03-14T05:00:00Z";
        if ((isRequired ? fields.Text(key) : fields.TextOrNull(key)) is not { Length: > 0 } text)
            return null;
        if (Iso.TryParse(text, out var time) && Era.Holds(time))
            return time;
        fields.Refuse(key, $"\"{text}\"", $"{wanted}, {Era.Wanted}");
        return null;
    }

    private static ReportId? Id(Fields fields, string key)
    {
        if (fields.TextOrNull(key) is not { } text)
            return null;
        if (Guid.TryParseExact(text, "D", out var id))
            return new ReportId(id);
        fields.Refuse(key, $"\"{text}\"", "an id such as 018e3b6e-8c1f-7000-8000-000000000001");
        return null;
    }
}
