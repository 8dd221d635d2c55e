using System.Globalization;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Web;

namespace Qalqan;

/// <summary>One setting's value and where it came from: a flag, the environment, the folder's settings.json, or our default.</summary>
public sealed record Setting(string Name, string Value, string Origin)
{
    public override string ToString() => $"{Name} = {Value} ({Origin})";
}

/// <summary>
/// What serve can be told: a flag first, then <c>QALQAN_NAME</c> in the environment, then <c>DATA/settings.json</c>, then the
/// default. A key nobody knows, or a value out of range, is refused.
/// </summary>
public sealed record Settings(
    Setting Urls,
    Setting Language,
    Setting LogMegabytes,
    Setting DrillDays,
    Setting Signers,
    Setting Lan,
    Setting LanHttps,
    Setting LanHttp
)
{
    /// <summary>The data folder named by the environment, for every command.</summary>
    public static string? DataFromEnvironment =>
        Environment.GetEnvironmentVariable("QALQAN_DATA") is { Length: > 0 } data ? data : null;

    public IReadOnlyList<Setting> All => [Urls, Language, LogMegabytes, DrillDays, Signers, Lan, LanHttps, LanHttp];

    private const int MostDrillDays = 365;
    private const int MostPort = 65535;

    public int DaysBetweenDrills => int.Parse(DrillDays.Value, CultureInfo.InvariantCulture);

    /// <summary>The posts that may sign the state of a day, the one that is offered first.</summary>
    public IReadOnlyList<string> SigningPosts =>
        Signers.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Where the node is served in the camp; null where it is not.</summary>
    public CampNetwork? Network => LanAddresses.Read(Lan.Value);

    public int SealedPort => int.Parse(LanHttps.Value, CultureInfo.InvariantCulture);

    public int PlainPort => int.Parse(LanHttp.Value, CultureInfo.InvariantCulture);

    public long LogBytes => long.Parse(LogMegabytes.Value, CultureInfo.InvariantCulture) << 20;

    /// <exception cref="RefusalException">Everything that is wrong with the settings.</exception>
    public static Settings Read(string folder, string? urlsFlag, string? lanFlag = null)
    {
        List<Problem> problems = [];
        var file = ReadFile(Path.Combine(folder, "settings.json"), problems);
        var settings = new Settings(
            Find("urls", urlsFlag, "http://127.0.0.1:5139", file),
            Find("language", null, "en", file),
            Find("logMegabytes", null, "10", file),
            Find("drillDays", null, "7", file),
            Find("signers", null, "S1", file),
            Find("lan", lanFlag, LanAddresses.Off, file),
            Find("lanHttps", null, "5140", file),
            Find("lanHttp", null, "5139", file)
        );
        if (Loopback.Refuse(settings.Urls.Value) is { } why)
            problems.Add(new Problem(settings.Urls.Origin, 0, $"urls {settings.Urls.Value}", why));
        if (settings.Language.Value is not ("en" or "ru" or "kk"))
            problems.Add(
                new Problem(settings.Language.Origin, 0, $"language \"{settings.Language.Value}\"", "en, ru or kk")
            );
        if (settings.SigningPosts.Count == 0 || !settings.SigningPosts.All(Reference.IsWellFormed))
            problems.Add(
                new Problem(
                    settings.Signers.Origin,
                    0,
                    $"signers \"{settings.Signers.Value}\"",
                    "posts with commas between, such as S1,CO"
                )
            );
        if (LanAddresses.Refuse(settings.Lan.Value) is { } wanted)
            problems.Add(new Problem(settings.Lan.Origin, 0, $"lan \"{settings.Lan.Value}\"", wanted));
        Check(settings.LanHttps, MostPort, problems, least: 0);
        Check(settings.LanHttp, MostPort, problems, least: 0);
        Check(settings.LogMegabytes, 1000, problems);
        Check(settings.DrillDays, MostDrillDays, problems);
        return problems.Count == 0 ? settings : throw new RefusalException(problems);
    }

    private static void Check(Setting setting, int most, List<Problem> problems, int least = 1)
    {
        if (
            !int.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number < least
            || number > most
        )
            problems.Add(
                new Problem(
                    setting.Origin,
                    0,
                    $"{setting.Name} \"{setting.Value}\"",
                    $"a whole number from {least} to {most}"
                )
            );
    }

    private static Setting Find(string name, string? flag, string standard, Dictionary<string, string> file)
    {
        var variable = "QALQAN_" + name.ToUpperInvariant();
        if (flag is not null)
            return new Setting(name, flag, "flag");
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value)
            return new Setting(name, value, variable);
        return file.TryGetValue(name, out var kept)
            ? new Setting(name, kept, "settings.json")
            : new Setting(name, standard, "default");
    }

    private static Dictionary<string, string> ReadFile(string path, List<Problem> problems)
    {
        if (!File.Exists(path) || Node.Read(path, File.ReadAllBytes(path), problems) is not { } node)
            return [];
        var fields = new Fields(path, node, problems);
        Dictionary<string, string> found = [];
        foreach (var name in (string[])["urls", "language", "signers", "lan"])
            if (fields.TextOrNull(name) is { } text)
                found.Add(name, text);
        foreach (
            var (name, least, most) in ((string, int, int)[])
                [
                    ("logMegabytes", 1, 1000),
                    ("drillDays", 1, MostDrillDays),
                    ("lanHttps", 0, MostPort),
                    ("lanHttp", 0, MostPort),
                ]
        )
        {
            var before = problems.Count;
            if (!fields.Has(name))
                continue;
            var number = fields.Whole(name, least, most);
            if (problems.Count == before) // what has been refused here is not to be found wrong once more
                found.Add(name, number.ToString(CultureInfo.InvariantCulture));
        }
        fields.Done();
        return found;
    }
}
