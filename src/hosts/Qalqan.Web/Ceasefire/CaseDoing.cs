using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>What is done to an incident, by a word and its fields: the same from a page, a call and a command.</summary>
internal static class CaseDoing
{
    public static IReadOnlyList<string> Fields { get; } =
    [
        .. new[] { "report", "reasons", "rule", "outcome", "why", "party", "to", "protest", "by", "reference" },
        .. IncidentTyped.Names,
    ];

    /// <summary>Null where the word is none.</summary>
    /// <param name="given">A field's text; null where it was not given.</param>
    public static Said? Do(
        Desk desk,
        User user,
        Inquiry inquiry,
        string incident,
        string doing,
        Func<string, string?> given
    )
    {
        var (book, scope) = (desk.Casebook, inquiry.Scope);
        return doing switch
        {
            "join" => OnReport(report => book.Join(user, scope, incident, report, Words("reasons"), OrNone("words"))),
            "part" => OnReport(report => book.Part(user, scope, incident, report)),
            "confirm" => book.Confirm(user, scope, incident, OrNone("words")),
            "end" => book.End(user, scope, incident),
            "strike" => book.Strike(user, scope, incident),
            "restate" => book.Restate(user, scope, incident, given, []),
            "decide" => book.Decide(user, inquiry, incident, Field("rule"), Field("outcome"), Field("why")),
            "protest" => book.Protest(
                user,
                scope,
                incident,
                Field("party"),
                OrNone("to") ?? "fhq",
                Field("words")
            ).Said,
            "answer" => book.Answer(user, scope, Field("protest"), Field("by"), OrNone("reference"), Field("words")),
            "close" => book.Close(user, scope, Field("protest"), Field("outcome"), OrNone("words")),
            _ => null,
        };

        Said OnReport(Func<ReportId, Said> act) =>
            ReportsOf(Field("report")) is [var report]
                ? act(report)
                : new Said(
                    [],
                    new Problem("report", 0, $"\"{StateTimes.Clip(Field("report"))}\"", "the id of one report")
                );

        IReadOnlyList<string> Words(string name) =>
            Field(name).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);

        string Field(string name) => given(name) ?? "";

        string? OrNone(string name) => Field(name).Length == 0 ? null : Field(name);
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
