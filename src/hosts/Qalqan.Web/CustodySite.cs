using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>The custody of the record: what was backed up, drilled and erased, and how each is done.</summary>
internal static class CustodySite
{
    public static void Map(WebApplication app, Desk desk, string language, Func<Health> health) =>
        app.MapMethods(
                "/custody",
                Site.Reading,
                (HttpContext http) => Show(Reader.Of(http, language), desk, health().Custody)
            )
            .Needs(Right.SeeCustody);

    private static RazorComponentResult<CustodyPage> Show(Reader reader, Desk desk, CustodyStatus? custody)
    {
        var erasures = desk.Erasure.Done(reader.Inquiry);
        return Site.Page<CustodyPage>(
            erasures.Problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            ("Reader", reader),
            ("Erasures", erasures),
            ("Custody", custody)
        );
    }
}
