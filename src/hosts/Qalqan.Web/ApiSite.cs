using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
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
                (HttpContext http, EndpointDataSource all) =>
                    Site.Page<ApiPage>(
                        200,
                        ("Reader", Reader.Of(http, language)),
                        ("IsExercise", desk.IsExercise),
                        ("Calls", ApiCall.All(all.Endpoints))
                    )
            )
            .Needs(Right.Enter);
        app.MapMethods(
                File,
                Site.Reading,
                (EndpointDataSource all) =>
                    Results.Text(ApiDescription.Of(ApiCall.All(all.Endpoints)).ToJsonString(), "application/json")
            )
            .Needs(Right.Enter)
            .Described("All calls as OpenAPI 3.1.", gives: "application/json");
    }
}
