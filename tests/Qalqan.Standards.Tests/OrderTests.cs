using CsCheck;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Standards.Tests;

public class OrderTests
{
    private static readonly Instant Noon = Instant.FromUtc(2024, 3, 20, 12, 0);

    private static readonly Standard[] All = [.. Packs.Editions.Select(Packs.Load)];

    // Few people, posts and times, so that reports meet, agree, follow and contradict one another.
    private static readonly Gen<string> Person = OneOf("R-001", "R-002", "R-003");
    private static readonly Gen<string> Post = OneOf("HQ-01", "HQ-02", "PL1-01", "XX-01");
    private static readonly Gen<Instant> Time = Gen.Int[-3, 2].Select(days => Noon + Duration.FromDays(days));
    private static readonly PublicSource Press = new("a paper", "report", null, Confidence.Low);

    private static readonly Gen<Claim> Claims = Gen.OneOf<Claim>(
        Gen.Select(Person, OneOf("OF-4", "OR-4", "?"), (person, rank) => (Claim)new Enrolled(person, rank, "COMD")),
        Gen.Select(Post, Person, Gen.Enum<Tenure>(), (post, person, tenure) => (Claim)new Held(post, person, tenure)),
        Person.Select(person => (Claim)new Arrived(person, "camp-faouar")),
        Person.Select(person => (Claim)new Departed(person, "camp-faouar")),
        Gen.Select(
            Person,
            Gen.Int[-2, 400],
            (person, days) => (Claim)new TourSet(person, "R1", Noon.InUtc().Date.PlusDays(days))
        ),
        Gen.Select(Person, OneOf("captain", "colonel", "?"), (person, rank) => (Claim)new NationalRank(person, rank)),
        Gen.Select(
            Person,
            OneOf("passport", "un-id"),
            Gen.Int[-2, 400],
            (person, paper, days) =>
                (Claim)new PaperHeld(person, paper, days < 0 ? null : Noon.InUtc().Date.PlusDays(days), null)
        ),
        Gen.Int[0, 20].Select(women => (Claim)new StrengthDeclared(139, women, [Press])),
        Gen.Enum<Precision>()
            .Select(precision => (Claim)new MilestoneReached("arrival", "as reported", precision, Press)),
        Gen.Const((Claim)new Unread("people.badge/1", "{}"u8.ToArray(), "a name nobody knows"))
    );

    private static readonly Gen<Report> Reports = Gen.Select(
        Gen.Int[1, 12],
        Claims,
        Time,
        Gen.Int[0, 4],
        Gen.Int[0, 30],
        (id, claim, from, days, other) =>
        {
            var target = other is > 0 and <= 12 && other != id ? Id(other) : (ReportId?)null;
            var isWithdrawal = target is not null && other % 3 == 0;
            return new Report(
                Id(id),
                Case.Scope,
                new Validity(from, days == 4 ? null : from + Duration.FromDays(days)),
                from,
                new Source("S1", null),
                isWithdrawal ? new Withdrawal(WithdrawalReason.EnteredInError) : claim,
                Corrects: isWithdrawal ? null : target,
                Withdraws: isWithdrawal ? target : null
            );
        }
    );

    private static readonly Gen<List<Report>> Records = Reports
        .List[0, 12]
        .Select(reports => reports.DistinctBy(report => report.Id).ToList());

    [Fact]
    public void Findings_do_not_depend_on_the_order_in_which_reports_arrived() =>
        Records
            .SelectMany(record => Gen.Shuffle(record.ToArray()).Select(shuffled => (record, shuffled)))
            .Sample(
                pair => Render(pair.record) == Render(pair.shuffled),
                iter: 3_000,
                print: pair => Differences(pair.record, pair.shuffled)
            );

    [Fact]
    public void No_two_findings_of_one_assessment_have_the_same_id() =>
        Records.Sample(
            record =>
            {
                var findings = Case.Assess(All, [Case.ZoneReport("Asia/Damascus"), .. record], Noon);
                return findings.DistinctBy(finding => finding.Id).Count() == findings.Count;
            },
            iter: 500
        );

    [Fact]
    public void Every_finding_that_is_not_met_says_what_to_do() =>
        Records.Sample(
            record =>
                Case.Assess(All, [Case.ZoneReport("Asia/Damascus"), .. record], Noon)
                    .All(finding => finding.Verdict is Verdict.Met == finding.Remedy is null),
            iter: 500
        );

    private static string Differences(List<Report> first, Report[] second)
    {
        var (a, b) = (Render(first).Split('\n'), Render(second).Split('\n'));
        var reports = first.Select(report =>
            $"{report.Id} {report.Claim} {report.Valid} corrects {report.Corrects} withdraws {report.Withdraws}"
        );
        var order = string.Join(' ', second.Select(report => report.Id));
        return string.Join('\n', [.. reports, "in the order " + order, .. a.Except(b), "---", .. b.Except(a)]);
    }

    private static Gen<string> OneOf(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static ReportId Id(int number) => new(new Guid(number, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 0]));

    private static string Render(IEnumerable<Report> reports) =>
        string.Join(
            '\n',
            Case.Assess(All, [Case.ZoneReport("Asia/Damascus"), .. reports], Noon)
                .Select(finding =>
                    $"{finding.Id} {finding.Rule.Id} {finding.Subject} {finding.Verdict} {finding.Basis} {finding.Amount} {finding.Citation}"
                    + $" {Text(finding.Says)} {finding.Remedy?.Key} {string.Join(',', finding.Evidence)}"
                    + $" {string.Join(',', finding.Arithmetic.Select(Text))} {string.Join(',', finding.WouldChange.Select(Text))}"
                )
        );

    private static string Text(Phrase phrase) =>
        $"{phrase.Key}({string.Join(';', phrase.Values.Select(value => value.Value is Phrase inner ? Text(inner) : $"{value.Value}"))})";
}
