using System.Text.RegularExpressions;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;
using Qalqan.Store;

namespace Qalqan.Exercise.Tests;

/// <summary>What is invented of each person is whole, agrees with the facts, and reads as invented.</summary>
public sealed partial class DetailTests
{
    private static readonly Known End = Board.WithoutFaults.Look("2026-11-20");

    private static readonly List<ReportLine> Clean =
    [
        .. Board.Pack.Reports.Where(line => line.Detail is not null && line.Report.Corrects is null),
    ];

    private static readonly Dictionary<string, IdentityDetail> Identities = Clean
        .Where(line => line.Detail is IdentityDetail)
        .ToDictionary(line => ((Personal)line.Report.Claim).Person, line => (IdentityDetail)line.Detail!);

    private static IEnumerable<string> Everybody => End.Keys<Enrolled>();

    [Fact]
    public void Each_person_enrolled_has_exactly_one_identity()
    {
        Assert.NotEmpty(Everybody);
        Assert.Equal(Everybody.Order(), Identities.Keys.Order());
        Assert.All(Everybody, person => Assert.Single(End.Ever<Identified>(person)));
        var told = Board.WithFaults.Look("2026-11-20");
        Assert.All(Everybody, person => Assert.False(Assert.Single(told.Ever<Identified>(person)).Contested));
    }

    [Theory]
    [InlineData("2024-03-15", 7)]
    [InlineData("2024-12-08", 7)]
    [InlineData("2025-04-09", 7)]
    [InlineData("2025-04-13", 2)]
    [InlineData("2026-04-06", 2)]
    [InlineData("2026-11-20", 5)]
    public void So_many_women_are_among_the_139(string day, int women)
    {
        foreach (var board in (Board[])[Board.WithoutFaults, Board.WithFaults])
        {
            var there = InMission.Of(board.Look(day)).Certain.Select(stay => stay.Person).ToList();

            Assert.Equal(women, there.Count(person => Identities[person].Sex is Sex.Female));
            Assert.All(there, person => Assert.NotNull(Identities[person].Sex));
        }
    }

    [Fact]
    public void Every_national_rank_stands_for_the_rank_on_the_roll()
    {
        var table = Board
            .Standards.SelectMany(standard => standard.Rules)
            .Select(rule => rule.Requirement)
            .OfType<RankTable>();
        var ranks = Assert.Single(table);

        Assert.All(
            Everybody,
            person =>
            {
                var enrolled = (Enrolled)End.Ever<Enrolled>(person).Last().Claim;
                var national = (NationalRank)Assert.Single(End.Ever<NationalRank>(person)).Claim;
                Assert.Equal(enrolled.Rank, ranks.Find(national.Rank)?.Nato);
            }
        );
    }

    [Theory]
    [InlineData("2024-03-20")]
    [InlineData("2025-05-15")]
    [InlineData("2026-10-20")]
    public void Everybody_in_the_mission_is_fit_vaccinated_certified_and_reachable(string day)
    {
        var look = Board.WithoutFaults.Look(day);
        foreach (var person in InMission.Of(look).Certain.Select(stay => stay.Person))
        {
            var fit = (FoundFit)Assert.Single(look.Of<FoundFit>(person)).Claim;
            Assert.True(fit.Fitness is Fitness.Fit or Fitness.FitWithLimits && fit.Until > look.Today, person);
            Assert.Single(look.Of<Vaccinated>($"{person}/tetanus"));
            Assert.Single(look.Of<Vaccinated>($"{person}/hepatitis-a"));
            var conduct = (ConductCertified)Assert.Single(look.Of<ConductCertified>($"{person}/KAZ-MOD")).Claim;
            Assert.Equal(Clearance.Cleared, conduct.Outcome);
            Assert.Single(look.Of<Reachable>(person));
            Assert.Single(look.Of<KinNamed>($"{person}/1"));
        }
    }

    [Theory]
    [InlineData("2023-12-31", "R1", 152, 0)]
    [InlineData("2024-12-31", "R2", 153, 139)]
    [InlineData("2026-02-28", "R3", 152, 139)]
    public void A_rotation_is_in_preparation_while_the_one_before_serves(
        string day,
        string preparing,
        int people,
        int serving
    )
    {
        var rotations = TourClock.Of(Board.WithoutFaults.Look(day)).Rotations;

        var rotation = rotations.Single(rotation => rotation.Rotation == preparing);
        Assert.Equal((people, 0), (rotation.InPreparation, rotation.InMission));
        Assert.Equal(serving, rotations.Where(other => other != rotation).Sum(other => other.InMission));
        Assert.DoesNotContain(rotations, rotation => rotation.Rotation is null);
    }

    [Fact]
    public void A_name_is_one_persons_and_the_same_in_both_scripts()
    {
        Assert.Equal(
            Identities.Count,
            Identities
                .Values.Select(identity => $"{identity.Latin!.Family.TrimEnd('a')} {identity.Latin.Given}")
                .Distinct()
                .Count()
        );
        foreach (var (cyrillic, latin) in Identities.Values.Select(identity => (identity.Cyrillic!, identity.Latin!)))
        {
            Assert.Equal((Latin.Of(cyrillic.Family), Latin.Of(cyrillic.Given)), (latin.Family, latin.Given));
            Assert.Matches("^[A-Z][a-z]+$", latin.Family);
            Assert.Matches("^[А-ЯӘҒҚҢӨҰҮҺІ][а-яәғқңөұүһі]+$", cyrillic.Family);
        }
    }

    [Theory]
    [InlineData("Үлгібаев", "Ulgibayev")]
    [InlineData("Ерасыл", "Yerasyl")]
    [InlineData("Шыңғыс", "Shyngys")]
    [InlineData("Жәнібек", "Zhanibek")]
    [InlineData("Юрий", "Yuriy")]
    public void A_name_in_latin_letters_is(string cyrillic, string latin) => Assert.Equal(latin, Latin.Of(cyrillic));

    [Fact]
    public void Everybody_was_grown_up_when_enrolled_and_not_yet_fifty() =>
        Assert.All(
            Everybody,
            person =>
            {
                var enrolled = End.Ever<Enrolled>(person).First().From.InZone(Story.Home).Date;
                Assert.InRange(
                    Period.Between(Identities[person].Born!.Value, enrolled, PeriodUnits.Years).Years,
                    20,
                    49
                );
            }
        );

    [Fact]
    public void Every_number_reads_as_an_exercises_and_is_one_papers()
    {
        var details = Clean.Select(line => line.Detail!).ToList();
        List<string> papers =
        [
            .. details.OfType<PaperDetail>().Select(paper => paper.Number!),
            .. details.OfType<ConductDetail>().Select(conduct => conduct.Document!),
        ];
        Assert.All(papers, number => Assert.Matches("^EX", number));
        Assert.Equal(papers.Count, papers.Distinct().Count());

        List<string> phones =
        [
            .. details.OfType<ContactDetail>().Select(contact => contact.Phone!),
            .. details.OfType<KinDetail>().Select(kin => kin.Phone!),
        ];
        Assert.All(phones, phone => Assert.Matches(@"^\+7 700 00[0-9] [0-9]{2} [0-9]{2}$", phone));
        Assert.Equal(phones.Count, phones.Distinct().Count());
        Assert.All(
            details.OfType<ContactDetail>().Select(contact => contact.Email).OfType<string>(),
            email => Assert.EndsWith("@exercise.example", email, StringComparison.Ordinal)
        );
    }

    /// <summary>Without the detail a line is what the journal gets: references, codes and days.</summary>
    [Theory]
    [InlineData("made/details.ndjson")]
    [InlineData("faults/details.ndjson")]
    public void Outside_of_the_detail_a_line_is_plain_ascii_and_names_nobody(string name) =>
        Assert.All(
            File.ReadLines(Path.Combine(Board.Folder, name)),
            line => Assert.Matches("^[ -~]*$", DetailOf.Replace(line, ""))
        );

    [GeneratedRegex("\"detail\":.*")]
    private static partial Regex DetailOf { get; }
}
