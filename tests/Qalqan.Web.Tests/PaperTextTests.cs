using System.Text;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>What the papers of the exercise say, read by people: a word that changes fails here until somebody has read it.</summary>
public sealed class PaperTextTests(FirstCase first)
{
    /// <summary>Both papers of a contingent, of the day of departure and of a day in the programme, in each language.</summary>
    public static TheoryData<string, string, string> All { get; } =
        new(
            from document in new[] { "strength-state", "readiness-brief" }
            from day in new[] { "2023-09-30", "2024-03-14" }
            from language in new[] { "en", "ru", "kk" }
            select (document, day, language)
        );

    [Theory]
    [MemberData(nameof(All))]
    public void A_paper_says_what_was_approved(string document, string day, string language)
    {
        var name = $"{document}-{day}-{language}.txt";
        var drafted = first.Desk.Papers.Draft(User.Local(), new PaperOrder(document, AsOf: day, Language: language));
        Assert.Empty(drafted.Problems);
        var text = Encoding.UTF8.GetString(PaperFormats.Write(drafted.Document!, "txt"));

        var approved = Repository.PathOf("tests", "Qalqan.Web.Tests", "approved", name);
        var received = Path.Combine(Path.GetTempPath(), "qalqan-received-" + name);
        File.WriteAllText(received, text);
        Assert.True(
            File.Exists(approved) && File.ReadAllText(approved) == text,
            $"Read {received}, then: cp {received} {approved}"
        );
    }
}
