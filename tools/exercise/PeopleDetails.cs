using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Exercise;

/// <summary>
/// What the personnel officer wrote down of each: who it is the morning after enrolment, papers within two weeks, boards and
/// certificates before the order that sends them, the mission's card on the day they arrive. All of it in order.
/// </summary>
public sealed class PeopleDetails(
    List<Post> posts,
    Roster roster,
    IReadOnlyList<Line> made,
    List<Title> titles,
    Xoshiro256StarStar dice
)
{
    private static readonly string[] SpeakEnglish = ["OF-1", "OF-2", "OF-3", "OF-4", "OR-9"];
    private static readonly string[] SpeakForTheirPost = ["INTERP", "EGTL", "EGTM", "WATCH"];
    private static readonly string[] Drive = ["DRIVER", "PLANT"];

    private readonly DetailPen pen = new();
    private readonly Desk desk = new(posts, roster);
    private readonly Dictionary<string, Instant> enrolments = made.Where(line =>
            line.Report is { Claim: Enrolled, Corrects: null }
        )
        .ToDictionary(line => line.Report.Claim.Key, line => line.RecordedAt);

    public IReadOnlyList<DetailLine> Write(IReadOnlyList<Profile> profiles)
    {
        foreach (var profile in profiles)
        {
            WriteEnrolment(profile);
            WriteKin(profile);
            WritePapers(profile);
            PlanTour(profile);
            WriteLanguages(profile);
            WriteFitness(profile);
            WriteConduct(profile);
            if (profile.Member.Arrives is { } arrival)
                WriteMissionCard(profile, arrival);
        }
        return pen.Lines;
    }

    private void WriteEnrolment(Profile profile)
    {
        var person = profile.Member.Reference;
        var known = enrolments[person] + Duration.FromMinutes(dice.Between(5, 55));
        var valid = Validity.Since(profile.Member.Enrolled);
        Tell(profile, known, new Identified(person, null), valid, profile.Identity);
        Tell(profile, known, new NationalRank(person, TitleOf(profile)), valid);
        var contact = new ContactDetail(
            Numbered.Phone(profile),
            profile.Member.Rank.StartsWith("OF", StringComparison.Ordinal) ? Numbered.Email(profile) : null,
            null
        );
        Tell(profile, known, new Reachable(person, null), valid, contact);
    }

    // A rank may have two titles: a lieutenant and a senior lieutenant are both OF-1.
    private string TitleOf(Profile profile) =>
        dice.Pick([.. titles.Where(title => title.Nato == profile.Member.Rank)]).Code;

    private void WriteKin(Profile profile)
    {
        var (person, family) = (profile.Member.Reference, profile.Family);
        var known = enrolments[person] + Duration.FromMinutes(dice.Between(60, 120));
        var valid = Validity.Since(profile.Member.Enrolled);
        var other = profile.Sex is Sex.Female ? Sex.Male : Sex.Female;
        var isMarried = profile.Born.PlusYears(25) < profile.Member.Enrolled.InZone(Story.Home).Date && !dice.OneIn(3);
        Add(
            1,
            family.Relative(family.DrawGiven(dice, isMarried ? other : Sex.Female), isMarried ? other : Sex.Female),
            !isMarried ? "мать"
                : other is Sex.Male ? "муж"
                : "жена"
        );
        if (dice.OneIn(4))
            Add(2, family.Relative(family.Father, Sex.Male), "отец");

        void Add(int order, string name, string relation) =>
            Tell(
                profile,
                known,
                new KinNamed(person, order, null),
                valid,
                new KinDetail(name, relation, Numbered.KinPhone(profile, order), null, null)
            );
    }

    // The papers they came with, shown at the desk.
    private void WritePapers(Profile profile)
    {
        Issue("passport", 6, 10, Numbered.Passport(profile), "МВД (учение)");
        if (Drive.Contains(profile.Member.Trade))
            Issue("driving-licence", 5, 10, Numbered.Licence(profile), null);

        void Issue(string paper, int oldest, int years, string number, string? issuer)
        {
            var shown = DaysAfterEnrolment(profile, 3, 12);
            var issued = shown.PlusDays(-dice.Between(40, oldest * 365));
            Tell(
                profile,
                Office(shown),
                new PaperHeld(profile.Member.Reference, paper, issued.PlusYears(years).PlusDays(-1), null),
                Validity.Since(Midnight(issued)),
                new PaperDetail(number, issuer, null)
            );
        }
    }

    // Told when the rotation is formed, for everybody on its roll; the order that sends them says it again, or otherwise.
    private void PlanTour(Profile profile)
    {
        var (member, dates) = (profile.Member, profile.Rotation.Dates);
        var formed = Story.At(dates.Appointed ?? dates.EnrolFrom.PlusDays(28), 9, 0, Story.Home);
        if (member.Enrolled < formed)
            Tell(
                profile,
                formed + Duration.FromHours(1),
                new TourSet(member.Reference, dates.Code, dates.TourEnds),
                Validity.Since(formed)
            );
    }

    private void WriteLanguages(Profile profile)
    {
        var member = profile.Member;
        var isForThePost = SpeakForTheirPost.Contains(member.Trade);
        if (!isForThePost && !SpeakEnglish.Contains(member.Rank))
            return;
        var least = isForThePost ? 2 : 1;
        Test("en", "STANAG-6001", $"{Level()}/{Level()}/{Level()}/{Level()}", "KAZCENT, экзаменатор 2");
        if (member.Trade is "INTERP")
            Test("ar", "KAZCENT-AR", $"{dice.Between(55, 90)}/100", "KAZCENT, экзаменатор 5");

        int Level() => least + dice.Below(2);

        void Test(string language, string test, string score, string tester)
        {
            var day = Office(DayBefore(profile, profile.Rotation.Dates.TrainingTo, 5, 30));
            var claim = new LanguageTested(member.Reference, language, test, score, null);
            Tell(profile, day, claim, Validity.At(day), new LanguageDetail(tester, null));
        }
    }

    // A board finds for eighteen months; those it sends on are vaccinated within the week.
    private void WriteFitness(Profile profile)
    {
        var person = profile.Member.Reference;
        var board = DayBefore(profile, profile.Rotation.Dates.TourOrdered, 20, 45);
        var isLimited = dice.OneIn(20);
        var until = board.PlusMonths(18).With(DateAdjusters.EndOfMonth);
        Tell(
            profile,
            Office(board),
            new FoundFit(person, isLimited ? Fitness.FitWithLimits : Fitness.Fit, until, null),
            Validity.Since(Midnight(board)),
            new MedicalDetail(isLimited ? "Б-3" : "А", "ВВК (учение)", isLimited ? "переноска грузов до 20 кг" : null)
        );
        var given = board.PlusDays(dice.Between(0, 6));
        Vaccinate("hepatitis-a", null);
        Vaccinate("tetanus", given.PlusYears(10));

        void Vaccinate(string against, LocalDate? lapses) =>
            Tell(
                profile,
                Office(given),
                new Vaccinated(person, against, null),
                new Validity(Midnight(given), lapses is { } day ? Midnight(day) : null),
                new VaccineDetail($"EX-{against[0]}{dice.Between(10, 19)}", null)
            );
    }

    private void WriteConduct(Profile profile)
    {
        var day = DayBefore(profile, profile.Rotation.Dates.TourOrdered, 3, 14);
        Tell(
            profile,
            Office(day),
            new ConductCertified(profile.Member.Reference, Clearance.Cleared, "KAZ-MOD", null),
            Validity.Since(Midnight(day)),
            new ConductDetail(Numbered.Certificate(profile))
        );
    }

    // Good for half a year beyond the tour as ordered, so that an extension needs no new card.
    private void WriteMissionCard(Profile profile, Instant arrival) =>
        Tell(
            profile,
            arrival + Duration.FromMinutes(dice.Between(180, 420)),
            new PaperHeld(profile.Member.Reference, "un-id", profile.Rotation.Dates.TourEnds.PlusMonths(6), null),
            Validity.Since(arrival),
            new PaperDetail(Numbered.MissionCard(profile), null, null)
        );

    private void Tell(Profile profile, Instant recordedAt, Claim claim, Validity valid, Detail? detail = null) =>
        pen.Write(recordedAt, desk.At(recordedAt, profile.Rotation), claim, valid, detail);

    // For those called up too late for that, or gone before it, in their first week.
    private LocalDate DayBefore(Profile profile, LocalDate day, int least, int most)
    {
        var planned = day.PlusDays(-dice.Between(least, most));
        var at = Office(planned);
        var isThere = at > profile.Member.Enrolled && !(profile.Member.Released < at);
        return isThere ? planned : DaysAfterEnrolment(profile, 2, 7);
    }

    private LocalDate DaysAfterEnrolment(Profile profile, int least, int most) =>
        profile.Member.Enrolled.InZone(Story.Home).Date.PlusDays(dice.Between(least, most));

    private Instant Office(LocalDate day) => Story.At(day, 15, dice.Below(60), Story.Home);

    private static Instant Midnight(LocalDate day) => Story.At(day, 0, 0, Story.Home);
}
