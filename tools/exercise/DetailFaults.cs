using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Exercise;

/// <summary>What goes wrong with papers, boards and names, told over the clean details. The README lists them with their days.</summary>
public sealed class DetailFaults(
    List<Post> posts,
    Roster roster,
    IReadOnlyList<Profile> profiles,
    IReadOnlyList<DetailLine> details,
    Xoshiro256StarStar dice
)
{
    private readonly DetailPen pen = new();
    private readonly Desk desk = new(posts, roster);
    private readonly HashSet<Member> chosen = [];

    public IReadOnlyList<DetailLine> Write()
    {
        CardOfOneWhoCameLater(roster.Substitutions[1]);
        CardOfOneWhoNeverCame(roster.Substitutions[2]);
        PassportReadAgainAndRenewed();
        SpelledOtherwise();
        PassportRunsOut();
        CardOfAnother();
        VaccinationLapses();
        BoardEndsInTour();
        TitleAboveTheRank();
        return pen.Lines;
    }

    // The substitute of June 2024 came three weeks late, and the mission's card with him.
    private void CardOfOneWhoCameLater(Substitution substitution)
    {
        var came = substitution.At + Duration.FromDays(21);
        var card = Of<PaperHeld>(substitution.Substitute, "un-id");
        Correct(substitution.At + Duration.FromHours(26), card, card.Report.Claim, Validity.Since(came), card.Detail);
    }

    private void CardOfOneWhoNeverCame(Substitution substitution) =>
        Withdraw(substitution.At + Duration.FromHours(26), Of<PaperHeld>(substitution.Substitute, "un-id"));

    // In July 2024 a passport is read again and ends in January, two months before the tour does; renewed in December.
    private void PassportReadAgainAndRenewed()
    {
        var profile = Choose("R1");
        var passport = Of<PaperHeld>(profile.Member, "passport");
        var short_ = (PaperHeld)passport.Report.Claim with { Expires = Story.Day("2025-01-19") };
        Correct(Story.Z("2024-07-08T07:10:00Z"), passport, short_, passport.Report.Valid, passport.Detail);
        var issued = Story.At(Story.Day("2024-11-25"), 0, 0, Story.Camp);
        var recordedAt = Story.Z("2024-12-02T07:25:00Z");
        pen.Write(
            recordedAt,
            At(recordedAt),
            short_ with
            {
                Expires = Story.Day("2034-11-24"),
            },
            Validity.Since(issued),
            new PaperDetail(Numbered.Passport(profile) + "-2", "МВД (учение)", null)
        );
    }

    // The passport spells a name in Latin otherwise than the roll did: as the passport has it, it is right.
    private void SpelledOtherwise()
    {
        var profile = Choose("R1", profile => profile.Latin.Family.EndsWith("ayev", StringComparison.Ordinal));
        var identity = Of<Identified>(profile.Member);
        var latin = profile.Latin with { Family = profile.Latin.Family[..^4] + "aev" };
        Correct(
            Story.Z("2024-02-26T05:40:00Z"),
            identity,
            identity.Report.Claim,
            identity.Report.Valid,
            profile.Identity with
            {
                Latin = latin,
            }
        );
    }

    private void PassportRunsOut()
    {
        var passport = Of<PaperHeld>(Choose("R3").Member, "passport");
        var short_ = (PaperHeld)passport.Report.Claim with { Expires = Story.Day("2027-01-31") };
        Correct(Story.Z("2026-08-17T07:05:00Z"), passport, short_, passport.Report.Valid, passport.Detail);
    }

    // A card turns out to be somebody else's: nobody knows of one of this person's own.
    private void CardOfAnother() =>
        Withdraw(Story.Z("2026-10-19T07:30:00Z"), Of<PaperHeld>(Choose("R3").Member, "un-id"));

    private void VaccinationLapses()
    {
        var tetanus = Of<Vaccinated>(Choose("R3").Member, "tetanus");
        var valid = tetanus.Report.Valid with { To = Story.At(Story.Day("2026-09-30"), 0, 0, Story.Camp) };
        Correct(Story.Z("2026-07-06T07:45:00Z"), tetanus, tetanus.Report.Claim, valid, tetanus.Detail);
    }

    // The board of a year and a half was one of ten months: a new one is due before the tour ends.
    private void BoardEndsInTour()
    {
        var board = Of<FoundFit>(Choose("R3").Member);
        var claim = (FoundFit)board.Report.Claim with { Until = Story.Day("2026-12-31") };
        Correct(Story.Z("2026-06-22T07:20:00Z"), board, claim, board.Report.Valid, board.Detail);
    }

    // Promoted at home; on the roll, and so in every return, the rank is still the old one.
    private void TitleAboveTheRank()
    {
        var member = Choose("R3", profile => profile.Member.Rank == "OR-4").Member;
        var recordedAt = Story.Z("2026-10-26T07:15:00Z");
        var since = Story.At(Story.Day("2026-10-20"), 0, 0, Story.Home);
        pen.Write(
            recordedAt,
            At(recordedAt),
            new NationalRank(member.Reference, "senior-sergeant"),
            Validity.Since(since)
        );
    }

    // Somebody of the platoons with an ordinary post, each for one fault, and none of those who were substituted.
    private Profile Choose(string rotation, Func<Profile, bool>? fits = null)
    {
        var holders = posts
            .Zip(roster.Of(rotation).Members)
            .Where(pair => !pair.First.IsKey && pair.First.SubUnit.StartsWith("PL", StringComparison.Ordinal))
            .Select(pair => pair.Second)
            .ToHashSet();
        var profile = dice.Pick([
            .. profiles.Where(profile =>
                holders.Contains(profile.Member)
                && !chosen.Contains(profile.Member)
                && (fits is null || fits(profile))
                && roster.Substitutions.TrueForAll(s => s.Substitute != profile.Member)
            ),
        ]);
        chosen.Add(profile.Member);
        return profile;
    }

    private DetailLine Of<T>(Member member, string? what = null)
        where T : Claim
    {
        var key = what is null ? member.Reference : $"{member.Reference}/{what}";
        return details.Single(line => line.Report.Claim is T claim && claim.Key == key);
    }

    private void Correct(Instant recordedAt, DetailLine line, Claim claim, Validity valid, Detail? detail) =>
        pen.Write(recordedAt, At(recordedAt), claim, valid, detail, corrects: line.Report.Id);

    private void Withdraw(Instant recordedAt, DetailLine line) =>
        pen.Write(
            recordedAt,
            At(recordedAt),
            new Withdrawal(WithdrawalReason.EnteredInError),
            Validity.At(recordedAt),
            withdraws: line.Report.Id
        );

    private Source At(Instant recordedAt) => desk.At(recordedAt, roster.Rotations[0]);
}
