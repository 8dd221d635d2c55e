using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>The calls described: for people as a page, for programs as OpenAPI. Given to everybody: it holds nothing of a record.</summary>
internal static class ApiSite
{
    public const string Page = "/api";
    public const string File = "/api/openapi.json";

    public static void Map(WebApplication app, Desk desk, string language)
    {
        app.MapMethods(
                Page,
                Site.Reading,
                (HttpContext http) =>
                    Site.Page<ApiPage>(
                        200,
                        ("Reader", Reader.Of(http, language)),
                        ("IsExercise", desk.IsExercise),
                        ("Calls", CallsOf(http))
                    )
            )
            .Needs(Right.Enter);
        app.MapMethods(
                File,
                Site.Reading,
                (HttpContext http) => Results.Text(ApiDescription.Of(CallsOf(http)).ToJsonString(), "application/json")
            )
            .Needs(Right.Enter)
            .Described("All calls as OpenAPI 3.1.", gives: "application/json");
    }

    private static IReadOnlyList<ApiCall> CallsOf(HttpContext http) =>
        ApiCall.All(http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints);
}
