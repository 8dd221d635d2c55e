using System.Reflection;
using System.Text.RegularExpressions;
using Qalqan.Claims;
using Qalqan.Tests;

namespace Qalqan.Architecture.Tests;

public sealed partial class ArrowTests
{
    private static readonly string[] Capabilities =
    [
        "Qalqan.People",
        "Qalqan.Inclusion",
        "Qalqan.Readiness",
        "Qalqan.Movement",
        "Qalqan.Operations",
        "Qalqan.Ceasefire",
        "Qalqan.RecordKeeping",
    ];

    /// <summary>What each project may refer to, of ours and of others. Nothing else.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Qalqan.Measures"] = ["NodaTime"],
        ["Qalqan.Claims"] = ["Qalqan.Measures", "NodaTime"],
        ["Qalqan.Kernel"] = ["Qalqan.Claims", "Qalqan.Measures", "NodaTime"],
        ["Qalqan.Words"] = ["Qalqan.Kernel", "Qalqan.Measures", "NodaTime"],
        ["Qalqan.Sheets"] =
        [
            "Qalqan.Measures",
            "NodaTime",
            "DocumentFormat.OpenXml",
            "DocumentFormat.OpenXml.Framework",
        ],
        ["Qalqan.Paper"] =
        [
            "Qalqan.Sheets",
            "Qalqan.Measures",
            "NodaTime",
            "DocumentFormat.OpenXml",
            "DocumentFormat.OpenXml.Framework",
        ],
        ["Qalqan.Geofencing"] = ["Qalqan.Measures", "NodaTime"],
        ["Qalqan.Lift"] = ["Qalqan.Measures", "NodaTime", "Google.OrTools", "Google.Protobuf"],
        ["Qalqan.Photo"] = ["StbImageSharp"],
        ["Qalqan.Exchange"] = ["Qalqan.Measures", "NodaTime"],
        ["Qalqan.People"] = ["Qalqan.Sheets", "Qalqan.Kernel", "Qalqan.Claims", "Qalqan.Measures", "NodaTime"],
        ["Qalqan.Inclusion"] = ["Qalqan.Kernel", "Qalqan.Claims", "Qalqan.Measures", "NodaTime"],
        ["Qalqan.Readiness"] = ["Qalqan.Kernel", "Qalqan.Claims", "Qalqan.Measures", "NodaTime"],
        ["Qalqan.Movement"] = ["Qalqan.Lift", "Qalqan.Kernel", "Qalqan.Claims", "Qalqan.Measures", "NodaTime"],
        ["Qalqan.Ceasefire"] = ["Qalqan.Geofencing", "Qalqan.Kernel", "Qalqan.Claims", "Qalqan.Measures", "NodaTime"],
        ["Qalqan.Operations"] = ["Qalqan.Kernel", "Qalqan.Claims", "Qalqan.Measures", "NodaTime"],
        ["Qalqan.RecordKeeping"] = ["Qalqan.Kernel", "Qalqan.Claims", "Qalqan.Measures", "NodaTime"],
        ["Qalqan.Access"] = ["Qalqan.Store", "Qalqan.Measures", "NodaTime", "Otp.NET"],
        ["Qalqan.Camp"] = ["Qalqan.Store", "Qalqan.Kernel", "Qalqan.Claims", "Qalqan.Measures", "NodaTime"],
        ["Qalqan.Store"] =
        [
            "Qalqan.Kernel",
            "Qalqan.Claims",
            "Qalqan.Measures",
            "NodaTime",
            "Konscious.Security.Cryptography.Argon2",
        ],
        ["Qalqan.Store.Sqlite"] =
        [
            "Qalqan.Store",
            "Qalqan.Kernel",
            "Qalqan.Claims",
            "Qalqan.Measures",
            "NodaTime",
            "Microsoft.Data.Sqlite",
            "SQLitePCLRaw.core",
        ],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_what_the_design_lets_it(string project)
    {
        var others = Assembly
            .Load(project)
            .GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name =>
                !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("netstandard" or "mscorlib")
            );

        Assert.Empty(others.Except(Allowed[project]));
    }

    [Fact]
    public void Every_capability_of_the_repository_is_in_the_hosts_list()
    {
        var folders = Directory.GetDirectories(Repository.PathOf("src", "capabilities")).Select(Path.GetFileName);

        Assert.Equal(folders.Order(), Capabilities.Order());
        Assert.Equal(
            Capabilities.Order(),
            CommandLine.Capabilities.Select(capability => "Qalqan." + capability.Name).Order()
        );
    }

    /// <summary>Kernel, engines, capabilities: no clock, disk, network or container.</summary>
    [Fact]
    public void Pure_projects_touch_neither_clock_nor_disk_nor_network()
    {
        var sources = new[] { "kernel", "engines", "capabilities" }
            .Select(layer => Repository.PathOf("src", layer))
            .Where(Directory.Exists)
            .SelectMany(layer => Directory.GetFiles(layer, "*.cs", SearchOption.AllDirectories));

        Assert.Empty(sources.Where(source => Impure.IsMatch(File.ReadAllText(source))).Select(Path.GetFileName));
    }

    [Fact]
    public void Every_claim_has_one_wire_name_that_says_its_capability()
    {
        var claims = typeof(Claim)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Claim)) && !type.IsAbstract && type != typeof(Unread));

        Assert.Equal(claims.Select(type => type.Name).Order(), Kinds.All.Select(kind => kind.Type.Name).Order());
        Assert.Equal(Kinds.All.Count, Kinds.All.Select(kind => kind.Name).Distinct().Count());
        Assert.All(Kinds.All, kind => Assert.True(ClaimKind.IsWellFormed(kind.Name), kind.Name));
    }

    [Fact]
    public void No_source_file_of_ours_is_over_400_lines()
    {
        var long_ = Directory
            .GetFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadLines(file).Count() > 400);

        Assert.Empty(long_.Select(Path.GetFileName));
    }

    [GeneratedRegex(
        @"\b(SystemClock|Stopwatch|TimeProvider|File\.|Directory\.|FileStream|HttpClient|Socket|IServiceProvider|Environment\.)\b"
    )]
    private static partial Regex Impure { get; }
}
