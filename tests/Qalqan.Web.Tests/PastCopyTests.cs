using System.Text.Json;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Words;

namespace Qalqan.Web.Tests;

/// <summary>The roll of a past day equals the copy issued that day, whatever was reported since.</summary>
public sealed class PastCopyTests(FirstCase first) : IDisposable
{
    private const string Day = "2024-06-20";
    private static readonly Instant Morning = Instant.FromUtc(2024, 6, 20, 3, 0);

    private readonly NamedFolder folder = new(first);
    private int copies;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Later_corrections_withdrawals_and_late_reports_change_no_byte_of_it()
    {
        var head = folder.Head;
        var issued = Copies($"{head}", withNames: true);

        folder.Record(
            NamedFolder.Say(
                new Enrolled("R1-020", "OR-9", "RIFLE"),
                Validity.Since(Morning),
                corrects: Last<Enrolled>("R1-020")
            ),
            NamedFolder.Say(
                new Withdrawal(WithdrawalReason.EnteredInError),
                Validity.At(Morning),
                withdraws: Last<TourSet>("R1-021")
            ),
            NamedFolder.Say(new Stated("R1-022", PersonState.Sick), Validity.Since(Morning)),
            NamedFolder.Say(new Held("HQ-01", "R1-023", Tenure.Acting), Validity.Since(Morning)),
            NamedFolder.Say(
                new Identified("R1-024", null),
                Validity.Since(Morning),
                new IdentityDetail(null, new PersonName("Later", "Name", null), null, null)
            )
        );

        Assert.Equal(issued, Copies($"{head}", withNames: true));
        var now = Copies($"{folder.Head}", withNames: true);
        Assert.All(issued.Keys, form => Assert.NotEqual(issued[form], now[form]));
    }

    [Fact]
    public void After_an_erasure_the_copy_with_names_differs_in_that_name_alone_and_the_other_in_nothing()
    {
        var head = folder.Head;
        var (plain, named) = (Copies($"{head}", withNames: false), Copies($"{head}", withNames: true));

        folder.Record(NamedFolder.Say(new Erased("R1-030", "order 7", 1), Validity.At(FirstCase.Now)));
        folder.Folder.Vault.Erase(new KeyHolder(NamedFolder.Scope, "R1-030"));

        Assert.Equal(plain, Copies($"{head}", withNames: false));
        var (after, name) = (Copies($"{head}", withNames: true), NamedFolder.LatinOf("R1-030").ToString());
        Assert.Equal(named["roll text"].Replace(name, "erased", StringComparison.Ordinal), after["roll text"]);
        Assert.NotEqual(named["roll text"], after["roll text"]);
        var (old, left) = (Row(named["roll json"]), Row(after["roll json"]));
        Assert.Equal(
            ["named: told -> erased", $"nameLatin: {name} -> ", "nameCyrillic"],
            old.EnumerateObject()
                .Where(member => left.GetProperty(member.Name).ToString() != member.Value.ToString())
                .Select(member =>
                    member.Name == "nameCyrillic"
                        ? member.Name
                        : $"{member.Name}: {member.Value} -> {left.GetProperty(member.Name)}"
                )
        );
        Assert.Equal(Others(named["roll json"]), Others(after["roll json"]));

        static JsonElement Row(string lines) => JsonDocument.Parse(lines.Split('\n').Single(IsErasedRow)).RootElement;
        static IEnumerable<string> Others(string lines) => lines.Split('\n').Where(line => !IsErasedRow(line));
        static bool IsErasedRow(string line) => line.Contains("\"person\":\"R1-030\"", StringComparison.Ordinal);
    }

    /// <summary>Everything that is issued, as text in the three languages, as JSON and as a workbook.</summary>
    private Dictionary<string, string> Copies(string knownAt, bool withNames)
    {
        Dictionary<string, string> made = new()
        {
            ["roll text"] = Made("en", asking => asking.Roll("text", null)),
            ["roll in kk"] = Made("kk", asking => asking.Roll("text", null)),
            ["roll json"] = Made("en", asking => asking.Roll("json", null)),
            ["tour text"] = Made("ru", asking => asking.Tour(isJson: false)),
            ["tour json"] = Made("en", asking => asking.Tour(isJson: true)),
            ["post json"] = Made("en", asking => asking.Post("HQ-01", isJson: true)),
            ["person json"] = Made("en", asking => asking.Person("R1-020", isJson: true)),
        };
        var workbook = folder.File($"roll-{++copies}.xlsx");
        Made("en", asking => asking.Roll("xlsx", workbook));
        made["roll xlsx"] = Convert.ToHexString(File.ReadAllBytes(workbook));
        return made;

        string Made(string language, Func<Asking, int> issue)
        {
            using var output = new StringWriter { NewLine = "\n" };
            var ask = new PeopleQuestion(new Inquiry(Day, knownAt), User.Local(withDetail: true), withNames);
            Assert.Equal(0, issue(new Asking(folder.Path, ask, Speech.In(language), output)));
            return output.ToString();
        }
    }

    private ReportId Last<T>(string key)
        where T : Claim =>
        folder
            .Folder.Journal.ReadAfter(0, NamedFolder.Scope)
            .Select(stored => stored.Read().Report)
            .Last(report => report.Claim is T && report.Claim.Key == key && report.Valid.From < Morning)
            .Id;
}
