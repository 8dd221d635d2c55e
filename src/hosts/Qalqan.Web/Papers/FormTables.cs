using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Paper;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>The lists of own forms: sub-units, those not present, and what is not met.</summary>
internal static class FormTables
{
    public static FormTable Units(PaperLook look, DayState state, NominalRoll roll) =>
        new(
            "unit",
            Phrase.Of("web.paper.units"),
            [
                ("code", Phrase.Of("web.form.code")),
                ("title", Phrase.Of("web.paper.unit")),
                ("posts", Phrase.Of("web.paper.posts")),
                ("vacant", Phrase.Of("web.paper.posts.vacant")),
                ("roll", Phrase.Of("web.paper.roll")),
                .. StateWords.All.Select(word => (word.Word, Phrase.Of("state." + word.Word))),
                ("unstated", Phrase.Of("web.state.unstated")),
            ],
            [
                .. StrengthTables
                    .UnitsOf(state, roll)
                    .Select(unit =>
                    {
                        var posts = roll.Posts.Where(post => post.SubUnit == unit).ToList();
                        var people = state.Rows.Where(row => row.SubUnit == unit).ToList();
                        return new Row([
                            Cell.Of(unit ?? ""),
                            Cell.Of(look.UnitOf(unit)),
                            Cell.Of(posts.Count),
                            Cell.Of(posts.Count(post => post.Standing is PostStanding.Vacant)),
                            Cell.Of(people.Count),
                            .. StateWords.All.Select(word => Cell.Of(people.Count(row => row.State == word.State))),
                            Cell.Of(people.Count(row => row.State is null)),
                        ]);
                    }),
            ],
            "/posts"
        );

    public static FormTable Absent(PaperLook look, DayState state, NominalRoll roll) =>
        new(
            "absent",
            Phrase.Of("web.paper.absent"),
            [
                ("post", Phrase.Of("web.state.post")),
                ("person", Phrase.Of("web.paper.reference")),
                ("rank", Phrase.Of("web.paper.rank")),
                ("name", Phrase.Of("web.paper.name")),
                ("state", Phrase.Of("web.paper.state")),
                ("since", Phrase.Of("web.paper.since")),
                ("until", Phrase.Of("web.paper.until")),
            ],
            [.. StrengthState.Away(state).Select(row => StrengthState.Absentee(look, row, roll.ByPerson[row.Person]))],
            "/state"
        );

    public static FormTable Findings(PaperLook look, IReadOnlyList<Finding> findings) =>
        new(
            "finding",
            Phrase.Of("web.brief.findings"),
            [
                ("verdict", Phrase.Of("web.brief.verdict")),
                ("says", Phrase.Of("web.column.what")),
                ("document", Phrase.Of("web.form.document")),
                ("paragraph", Phrase.Of("web.form.paragraph")),
                ("basis", Phrase.Of("web.basis")),
                ("remedy", Phrase.Of("web.brief.remedy")),
            ],
            [
                .. findings
                    .Where(finding => finding.Verdict is not Verdict.Met)
                    .OrderBy(finding => finding.Verdict is Verdict.Undetermined)
                    .ThenBy(finding => finding.Basis)
                    .Select(finding => new Row([
                        Cell.Of(look.Say("verdict." + Reader.WordOf(finding.Verdict))),
                        Cell.Of(look.Speech.Say(finding.Says)),
                        Cell.Of(finding.Citation.Document),
                        Cell.Of(finding.Citation.Paragraph),
                        Cell.Of(look.Say("basis." + Reader.WordOf(finding.Basis))),
                        Cell.Of(finding.Remedy is { } remedy ? look.Speech.Say(remedy) : ""),
                    ])),
            ],
            Site.Findings
        );
}
