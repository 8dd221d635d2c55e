using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>What is done to an incident, by a word and its fields: the same from a page, a call and a command.</summary>
internal static class CaseDoing
{
    public static IReadOnlyList<string> Fields { get; } =
    ["report", "reasons", "words", "rule", "outcome", "why", "party", "to", "protest", "by", "reference"];

    /// <summary>Null where the word is none.</summary>
    public static Said? Do(
        Desk desk,
        User user,
        Inquiry inquiry,
        string incident,
        string doing,
        Func<string, string> field
    )
    {
        var (book, scope) = (desk.Casebook, inquiry.Scope);
        return doing switch
        {
            "join" => OnReport(report => book.Join(user, scope, incident, report, Words("reasons"), OrNone("words"))),
            "part" => OnReport(report => book.Part(user, scope, incident, report)),
            "confirm" => book.Confirm(user, scope, incident, OrNone("words")),
            "end" => book.End(user, scope, incident),
            "decide" => book.Decide(user, inquiry, incident, field("rule"), field("outcome"), field("why")),
            "protest" => book.Protest(
                user,
                scope,
                incident,
                field("party"),
                OrNone("to") ?? "fhq",
                field("words")
            ).Said,
            "answer" => book.Answer(user, scope, field("protest"), field("by"), OrNone("reference"), field("words")),
            "close" => book.Close(user, scope, field("protest"), field("outcome"), OrNone("words")),
            _ => null,
        };

        Said OnReport(Func<ReportId, Said> act) =>
            ReportsOf(field("report")) is [var report]
                ? act(report)
                : new Said(
                    [],
                    new Problem("report", 0, $"\"{StateTimes.Clip(field("report"))}\"", "the id of one report")
                );

        IReadOnlyList<string> Words(string name) =>
            field(name).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);

        string? OrNone(string name) => field(name).Length == 0 ? null : field(name);
    }

    /// <summary>The ids in the text, spaces or commas between them; none at all where any of it is no id.</summary>
    public static IReadOnlyList<ReportId> ReportsOf(string text)
    {
        var parts = text.Split([' ', ',', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return parts.All(part => Guid.TryParseExact(part, "D", out _))
            ? [.. parts.Select(part => new ReportId(Guid.ParseExact(part, "D")))]
            : [];
    }
}
