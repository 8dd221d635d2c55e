using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Words;

public sealed class Speech
{
    readonly Dictionary<string, string> t;
    readonly string lang;

    Speech(string l)
    {
        lang = l;
        using var s = typeof(Speech).Assembly.GetManifestResourceStream($"phrases.{l}.json")!;
        t = JsonSerializer.Deserialize<Dictionary<string, string>>(s)!;
    }

    public static Speech In(string l) => new(l);

    public string Say(Kernel.Words w) =>
        lang == "ru" ? w.Ru
        : lang == "kk" ? w.Kk
        : w.En;

    public string Say(Phrase p)
    {
        if (!t.TryGetValue(p.Key, out var s))
            return $"[{p.Key}] " + string.Join(", ", p.Values.Select(v => v.Key + "=" + v.Value));
        foreach (var v in p.Values)
        {
            s = s.Replace("{" + v.Key + "}", Val(v.Value), StringComparison.Ordinal);
            s = Regex.Replace(s, @"\{" + v.Key + @"\|([^}]*)\}", m => m.Groups[1].Value.Split('|')[^1]);
        }
        return s;
    }

    string Val(object o) =>
        o switch
        {
            Phrase p => Say(p),
            Kernel.Words w => Say(w),
            LocalDate d => d.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
            Instant i => Dtg.Format(i),
            _ => Convert.ToString(o, CultureInfo.InvariantCulture)!,
        };

    public string BothClocks(Instant i, DateTimeZone z) => lang + Dtg.WithLocal(i, z);
}
