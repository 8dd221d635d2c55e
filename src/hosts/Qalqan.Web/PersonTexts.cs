using Qalqan.Claims;

namespace Qalqan.Web;

/// <summary>What of a person's details names or finds them: the texts that an erasure looks for, and those that are names.</summary>
internal static class PersonTexts
{
    private const int FewestOfFreeText = 8;

    /// <summary>Names word by word, numbers as written and as digits, free text as a whole. What many share is left out: a rank's board, a batch.</summary>
    public static IEnumerable<string> Of(Detail detail) =>
        detail switch
        {
            KinDetail kin => [.. Names(kin), .. Number(kin.Phone), .. Free(kin.Address), .. Free(kin.Note)],
            ContactDetail contact => [.. Number(contact.Phone), .. Free(contact.Email), .. Free(contact.Address)],
            PaperDetail paper => [.. Number(paper.Number), .. Free(paper.Note)],
            ConductDetail conduct => Number(conduct.Document),
            MedicalDetail medical => Free(medical.Note),
            VaccineDetail vaccine => Free(vaccine.Note),
            LanguageDetail language => Free(language.Note),
            CasualtyDetail casualty => Free(casualty.Note),
            _ => Names(detail),
        };

    /// <summary>The names of persons in it, word by word.</summary>
    public static IEnumerable<string> Names(Detail detail) =>
        detail switch
        {
            IdentityDetail identity => new[] { identity.Cyrillic, identity.Latin }
                .OfType<PersonName>()
                .SelectMany(name => Words(name.ToString())),
            KinDetail kin => Words(kin.Name),
            _ => [],
        };

    private static string[] Words(string name) =>
        name.Split((char[])[' ', '-', '.', ',', '(', ')', '"'], StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Number(string? number)
    {
        if (string.IsNullOrWhiteSpace(number))
            yield break;
        yield return number;
        var bare = string.Concat(number.Where(char.IsLetterOrDigit));
        yield return bare;
        if (bare.Length > 10 && bare.All(char.IsAsciiDigit))
            yield return bare[^10..]; // a telephone without its country's prefix
    }

    private static IEnumerable<string> Free(string? text) =>
        text?.Trim() is { Length: >= FewestOfFreeText } whole ? [whole] : [];
}
