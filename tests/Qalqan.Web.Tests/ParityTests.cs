using System.CommandLine;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Qalqan.Kernel;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>A site with every address there is.</summary>
public sealed class EveryAddress : IDisposable
{
    public EveryAddress(FirstCase first) =>
        Site = new Guarded(
            first,
            inCamp: true,
            new Opening(_ => new Founded([new Problem("title", 0, "a try", "none")], "", false), () => { })
        );

    internal Guarded Site { get; }

    internal IReadOnlyList<string> Addresses =>
        [
            .. Site
                .Pages.Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => !endpoint.RoutePattern.RawText!.Contains('*', StringComparison.Ordinal))
                .SelectMany(endpoint =>
                    endpoint
                        .Metadata.GetRequiredMetadata<IHttpMethodMetadata>()
                        .HttpMethods.Where(method => method != HttpMethods.Head)
                        .Select(method => $"{method} {PathOf(endpoint)}")
                ),
        ];

    internal static string PathOf(RouteEndpoint endpoint) =>
        ApiCall.Constraint.Replace("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), "}");

    public void Dispose() => Site.Dispose();
}

/// <summary>What a page does a call does and a command does; the description is of what there is.</summary>
public sealed class ParityTests(EveryAddress whole) : IClassFixture<EveryAddress>
{
    private const string None = "-";

    private static readonly List<string[]> Table =
    [
        .. File.ReadAllLines(Repository.PathOf("tests", "Qalqan.Web.Tests", "parity.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)),
    ];

    [Fact]
    public void Every_page_has_its_call_and_its_command_or_a_reason_why_not()
    {
        foreach (var line in Table)
        {
            Assert.Equal(4, line.Length);
            Assert.True(
                line[3].Length > 0 || !line.Take(3).Contains(None),
                $"no reason stands in: {string.Join(" | ", line)}"
            );
        }
        Same("pages", 0, whole.Addresses.Where(address => !IsCall(address)));
        Same("calls", 1, whole.Addresses.Where(IsCall));
        Same("commands", 2, Commands(CommandLine.Build(), ""));
    }

    [Fact]
    public void Every_call_is_described_and_nothing_else_is()
    {
        var paths = Description()["paths"]!.AsObject();
        var described = paths.SelectMany(path =>
            path.Value!.AsObject().Select(call => $"{call.Key.ToUpperInvariant()} {path.Key}")
        );

        Assert.Equal(
            whole.Addresses.Where(IsCall).Where(call => call != "GET /api").Order(StringComparer.Ordinal),
            described.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_description_is_OpenAPI_without_an_error_and_says_what_right_each_call_needs()
    {
        var read = OpenApiDocument.Parse(Description().ToJsonString(), "json");

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        foreach (var endpoint in whole.Site.Pages.Endpoints.OfType<RouteEndpoint>())
            if (endpoint.Metadata.GetMetadata<Described>() is not null)
            {
                var path = EveryAddress.PathOf(endpoint);
                var method = endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0];
                Assert.Equal(
                    JsonLines.Kebab(endpoint.Metadata.GetRequiredMetadata<Needed>().Right),
                    (string?)Description()["paths"]![path]![method.ToLowerInvariant()]!["x-right"]
                );
            }
    }

    /// <summary>What the description says may be asked is what the call takes.</summary>
    [Theory]
    [InlineData("/api/findings")]
    [InlineData("/api/finding/{id}")]
    [InlineData("/api/roll")]
    [InlineData("/api/tour")]
    [InlineData("/api/person/{name}")]
    [InlineData("/api/post/{name}")]
    [InlineData("/api/inclusion")]
    public void What_a_call_may_be_asked_is_what_the_description_says(string path)
    {
        var person = $"P1-{Array.IndexOf([.. Description()["paths"]!.AsObject().Select(one => one.Key)], path)}";
        whole.Site.Seat(person, person, "s1");
        var asked = Description()["paths"]![path]!["get"]!["parameters"]!
            .AsArray()
            .Where(parameter => (string?)parameter!["in"] == "query")
            .Select(parameter => (string?)parameter!["name"]);

        var said = whole.Site.In(person).Text(path.Replace("{name}", "X").Replace("{id}", "X") + "?zz=1");

        Assert.Contains($"only {string.Join(", ", asked)}", said, StringComparison.Ordinal);
    }

    private JsonNode Description() => JsonNode.Parse(new Visitor(whole.Site.Pages).Text("/api/openapi.json"))!;

    private static bool IsCall(string address) => address.Split(' ')[1] is "/api" or ['/', 'a', 'p', 'i', '/', ..];

    private static void Same(string what, int part, IEnumerable<string> there)
    {
        var told = Table.Select(line => line[part]).Where(cell => cell != None).ToHashSet();
        var all = there.ToHashSet();
        Assert.True(
            all.IsSubsetOf(told),
            $"{what} without a line in parity.txt: {string.Join(", ", all.Except(told))}"
        );
        Assert.True(told.IsSubsetOf(all), $"{what} that are not there: {string.Join(", ", told.Except(all))}");
    }

    // A command that only holds others is none itself.
    private static IEnumerable<string> Commands(Command command, string before) =>
        command.Subcommands.SelectMany(one =>
            (one.Action is null ? [] : new[] { before + one.Name }).Concat(Commands(one, $"{before}{one.Name} "))
        );
}
