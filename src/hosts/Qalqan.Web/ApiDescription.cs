using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Qalqan.Web;

/// <summary>A call as its endpoint says.</summary>
internal sealed partial record ApiCall(string Method, string Path, Right Right, Described Told)
{
    /// <summary>Every call that there is, by address.</summary>
    public static IReadOnlyList<ApiCall> All(IEnumerable<Endpoint> endpoints) =>
        [
            .. endpoints
                .OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<Described>() is not null)
                .Select(endpoint => new ApiCall(
                    endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0],
                    Constraint.Replace("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), "}"),
                    endpoint.Metadata.GetRequiredMetadata<Needed>().Right,
                    endpoint.Metadata.GetRequiredMetadata<Described>()
                ))
                .OrderBy(call => call.Path, StringComparer.Ordinal)
                .ThenBy(call => call.Method, StringComparer.Ordinal),
        ];

    /// <summary>The parts of the path that stand for something.</summary>
    public IEnumerable<string> Places => Placed.Matches(Path).Select(place => place.Groups[1].Value);

    [GeneratedRegex("{([a-z]+)}")]
    private static partial Regex Placed { get; }

    // What a part of an address must look like is the router's own business.
    [GeneratedRegex(":[a-z]+}")]
    internal static partial Regex Constraint { get; }

    public bool IsSent => Method == HttpMethods.Post;
}

/// <summary>The calls as OpenAPI 3.1, made of what stands beside each address; it says nothing of any record.</summary>
internal static class ApiDescription
{
    private const string Lines = "application/x-ndjson";
    private const string Session = "session";

    private static readonly Dictionary<int, string> Meanings = new()
    {
        [200] = "Done: an object a line, every key always present.",
        [400] = "It could not be read or carried out, and nothing changed: every problem with where, seen and wanted.",
        [401] = "Nobody came in.",
        [404] = "There is nothing of that name, or not for you.",
        [409] = "Somebody else spoke meanwhile: what they said.",
        [410] = "The phone was revoked.",
        [413] = "More than is taken.",
        [429] = "Too many tries: wait.",
    };

    public static JsonObject Of(IReadOnlyList<ApiCall> calls) =>
        new()
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Qalqan",
                ["version"] = "1",
                ["description"] =
                    "The record of a contingent, by the same few functions that pages and commands ask. Answers are NDJSON in UTF-8, times ISO 8601 in Z, persons by reference. In an exercise every line says so.",
            },
            ["paths"] = new JsonObject(
                calls
                    .GroupBy(call => call.Path)
                    .Select(path => new KeyValuePair<string, JsonNode?>(
                        path.Key,
                        new JsonObject(
                            path.Select(call => new KeyValuePair<string, JsonNode?>(
                                call.Method.ToLowerInvariant(),
                                Operation(call)
                            ))
                        )
                    ))
            ),
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    [Session] = new JsonObject
                    {
                        ["type"] = "apiKey",
                        ["in"] = "cookie",
                        ["name"] = "qalqan-session",
                        ["description"] =
                            "By POST /api/sign-in. An exercise without accounts needs none on its own machine.",
                    },
                },
            },
        };

    private static JsonObject Operation(ApiCall call)
    {
        var operation = new JsonObject
        {
            ["operationId"] = IdOf(call),
            ["summary"] = call.Told.Says,
            ["x-right"] = JsonLines.Kebab(call.Right),
            ["parameters"] = new JsonArray([
                .. call.Places.Select(name => Parameter(name, "path", true)),
                .. call.Told.Asks.Select(name => Parameter(name, "query", false)),
                .. call.IsSent ? [Origin()] : Array.Empty<JsonNode>(),
            ]),
        };
        if (call.Told.Brings is { } bytes)
            operation["requestBody"] = Body("application/octet-stream", new JsonObject { ["description"] = bytes });
        else if (call.Told.Sends.Count > 0)
            operation["requestBody"] = Body("application/json", ObjectOf(call.Told.Sends));
        int[] codes = [200, 400, .. call.Right is Right.Enter ? Array.Empty<int>() : [401, 404], .. call.Told.Answers];
        operation["responses"] = new JsonObject(
            codes
                .Distinct()
                .Order()
                .Select(code => new KeyValuePair<string, JsonNode?>(
                    code.ToString(CultureInfo.InvariantCulture),
                    new JsonObject
                    {
                        ["description"] = Meanings[code],
                        ["content"] = new JsonObject
                        {
                            [code == StatusCodes.Status200OK ? call.Told.Gives ?? Lines : Lines] = new JsonObject
                            {
                                ["schema"] = new JsonObject { ["type"] = "object" },
                            },
                        },
                    }
                ))
        );
        if (call.Right is not Right.Enter)
            operation["security"] = new JsonArray(new JsonObject { [Session] = new JsonArray() });
        return operation;
    }

    private static string IdOf(ApiCall call) =>
        call.Method.ToLowerInvariant()
        + string.Concat(call.Path.Split('/', '{', '}').Skip(2).Where(part => part != "").Select(part => "-" + part));

    private static JsonObject Parameter(string name, string place, bool isRequired) =>
        new()
        {
            ["name"] = name,
            ["in"] = place,
            ["required"] = isRequired,
            ["description"] = Described.Parameters[name],
            ["schema"] = new JsonObject { ["type"] = "string" },
        };

    private static JsonObject Origin() =>
        new()
        {
            ["name"] = "Origin",
            ["in"] = "header",
            ["required"] = true,
            ["description"] =
                "The node's own address, such as http://127.0.0.1:5139: what is sent from elsewhere is refused.",
            ["schema"] = new JsonObject { ["type"] = "string" },
        };

    private static JsonObject Body(string type, JsonObject schema) =>
        new()
        {
            ["required"] = true,
            ["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = schema } },
        };

    private static JsonObject ObjectOf(IReadOnlyList<string> keys)
    {
        var parts = keys.Select(key =>
                (
                    Name: key.Split(':')[0].TrimEnd('?'),
                    Type: key.Split(':') is [_, var type] ? type : "string",
                    IsNeeded: !key.Split(':')[0].EndsWith('?')
                )
            )
            .ToList();
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(
                parts.Select(part => new KeyValuePair<string, JsonNode?>(part.Name, SchemaOf(part.Type)))
            ),
            ["required"] = new JsonArray([.. parts.Where(part => part.IsNeeded).Select(part => (JsonNode)part.Name)]),
        };
    }

    private static JsonObject SchemaOf(string type) =>
        type == "array"
            ? new JsonObject
            {
                ["type"] = type,
                ["items"] = new JsonObject { ["type"] = "object" },
            }
            : new JsonObject { ["type"] = type };
}
