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
public sealed record Settings(Setting Urls, Setting Language, Setting LogMegabytes, Setting DrillDays, Setting Signers)
{
    /// <summary>The data folder named by the environment, for every command.</summary>
    public static string? DataFromEnvironment =>
        Environment.GetEnvironmentVariable("QALQAN_DATA") is { Length: > 0 } data ? data : null;

    public IReadOnlyList<Setting> All => [Urls, Language, LogMegabytes, DrillDays, Signers];

    private const int MostDrillDays = 365;

    public int DaysBetweenDrills => int.Parse(DrillDays.Value, CultureInfo.InvariantCulture);

    /// <summary>The posts that may sign the state of a day, the one that is offered first.</summary>
    public IReadOnlyList<string> SigningPosts =>
        Signers.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public long LogBytes => long.Parse(LogMegabytes.Value, CultureInfo.InvariantCulture) << 20;

    /// <exception cref="RefusalException">Everything that is wrong with the settings.</exception>
    public static Settings Read(string folder, string? urlsFlag)
    {
        List<Problem> problems = [];
        var file = ReadFile(Path.Combine(folder, "settings.json"), problems);
        var settings = new Settings(
            Find("urls", urlsFlag, "http://127.0.0.1:5139", file),
            Find("language", null, "en", file),
            Find("logMegabytes", null, "10", file),
            Find("drillDays", null, "7", file),
            Find("signers", null, "S1", file)
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
        Check(settings.LogMegabytes, 1000, problems);
        Check(settings.DrillDays, MostDrillDays, problems);
        return problems.Count == 0 ? settings : throw new RefusalException(problems);
    }

    private static void Check(Setting setting, int most, List<Problem> problems)
    {
        if (
            !int.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number < 1
            || number > most
        )
            problems.Add(
                new Problem(
                    setting.Origin,
                    0,
                    $"{setting.Name} \"{setting.Value}\"",
                    $"a whole number from 1 to {most}"
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
        foreach (var name in (string[])["urls", "language", "signers"])
            if (fields.TextOrNull(name) is { } text)
                found.Add(name, text);
        foreach (var (name, most) in ((string, int)[])[("logMegabytes", 1000), ("drillDays", MostDrillDays)])
        {
            var before = problems.Count;
            if (!fields.Has(name))
                continue;
            var number = fields.Whole(name, 1, most);
            if (problems.Count == before) // what has been refused here is not to be found wrong once more
                found.Add(name, number.ToString(CultureInfo.InvariantCulture));
        }
        fields.Done();
        return found;
    }
}
