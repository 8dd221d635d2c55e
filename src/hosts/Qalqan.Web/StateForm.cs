using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Qalqan.Web;

/// <summary>The form of a day's sheet as it was sent: a state, a beginning and an end for each person, by reference.</summary>
internal sealed record StateForm(string? Do, string? Post, long? Seen, Guid? Form, IReadOnlyList<StateEntry> Entries)
{
    public const string Saves = "save";
    public const string Fills = "fill";
    public const string Signs = "sign";
    public const string State = "s-";
    public const string From = "f-";
    public const string Until = "u-";

    // Three fields a person: enough for 13,000, and a bound on what a stranger makes us read.
    private static readonly FormOptions Limits = new()
    {
        ValueCountLimit = 40_000,
        KeyLengthLimit = 64,
        ValueLengthLimit = 1_000,
    };

    private const long MostBytes = 4 << 20;

    /// <summary>Null where it is larger than any sheet.</summary>
    public static async Task<StateForm?> Read(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
            return new StateForm(null, null, null, null, []);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MostBytes;
        IFormCollection sent;
        try
        {
            sent = await http.Request.ReadFormAsync(Limits, http.RequestAborted);
        }
        catch (Exception error) when (error is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
        Dictionary<string, StateEntry> entries = [];
        foreach (var (name, value) in sent)
            if (name.Length > 2 && name[..2] is State or From or Until)
            {
                var entry = entries.GetValueOrDefault(name[2..]) ?? new StateEntry(name[2..], "");
                var typed = value.ToString().Trim();
                entries[name[2..]] = name[..2] switch
                {
                    State => entry with { State = typed },
                    From => entry with { From = typed },
                    _ => entry with { Until = typed },
                };
            }
        return new StateForm(
            sent["do"],
            sent["post"],
            long.TryParse(sent["head"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null,
            Guid.TryParseExact(sent["form"], "D", out var form) ? form : null,
            [.. entries.Values]
        );
    }
}
