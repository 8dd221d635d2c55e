using System.Text;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Exercise;

/// <summary>
/// What goes wrong, told over the clean roster: a board should find each of these. The README lists them with their days.
/// </summary>
public sealed class PeopleFaults(List<Post> posts, Roster roster, IReadOnlyList<Line> made, Xoshiro256StarStar dice)
{
    private static readonly Duration Day = Duration.FromDays(1);

    private readonly Pen pen = new(dice);
    private readonly Desk desk = new(posts, roster);

    public IReadOnlyList<Line> Write()
    {
        PostTakenLaterThanBelieved(roster.Substitutions[0]);
        SubstituteComesThreeWeeksLate(roster.Substitutions[1]);
        ReserveEnteredAsHolder();
        CorrectedByTwo();
        ExtensionTakenBack();
        IllnessThatWasAJourney();
        LeftBehindAtRelief();
        SubstituteNeverComes(roster.Substitutions[2]);
        TourEndsTwice();
        FromAnotherProgram();
        return pen.Lines;
    }

    // Weeks after 20 March 2024 it comes out that the substitute took over only on 2 April: the post was empty till then.
    private void PostTakenLaterThanBelieved(Substitution substitution)
    {
        var held = HeldBy(substitution.Substitute, Tenure.Substantive);
        var began = Story.Z("2024-04-02T05:00:00Z");
        Correct(Story.Z("2024-04-16T04:10:00Z"), held, held.Claim, held.Valid with { From = began });
    }

    // The holder is repatriated sick; the substitute misses the flight and arrives after three weeks.
    private void SubstituteComesThreeWeeksLate(Substitution substitution)
    {
        var known = substitution.At + Day;
        var came = substitution.At + Duration.FromDays(21);
        var arrived = Of<Arrived>(substitution.Substitute);
        var held = HeldBy(substitution.Substitute, Tenure.Substantive);
        Correct(known, arrived, arrived.Claim, Validity.At(came));
        Correct(known, held, held.Claim, held.Valid with { From = came });
    }

    // For eight days the operations officer's reserve stands in the return as a second holder.
    private void ReserveEnteredAsHolder()
    {
        var post = posts.Find(post => post.Trade == "OPSO") ?? posts[0];
        var reserve = roster
            .Of("R1")
            .Members.Find(m => m.Stints.Exists(s => s.Post == post.Id && s.Tenure is Tenure.Reserve));
        var valid = new Validity(Story.Z("2024-09-02T05:00:00Z"), Story.Z("2024-09-10T05:00:00Z"));
        Tell(valid.From + Duration.FromHours(1), new Held(post.Id, reserve!.Reference, Tenure.Substantive), valid);
    }

    // An illness is corrected by the doctor and by the clerk, each otherwise; a month later one of them takes it back.
    private void CorrectedByTwo()
    {
        var sick = OneOf(PersonState.Sick, "2024-11-01", "2024-11-20", "R1");
        var known = sick.Report.Valid.From + Duration.FromDays(9);
        var person = ((Stated)sick.Report.Claim).Person;
        var earlier = sick.Report.Valid with { From = sick.Report.Valid.From - Duration.FromHours(30) };
        var doctor = new Source(PostOf("DOCTOR"), Holder("R1", "DOCTOR"));
        pen.Write(known, doctor, sick.Report.Claim, earlier, corrects: sick.Report);
        var clerk = new Source(PostOf("CLERK"), Holder("R1", "CLERK"));
        var instead = new Stated(person, PersonState.CompensatoryTime);
        var second = pen.Write(known + Day, clerk, instead, sick.Report.Valid, corrects: sick.Report);
        pen.Withdraw(Story.Z("2024-12-16T04:20:00Z"), clerk, second, WithdrawalReason.SourceRetracts);
    }

    // One extension of tour was entered for the wrong person and is withdrawn: that person serves beyond the tour.
    private void ExtensionTakenBack()
    {
        var extended = Story.At(RotationDates.Extended, 12, 0, Story.Camp);
        var orders = made.Where(line =>
            line.Report.Claim is TourSet tour && line.Report.Valid.From == extended && IsOrdinary(tour.Person)
        );
        var recordedAt = Story.Z("2025-03-03T04:15:00Z");
        pen.Withdraw(recordedAt, At(recordedAt), dice.Pick([.. orders]).Report, WithdrawalReason.EnteredInError);
    }

    // Five weeks later an illness turns out to have been a journey on duty.
    private void IllnessThatWasAJourney()
    {
        var sick = OneOf(PersonState.Sick, "2025-07-01", "2025-08-31", "R2");
        var journey = new Stated(((Stated)sick.Report.Claim).Person, PersonState.DutyTravel);
        Correct(sick.RecordedAt + Duration.FromDays(37), sick.Report, journey, sick.Report.Valid);
    }

    // In hospital at the relief of 2026, one leaves a week after the tour has ended: one too many in the mission.
    private void LeftBehindAtRelief()
    {
        var last = roster.Of("R2").Dates.DepartsLast;
        var departed = dice.Pick([
            .. made.Where(line =>
                line.Report.Claim is Departed gone && line.Report.Valid.From == last && IsOrdinary(gone.Person)
            ),
        ]);
        var left = Validity.At(Story.Z("2026-04-17T05:30:00Z"));
        Correct(Story.Z("2026-04-10T09:30:00Z"), departed.Report, departed.Report.Claim, left);
    }

    // The substitute of October 2026 fails the medical board. Somebody acts beside the own post, then nobody.
    private void SubstituteNeverComes(Substitution substitution)
    {
        var known = substitution.At + Day;
        Withdraw(known, Of<Arrived>(substitution.Substitute));
        Withdraw(known, HeldBy(substitution.Substitute, Tenure.Substantive));
        var place = posts.FindIndex(post => post.Id == substitution.Post);
        var colleague = dice.Pick([
            .. posts.Where(post => post.Trade == posts[place].Trade && post.Id != substitution.Post),
        ]);
        var acting = new Held(substitution.Post, roster.Of("R3").Holder(posts, colleague.Id).Reference, Tenure.Acting);
        var valid = new Validity(substitution.At + 7 * Day, substitution.At + 28 * Day);
        Tell(valid.From + Duration.FromHours(1), acting, valid);

        void Withdraw(Instant recordedAt, Report report) =>
            pen.Withdraw(recordedAt, At(recordedAt), report, WithdrawalReason.SourceRetracts);
    }

    // Two posts correct one end of tour, each to another day, and nobody has decided.
    private void TourEndsTwice()
    {
        var orders = made.Where(line =>
            line.Report.Claim is TourSet { Rotation: "R3" } tour
            && IsOrdinary(tour.Person)
            && roster.Substitutions.TrueForAll(s =>
                s.Leaver.Reference != tour.Person && s.Substitute.Reference != tour.Person
            )
        );
        var order = dice.Pick([.. orders]).Report;
        var tour = (TourSet)order.Claim;
        var recordedAt = Story.Z("2026-11-03T04:05:00Z");
        Correct(recordedAt, order, tour with { Ends = Story.Day("2027-02-28") }, order.Valid);
        var operations = new Source(PostOf("OPSO"), Holder("R3", "OPSO"));
        var other = tour with { Ends = Story.Day("2027-03-21") };
        pen.Write(recordedAt + 2 * Day, operations, other, order.Valid, corrects: order);
    }

    // The ministry's welfare program sends a claim this one cannot read. It is kept, and shown as unread.
    private void FromAnotherProgram()
    {
        var person = dice.Pick(roster.Of("R3").Members).Reference;
        var body = Encoding.UTF8.GetBytes($"{{\"person\":\"{person}\",\"parcels\":1}}");
        var recordedAt = Story.Z("2026-11-09T05:30:00Z");
        pen.Write(
            recordedAt,
            new Source("WELFARE", null),
            new Unread("welfare.parcel/1", body, "a wire name this program does not know"),
            Validity.At(recordedAt - Duration.FromHours(3))
        );
    }

    private void Tell(Instant recordedAt, Claim claim, Validity valid) =>
        pen.Write(recordedAt, At(recordedAt), claim, valid);

    private void Correct(Instant recordedAt, Report report, Claim claim, Validity valid) =>
        pen.Write(recordedAt, At(recordedAt), claim, valid, corrects: report);

    private Source At(Instant recordedAt) => desk.At(recordedAt, roster.Rotations[0]);

    private Report Of<T>(Member member)
        where T : Claim => made.Single(line => line.Report.Claim is T claim && claim.Key == member.Reference).Report;

    private Report HeldBy(Member member, Tenure tenure) =>
        made.First(line =>
            line.Report.Claim is Held held && held.Person == member.Reference && held.Tenure == tenure
        ).Report;

    // A state that began between the two days and that the record itself does not correct.
    private Line OneOf(PersonState state, string from, string to, string rotation) =>
        dice.Pick([
            .. made.Where(line =>
                line.Report.Claim is Stated stated
                && stated.State == state
                && stated.Person.StartsWith(rotation, StringComparison.Ordinal)
                && line.Report.Corrects is null
                && Story.At(Story.Day(from), 0, 0, Story.Camp) <= line.Report.Valid.From
                && line.Report.Valid.From < Story.At(Story.Day(to), 0, 0, Story.Camp)
                && made.All(other => other.Report.Corrects != line.Report.Id)
            ),
        ]);

    private string PostOf(string trade) => posts.Find(post => post.Trade == trade)?.Id ?? "S1";

    private string? Holder(string rotation, string trade) =>
        posts.FindIndex(post => post.Trade == trade) is >= 0 and var place
            ? roster.Of(rotation).Members[place].Reference
            : null;

    private bool IsOrdinary(string person) =>
        roster
            .Rotations.SelectMany(rotation => posts.Zip(rotation.Members))
            .Any(pair =>
                pair.Second.Reference == person
                && !pair.First.IsKey
                && pair.First.SubUnit.StartsWith("PL", StringComparison.Ordinal)
            );
}
