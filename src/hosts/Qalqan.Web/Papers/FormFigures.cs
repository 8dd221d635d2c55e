using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Paper;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>A name that an own form may ask for: what it is called, what it says, and the page of the rows that add up to it.</summary>
/// <param name="Name">As it stands between the braces.</param>
/// <param name="Label">A phrase.</param>
/// <param name="Cell">What it says.</param>
/// <param name="Opens">Null where nothing adds up to it.</param>
public sealed record FormFigure(string Name, Phrase Label, Cell Cell, string? Opens = null);

/// <summary>A list whose row in a form is repeated: its columns are asked for as <c>name.column</c>.</summary>
public sealed record FormTable(
    string Name,
    Phrase Label,
    IReadOnlyList<(string Name, Phrase Label)> Columns,
    IReadOnlyList<Row> Rows,
    string? Opens = null
);

/// <summary>
/// Everything that an own form may ask for, as one basis has it at its instant. One table says it all: nothing else can be
/// asked.
/// </summary>
public sealed record FormFigures(Instant At, IReadOnlyList<FormFigure> Values, IReadOnlyList<FormTable> Lists)
{
    internal const string CutOff = "cut-off";

    public FormValues In(string language) =>
        new(
            language,
            Values.ToDictionary(value => value.Name, value => value.Cell),
            Lists.ToDictionary(
                list => list.Name,
                list => new FormList([.. list.Columns.Select(column => column.Name)], list.Rows)
            )
        );

    internal static FormFigures Of(PaperLook look, PaperBasis basis, string serial, Source? source)
    {
        var state = DayState.Of(look.Known);
        var roll = NominalRoll.Of(look.Known);
        var findings = look.Findings;
        var day = look.Known.Today;
        // Whose state is taken: those who serve, or while nobody does those who hold a post, whom no filter tells from the rest.
        var serving =
            state.Rows.Count > 0 && roll.People.Any(line => line.IsInMission) ? "?f.phase=%3Din-mission" : "?";
        int In(PersonState? one) => state.Rows.Count(row => row.State == one);
        int Found(Verdict verdict) => findings.Count(finding => finding.Verdict == verdict);
        List<FormFigure> values =
        [
            Text("exercise", "web.form.exercise", look.IsExercise ? look.Say("web.paper.exercise") : ""),
            Text("contingent", "web.roll.contingent", Archive.TitleOf(look.Known)),
            Text("document", "web.paper.document", look.Say(PaperKind.Named(basis.Document)!.TitleKey)),
            Text("serial", "web.paper.serial", serial),
            Text("marking", "web.paper.marking", look.Say(PaperHead.MarkingKey(basis.Marking))),
            Text("day", "web.state.day", Cell.Of(day)),
            Text("as-of", "web.paper.as-of", look.Clock(basis.AsOf)),
            Text("dtg", "web.form.dtg", Measures.Dtg.OrIso(basis.AsOf)),
            Text(CutOff, "web.paper.cut-off", Cell.Of(basis.KnownUpTo)),
            Text("prepared.post", "web.form.prepared", source?.Post ?? ""),
            Text("prepared.person", "web.form.prepared.person", source?.Person ?? ""),
            Number("strength.posts", "web.paper.posts", roll.Posts.Count, "/posts"),
            Number(
                "strength.vacant",
                "web.paper.posts.vacant",
                roll.Posts.Count(post => post.Standing is PostStanding.Vacant),
                "/posts?f.standing=%3Dvacant"
            ),
            Number("strength.roll", "web.paper.roll", state.Rows.Count, "/roll" + serving),
            .. StateWords.All.Select(word =>
                Number(
                    "strength." + word.Word,
                    "state." + word.Word,
                    In(word.State),
                    $"/roll{serving}&f.state=%3D{word.Word}"
                )
            ),
            Number("strength.unstated", "web.state.unstated", In(null), $"/roll{serving}&f.state=-"),
            Text(
                "strength.handover",
                "tenure.handover",
                Cell.Of(state.Rows.Count(row => row.Tenure is Tenure.Handover))
            ),
            Text(
                "strength.ceiling",
                "web.brief.ceiling",
                look.RuleOf<StrengthCeiling>() is { Requirement: StrengthCeiling ceiling }
                    ? Cell.Of(ceiling.People)
                    : Cell.Of("–")
            ),
            Number(
                "findings.breached",
                "verdict.breached",
                Found(Verdict.Breached),
                Site.Findings + "?verdict=breached"
            ),
            Number(
                "findings.undetermined",
                "verdict.undetermined",
                Found(Verdict.Undetermined),
                Site.Findings + "?verdict=undetermined"
            ),
            Number("findings.met", "verdict.met", Found(Verdict.Met), Site.Findings + "?verdict=met"),
        ];
        return new FormFigures(
            look.Known.At,
            values,
            [
                FormTables.Units(look, state, roll),
                FormTables.Absent(look, state, roll),
                FormTables.Findings(look, findings),
            ]
        );
    }

    private static FormFigure Text(string name, string label, string text) =>
        new(name, Phrase.Of(label), Cell.Of(text));

    private static FormFigure Text(string name, string label, Cell cell) => new(name, Phrase.Of(label), cell);

    private static FormFigure Number(string name, string label, int number, string opens) =>
        new(name, Phrase.Of(label), Cell.Of(number), opens);
}
