using System.Net;
using Qalqan.Claims;

namespace Qalqan.Web.Tests;

/// <summary>Manifests: whom they name to whom, what they never make up, and what a spreadsheet must not run.</summary>
public sealed class ManifestTests(ToldMove told) : IClassFixture<ToldMove>
{
    private static readonly Inquiry Look = new(MoveCase.Day);

    [Fact]
    public void Without_being_asked_for_it_names_nobody_and_asked_only_who_may_see_is_told()
    {
        var plain = Text(User.Local(), withNames: false);
        Assert.Contains("R1-017", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Surname", plain, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Family name", plain, StringComparison.Ordinal);

        var named = Text(User.Local(), withNames: true);
        Assert.Contains("Family name in Latin letters", named, StringComparison.Ordinal);
        Assert.DoesNotContain("Date of birth", named, StringComparison.Ordinal); // not open

        var open = Text(User.Local(withDetail: true), withNames: true);
        Assert.Contains("Date of birth", open, StringComparison.Ordinal);
        Assert.Contains("Passport number", open, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_sees_no_people_has_no_manifest_of_them_and_has_that_of_the_cargo()
    {
        var ministry = User.Local() with { Rights = new HashSet<Right> { Right.SeeMoves } };

        var refused = told.Case.Desk.MovePapers.Manifest(ministry, Look, "MT1", "personnel", null, true, "en");
        Assert.Equal("kind", Assert.Single(refused.Problems).File);
        Assert.Empty(refused.Bytes);
        Assert.Empty(told.Case.Desk.MovePapers.Manifest(ministry, Look, "MT1", "cargo", null, true, "en").Problems);
    }

    [Fact]
    public void Of_a_leg_it_has_who_and_what_travels_on_that_leg_and_no_other()
    {
        var train = WorkbookText.Of(
            told.Case.Desk.MovePapers.Manifest(User.Local(), Look, "MT1", "cargo", "L1", false, "en").Bytes
        );
        Assert.Contains("UN0285", train, StringComparison.Ordinal);
        Assert.DoesNotContain("UN0012", train, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "R1-017",
            WorkbookText.Of(
                told.Case.Desk.MovePapers.Manifest(User.Local(), Look, "MT1", "personnel", "L4", false, "en").Bytes
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_begins_like_a_formula_is_text_and_the_same_look_has_the_same_bytes()
    {
        var once = told.Case.Desk.MovePapers.Manifest(User.Local(), Look, "MT1", "cargo", null, false, "en").Bytes;
        var again = told.Case.Desk.MovePapers.Manifest(User.Local(), Look, "MT1", "cargo", null, false, "en").Bytes;

        Assert.Equal(once, again);
        Assert.Contains("'=cmd", WorkbookText.Of(once), StringComparison.Ordinal);
    }

    [Fact]
    public void Over_the_net_a_wrong_leg_is_told_and_a_move_that_is_not_there_is_not_found()
    {
        using var pages = Pages.Of(told.Case.Desk);

        using var file = pages.Get("/api/movement/MT1/manifest?kind=personnel&leg=L2&as-of=2024-03-13");
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal(ListWorkbook.Type, file.Content.Headers.ContentType!.MediaType);
        using var wrong = pages.Get("/api/movement/MT1/manifest?leg=L99");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("one of L1, L2", Pages.BodyOf(wrong), StringComparison.Ordinal);
        using var missing = pages.Get("/movement/M99/manifest.xlsx");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    private string Text(User user, bool withNames)
    {
        var file = told.Case.Desk.MovePapers.Manifest(user, Look, "MT1", "personnel", null, withNames, "en");
        Assert.Empty(file.Problems);
        return WorkbookText.Of(file.Bytes);
    }
}
