using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Web.Pages;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>
/// The lists: each as a page, under the same address with <c>.xlsx</c> behind its path as a workbook, and for programs under
/// <c>/api</c>, one object a line.
/// </summary>
internal sealed class ListSite(WebApplication app, Desk desk, string language)
{
    public static void Map(WebApplication app, Desk desk, string language)
    {
        var site = new ListSite(app, desk, language);
        site.List(PaperList.Listing, Right.SeePeople, ask => ask.Papers(desk));
        site.List(PostList.Listing, Right.SeePeople, ask => ask.Posts(desk));
        site.List(AuthorityList.Listing, Right.SeeFindings, ask => ask.Authorities(desk));
        site.List(GenderList.Listing, Right.SeeGender, ask => ask.GenderLines(desk));
        site.List(MilestoneList.Listing, Right.SeeFindings, ask => ask.Milestones(desk));
        site.List(TaskList.Listing, Right.SeeDay, ask => ask.Tasks(desk), "period");
        site.List(RestrictionList.Listing, Right.SeeDay, ask => ask.Restrictions(desk), "period");
        site.List(IncidentList.Listing, Right.SeeDay, ask => ask.Incidents(desk), "period");
        site.List(TotalList.Listing, Right.SeeFindings, ask => ask.Totals(desk));
        site.List(ObservationList.Listing, Right.SeeDay, ask => ask.Observations(desk), "period");
        site.Workbook(RollList.Listing, Right.SeePeople, ask => ask.Roll(desk));
        site.Workbook(TourList.Listing, Right.SeePeople, ask => ask.Tour(desk));
        site.Workbook(FindingList.Listing, Right.SeeFindings, ask => ask.Findings(desk), [.. Reader.Narrowing]);
        site.Workbook(DayList.Listing, Right.SeeState, ask => ask.Day(desk), Reader.Day);
        site.Api(
            FindingList.Listing.Name,
            Right.SeeFindings,
            ask => ask.Findings(desk),
            (looks, ask, speech) => FindingLines.Of(looks, ask.List, speech),
            [.. Reader.Narrowing, Reader.OfLanguage]
        );
    }

    private void List<TLook, T>(
        Listing<TLook, T> listing,
        Right right,
        Func<PeopleQuestion, Asked<TLook>> question,
        params string[] others
    )
    {
        app.MapMethods(
                "/" + listing.Name,
                Site.Reading,
                (HttpContext http) =>
                    Reader.Of(http, language) is var reader && ListQuestion.IsUntidy(http)
                        ? Results.LocalRedirect(reader.Link(reader.Path))
                        : (IResult)Page(
                            listing,
                            reader,
                            question(new PeopleQuestion(reader.Inquiry, User.Of(http), true)).Looks
                        )
            )
            .Needs(right);
        Workbook(listing, right, question, others);
        Api(
            listing.Name,
            right,
            question,
            (looks, ask, _) => ListLines.Of(listing, looks, ask.List, ask.WithNames),
            others
        );
    }

    private static RazorComponentResult<ListPage<T>> Page<TLook, T>(
        Listing<TLook, T> listing,
        Reader reader,
        Looks<TLook> looks
    ) =>
        Site.Page<ListPage<T>>(
            looks.Problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            ("Reader", reader),
            ("Stand", Stand.Of(looks)),
            ("Problems", looks.Problems),
            ("Damage", looks.Damage),
            ("Answer", listing.Answer(looks, reader.OfList, reader.Speech)),
            ("Beside", listing.Beside)
        );

    private void Workbook<TLook, T>(
        Listing<TLook, T> listing,
        Right right,
        Func<PeopleQuestion, Asked<TLook>> question,
        params string[] others
    ) =>
        app.MapMethods(
                $"/{listing.Name}.xlsx",
                Site.Reading,
                (HttpContext http) =>
                    PeopleApi.Answer(
                        http,
                        desk,
                        [.. PeopleApi.Parameters.Union(others), Reader.OfLanguage, .. Reader.OldFilters],
                        isList: true,
                        // By its page's two clocks, whichever words stand in the place of a day.
                        ask => question(ask with { Inquiry = Reader.Of(http, language).Inquiry }),
                        (looks, ask) =>
                            Results.File(
                                listing.Workbook(looks, ask.List, ask.WithNames, Reader.Of(http, language).Speech),
                                ListWorkbook.Type,
                                listing.Name + ".xlsx"
                            )
                    )
            )
            .Needs(right);

    private void Api<T>(
        string name,
        Right right,
        Func<PeopleQuestion, Asked<T>> question,
        Func<Looks<T>, PeopleQuestion, Speech, IEnumerable<string>> lines,
        params string[] others
    ) =>
        app.MapMethods(
                "/api/" + name,
                Site.Reading,
                (HttpContext http) =>
                    PeopleApi.Answer(
                        http,
                        desk,
                        [.. PeopleApi.Parameters.Union(others)],
                        isList: true,
                        question,
                        (looks, ask) =>
                            JsonLines.Answer(
                                StatusCodes.Status200OK,
                                lines(looks, ask, Speech.Find(http.Request.Query[Reader.OfLanguage]) ?? Speech.In("en"))
                            )
                    )
            )
            .Needs(right)
            .Described(
                $"The list \"{name}\", as its page shows it, one object a line.",
                [.. PeopleApi.Parameters.Union(others), ListQuestion.Filter, ListQuestion.Sort]
            );
}
