using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Qalqan.Claims;

namespace Qalqan.Movement;

/// <summary>
/// What the square on a label holds, so that whoever reads it needs no network: <c>QM1|number|move|thing|chalk|pieces|gross kg|UN|words|check</c>. The check is the first
/// eight letters of the SHA-256, in lower-case hex, of all that stands before it and its stroke, in UTF-8. No name is in it.
/// </summary>
public sealed record LabelCode(
    string Number,
    string Move,
    string Item,
    string? Chalk,
    int Count,
    decimal? GrossKg,
    string? UnNumber,
    string Words
)
{
    private const string Form = "QM1";
    private const int Parts = 10;
    private const int MostWords = 40;
    private const int CheckLetters = 8;

    /// <summary>The label of a thing: its own number where it has one, else one of ours by the entry that listed it first.</summary>
    public static LabelCode Of(MovePlan plan, Told<ItemListed> item)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(item);
        var said = item.Said;
        var first = plan.Known.Ever<ItemListed>(said.Key).Min(fact => fact.Number);
        return new LabelCode(
            said.Sscc ?? LabelNumber.Own(plan.Known.Scope, first),
            plan.Name,
            said.Item,
            said.Within,
            said.Count,
            said.GrossKg,
            said.UnNumber,
            Clipped(said.Words)
        );
    }

    public override string ToString()
    {
        var text = string.Join(
            '|',
            Form,
            Number,
            Move,
            Item,
            Chalk ?? "",
            Count.ToString(CultureInfo.InvariantCulture),
            GrossKg?.ToString(CultureInfo.InvariantCulture) ?? "",
            UnNumber ?? "",
            Words
        );
        return $"{text}|{CheckOf(text)}";
    }

    /// <summary>What a label says; null where it is none of ours, a letter of it was changed, or the figures of its number do not check.</summary>
    public static LabelCode? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('|');
        if (parts.Length != Parts || parts[0] != Form || !LabelNumber.IsValid(parts[1]))
            return null;
        if (CheckOf(text[..text.LastIndexOf('|')]) != parts[^1])
            return null;
        return
            int.TryParse(parts[5], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && KgOf(parts[6]) is (true, var kg)
            ? new LabelCode(parts[1], parts[2], parts[3], NullOf(parts[4]), count, kg, NullOf(parts[7]), parts[8])
            : null;
    }

    private static (bool IsRead, decimal? Kg) KgOf(string text) =>
        text.Length == 0 ? (true, null)
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var kg) ? (true, kg)
        : (false, null);

    private static string? NullOf(string text) => text.Length == 0 ? null : text;

    private static string CheckOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..CheckLetters];

    // A stroke in the words would be a part more.
    private static string Clipped(string words)
    {
        var plain = words.Replace('|', '/').ReplaceLineEndings(" ");
        return plain.Length <= MostWords ? plain : plain[..(MostWords - 1)].TrimEnd() + "…";
    }
}
