using System.Text;
using NodaTime;
using Qalqan.Kernel;

namespace Qalqan.Standards.Tests;

/// <summary>What our own authorities do not show, because we know no day of adoption of a renewal: a pack that does.</summary>
public class AuthorityTests
{
    private const string Pack = """
        {
          "format": "qalqan.standard/1", "id": "sample", "edition": "1",
          "title": { "en": "a", "ru": "б", "kk": "в" },
          "inForce": { "from": "2024-01-01", "to": null },
          "rules": [{
            "id": "mandate",
            "citation": { "document": "Resolutions", "paragraph": "1" },
            "basis": "cited",
            "paraphrase": { "en": "a", "ru": "б", "kk": "в" },
            "requirement": { "shape": "authority-in-force", "kind": "mandate", "instruments": [
              { "name": "first", "citation": { "document": "First", "paragraph": "1" }, "period": "published",
                "from": "2024-01-01", "to": "2024-06-30", "adopted": "2023-12-21", "renewedBy": "second", "mark": "high" },
              { "name": "second", "citation": { "document": "Second", "paragraph": "1" }, "period": "published",
                "from": "2024-07-01", "to": null, "adopted": "2024-06-27", "renewedBy": null, "mark": "high" }
            ] }
          }]
        }
        """;

    [Theory]
    [InlineData("2024-06-26", "readiness.authority.covered", "First", 4)]
    [InlineData("2024-06-27", "readiness.authority.renewed", "First", 3)]
    [InlineData("2024-07-01", "readiness.authority.open-ended", "Second", null)]
    public void A_renewal_is_known_from_the_day_it_is_adopted(string day, string says, string document, int? days)
    {
        List<Problem> problems = [];
        var standard = StandardPack.Read("pack.json", Encoding.UTF8.GetBytes(Pack), Packs.Shapes, problems);
        Assert.Empty(problems);
        var noon = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value.At(new LocalTime(12, 0)).InUtc().ToInstant();
        var finding = Case.Assess([standard!], [], noon).Single();
        Assert.Equal((Verdict.Met, says), (finding.Verdict, finding.Says.Key));
        Assert.Equal((document, days), (finding.Citation.Document, (int?)finding.Amount.Measured));
    }
}
