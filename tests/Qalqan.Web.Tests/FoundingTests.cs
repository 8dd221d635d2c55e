using System.Net;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>A new contingent, opened on a page.</summary>
public sealed class FoundingTests(FirstCase first) : IDisposable
{
    private static readonly FoundingForm Good = FoundingForm.Empty with
    {
        Title = "Eastland, Force Reserve Company",
        Id = "east-2027",
        Ceiling = "139",
        TourBegins = "2027-03-18",
    };

    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    public static TheoryData<string, string> Wrongs() =>
        new()
        {
            { "title", "" },
            { "title", new string('x', 121) },
            { "title", "two\nlines" },
            { "id", "под" },
            { "id", "../up" },
            { "id", "-x" },
            { "id", new string('x', 33) },
            { "mission", "east-2027" },
            { "mission", "a b" },
            { "ceiling", "0" },
            { "ceiling", "-5" },
            { "ceiling", "139.5" },
            { "ceiling", "one hundred" },
            { "ceiling-source", new string('x', 201) },
            { "tour-begins", "18.03.2027" },
            { "tour-begins", "2027-02-30" },
            { "tour-begins", "1066-10-14" },
            { "tour-months", "37" },
            { "home-zone", "Almaty" },
            { "mission-zone", "" },
            { "post", "Иванов" },
        };

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void What_is_wrong_is_said_under_the_name_of_its_field(string field, string value)
    {
        List<Problem> problems = [];

        Assert.Null(With(Good, field, value).Read(FirstCase.Now, problems));

        Assert.Equal(field, Assert.Single(problems).File);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        List<Problem> problems = [];

        FoundingForm.Empty.Read(FirstCase.Now, problems);

        Assert.Equal(["title", "id", "ceiling", "tour-begins"], problems.Select(problem => problem.File));
    }

    [Theory]
    [InlineData("Kazakhstan, Force Reserve Company, UNDOF", "kazakhstan-force-reserve-company")]
    [InlineData(" 2nd Rotation (2027) ", "2nd-rotation-2027")]
    public void A_short_name_left_empty_is_made_from_the_title(string title, string id) =>
        Assert.Equal(id, (Good with { Title = title, Id = "" }).Read(FirstCase.Now, [])!.Id);

    [Fact]
    public void An_empty_real_folder_begins_with_the_form_and_goes_on_with_the_first_steps()
    {
        using var folder = Folder.OpenToWrite(scratch.At("real"), FolderKind.Real, SystemClock.Instance);
        using var pages = PagesOf(folder);

        Assert.Contains("<h1>New contingent</h1>", pages.Text("/"), StringComparison.Ordinal);
        using var wrong = Send(pages, Good with { Ceiling = "many" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var said = WebUtility.HtmlDecode(Pages.BodyOf(wrong));
        Assert.Contains("value=\"Eastland, Force Reserve Company\"", said, StringComparison.Ordinal);
        Assert.Contains("a whole number from 1 to 100000", said, StringComparison.Ordinal);
        Assert.Equal(0, folder.Journal.Head.Number);

        using var sent = Send(pages, Good);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var page = pages.Text("/");
        Assert.Contains("Eastland, Force Reserve Company: first steps", page, StringComparison.Ordinal);
        Assert.DoesNotContain("EXERCISE", page, StringComparison.Ordinal);
        var head = folder.Journal.Head;
        using var again = Send(pages, Good);
        Assert.Equal(head, folder.Journal.Head);
    }

    [Fact]
    public void A_ceiling_is_cited_only_where_its_document_is_named()
    {
        var entered = Ceiling(Good);
        var cited = Ceiling(Good with { CeilingSource = "MOU 2027/1, annex A" });

        Assert.Equal(RuleBasis.LocalDefault, entered.Basis);
        Assert.Contains("local default", entered.Citation.Document, StringComparison.Ordinal);
        Assert.Equal(RuleBasis.Cited, cited.Basis);
        Assert.Equal("MOU 2027/1, annex A", cited.Citation.Document);
    }

    [Fact]
    public void From_the_exercise_a_real_folder_is_opened_beside_it_and_the_exercise_is_left_as_it_is()
    {
        first.CopyTo(scratch, "data");
        using var exercise = Folder.OpenToRead(scratch.At("data"));
        var head = exercise.Journal.Head;
        var founding = Good.Read(FirstCase.Now, [])!;

        var founded = NewContingent.Open(founding, exercise, scratch.At("data"));

        Assert.Empty(founded.Problems);
        Assert.Equal(scratch.At("data-east-2027"), founded.Folder);
        Assert.Equal(founded.Folder, NewContingent.OpenedFrom(scratch.At("data")));
        Assert.Equal(head, exercise.Journal.Head);
        using (var real = Folder.OpenToRead(founded.Folder))
        {
            Assert.Equal(FolderKind.Real, real.Journal.Kind);
            Assert.Equal(["undof", "east-2027"], real.Journal.Scopes());
        }
        Assert.Equal("id", Assert.Single(NewContingent.Open(founding, exercise, scratch.At("data")).Problems).File);
    }

    private Rule Ceiling(FoundingForm form)
    {
        using var folder = Folder.OpenToWrite(
            scratch.At(Guid.NewGuid().ToString("N")),
            FolderKind.Real,
            SystemClock.Instance
        );
        NewContingent.Open(form.Read(FirstCase.Now, [])!, folder, folder.FullPath);
        return Judging
            .DeskOf(folder)
            .Adoption.Adopted("east-2027", _ => null, [])
            .SelectMany(standard => standard.Rules)
            .Single(rule => rule.Id == "strength-ceiling");
    }

    private static Pages PagesOf(Folder folder) =>
        Pages.Of(
            Judging.DeskOf(folder),
            new Opening(founding => NewContingent.Open(founding, folder, folder.FullPath), () => { })
        );

    private static HttpResponseMessage Send(Pages pages, FoundingForm form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/new");
        request.Headers.Add("Origin", pages.Address.GetLeftPart(UriPartial.Authority));
        request.Content = new FormUrlEncodedContent(Fields(form));
        return pages.Client.Send(request);
    }

    private static Dictionary<string, string> Fields(FoundingForm form) =>
        new()
        {
            ["title"] = form.Title,
            ["id"] = form.Id,
            ["mission"] = form.Mission,
            ["ceiling"] = form.Ceiling,
            ["ceiling-source"] = form.CeilingSource,
            ["tour-begins"] = form.TourBegins,
            ["tour-months"] = form.TourMonths,
            ["home-zone"] = form.HomeZone,
            ["mission-zone"] = form.MissionZone,
            ["post"] = form.Post,
        };

    private static FoundingForm With(FoundingForm form, string field, string value) =>
        field switch
        {
            "title" => form with { Title = value },
            "id" => form with { Id = value },
            "mission" => form with { Mission = value },
            "ceiling" => form with { Ceiling = value },
            "ceiling-source" => form with { CeilingSource = value },
            "tour-begins" => form with { TourBegins = value },
            "tour-months" => form with { TourMonths = value },
            "home-zone" => form with { HomeZone = value },
            "mission-zone" => form with { MissionZone = value },
            _ => form with { Post = value },
        };
}
