using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>What is typed about tasks, from a form's fields or a program's: whatever is not there was not said.</summary>
internal static class TaskFields
{
    /// <summary>As many lines of visits and of meetings as a form has.</summary>
    public const int Rows = 4;

    public static OrderTyped OrderOf(Func<string, string?> field) =>
        new(
            Of(field, "kind"),
            Of(field, "unit"),
            Of(field, "order"),
            Of(field, "out"),
            Of(field, "back"),
            Of(field, "leader"),
            Of(field, "crew"),
            Of(field, "strength"),
            Of(field, "vehicles"),
            Of(field, "route")
        );

    public static RestrictionTyped RestrictionOf(Func<string, string?> field) =>
        new(
            Of(field, "place"),
            Of(field, "from"),
            Of(field, "until"),
            Of(field, "party"),
            Of(field, "minutes"),
            Of(field, "stopped")
        );

    /// <summary>Rows of a form go by their number: <c>visit-1</c>, <c>arrived-1</c>; ordnance by its kind: <c>found-mine</c>.</summary>
    public static DebriefTyped DebriefOf(Func<string, string?> field)
    {
        var rows = Enumerable.Range(1, Rows).ToList();
        return Scalars(field) with
        {
            Visits =
            [
                .. rows.Select(row => new VisitTyped(
                        Of(field, $"visit-{row}"),
                        Of(field, $"arrived-{row}"),
                        Of(field, $"left-{row}")
                    ))
                    .Where(visit => !visit.IsEmpty),
            ],
            Finds =
            [
                .. Codes
                    .Ordnance.Select(kind => new FindsTyped(
                        kind,
                        Of(field, "found-" + kind),
                        Of(field, "destroyed-" + kind)
                    ))
                    .Where(one => !one.IsEmpty),
            ],
            Met =
            [
                .. rows.Select(row => new MetTyped(
                        Of(field, $"met-{row}"),
                        Of(field, $"women-{row}"),
                        Of(field, $"men-{row}")
                    ))
                    .Where(one => !one.IsEmpty),
            ],
        };
    }

    /// <summary>
    /// The rows in one text each, as a program or a command sends them, one a line: <c>P68 270 800m;0915;0940</c>, <c>mine 12/10</c>,
    /// <c>women-group 4/0</c>.
    /// </summary>
    public static DebriefTyped DebriefOfTexts(Func<string, string?> field) =>
        Scalars(field) with
        {
            Visits =
            [
                .. Lines(field, "visits")
                    .Select(line => line.Split(';'))
                    .Select(parts => new VisitTyped(Part(parts, 0), Part(parts, 1), Part(parts, 2))),
            ],
            Finds =
            [
                .. Lines(field, "finds").Select(Pair).Select(pair => new FindsTyped(pair.Word, pair.One, pair.Other)),
            ],
            Met = [.. Lines(field, "met").Select(Pair).Select(pair => new MetTyped(pair.Word, pair.One, pair.Other))],
        };

    private static DebriefTyped Scalars(Func<string, string?> field) =>
        DebriefTyped.Empty with
        {
            Outcome = Of(field, "outcome") is { Length: > 0 } outcome ? outcome : DebriefTyped.Empty.Outcome,
            Out = Of(field, "out"),
            Back = Of(field, "back"),
            Kilometres = Of(field, "kilometres"),
            IsTeamMixed = Of(field, "mixed").Length > 0,
            Concern = Of(field, "concern"),
            FollowUp = Of(field, "followUp"),
            Gender = Of(field, "gender"),
            Words = Of(field, "words"),
        };

    private static string Of(Func<string, string?> field, string name) => (field(name) ?? "").Trim();

    private static string[] Lines(Func<string, string?> field, string name) =>
        Of(field, name).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Part(string[] parts, int at) => at < parts.Length ? parts[at].Trim() : "";

    private static (string Word, string One, string Other) Pair(string line)
    {
        var words = line.Split(' ', 2, StringSplitOptions.TrimEntries);
        var numbers = words.Length > 1 ? words[1].Split('/') : [];
        return (words[0], Part(numbers, 0), Part(numbers, 1));
    }
}
