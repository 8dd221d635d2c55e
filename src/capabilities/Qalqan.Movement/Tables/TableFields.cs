using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Lift;

namespace Qalqan.Movement;

/// <summary>How the tables of moves write what they have in common: marks, provenance, states, airfields, zones.</summary>
internal static class TableFields
{
    public static Confidence Mark(this Fields fields, string key = "mark") =>
        fields.OneOf(key, "high", "medium", "low") switch
        {
            "high" => Confidence.High,
            "medium" => Confidence.Medium,
            _ => Confidence.Low,
        };

    public static double Real(this Fields fields, string key, decimal least, decimal most) =>
        (double)fields.Number(key, least, most);

    public static double? RealOrNull(this Fields fields, string key, decimal least, decimal most) =>
        fields.Has(key) ? fields.Real(key, least, most) : null;

    public static int? WholeOrNull(this Fields fields, string key, int least, int most) =>
        fields.Has(key) ? fields.Whole(key, least, most) : null;

    public static T? UnderOrNull<T>(this Fields fields, string key, Func<Fields, T> read)
        where T : class => fields.Has(key) ? fields.Under(key, read) : null;

    public static string Icao(this Fields fields, string key)
    {
        var code = fields.Text(key);
        if (code.Length > 0 && !IsIcao(code))
            fields.Refuse(key, $"\"{code}\"", "four capital letters such as UATE");
        return code;
    }

    public static bool IsIcao(string code) => code.Length == 4 && code.All(char.IsAsciiLetterUpper);

    public static string State(this Fields fields, string key)
    {
        var state = fields.Text(key);
        if (state.Length > 0 && !IsState(state))
            fields.Refuse(key, $"\"{state}\"", "two capital letters such as KZ");
        return state;
    }

    public static IReadOnlyList<string> States(this Fields fields, string key)
    {
        var states = fields.Texts(key);
        foreach (var state in states.Where(state => !IsState(state)))
            fields.Refuse(key, $"\"{state}\"", "two capital letters each, such as KZ");
        return states;
    }

    public static DateTimeZone Zone(this Fields fields, string key)
    {
        var id = fields.Text(key);
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone)
            return zone;
        if (id.Length > 0)
            fields.Refuse(key, $"\"{id}\"", "an IANA zone such as Asia/Almaty");
        return DateTimeZone.Utc;
    }

    /// <summary>Whole days, both ends included.</summary>
    public static DateInterval Days(this Fields fields)
    {
        var (from, to) = (fields.Date("from"), fields.Date("to"));
        if (to >= from)
            return new DateInterval(from, to);
        fields.Refuse("to", $"{to:uuuu'-'MM'-'dd}", $"a day not before {from:uuuu'-'MM'-'dd}");
        return new DateInterval(from, from);
    }

    public static Figure Figure(this Fields fields) =>
        new(
            fields.Real("value", 0.001m, 1_000_000m),
            fields.OneOf("from", "read", "general", "computed", "entered") switch
            {
                "read" => Provenance.Read,
                "general" => Provenance.General,
                "computed" => Provenance.Computed,
                _ => Provenance.Entered,
            },
            fields.Text("source"),
            fields.Date("asOf")
        );

    private static bool IsState(string state) => state.Length == 2 && state.All(char.IsAsciiLetterUpper);
}
