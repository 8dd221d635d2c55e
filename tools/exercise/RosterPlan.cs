using NodaTime;
using Qalqan.Claims;

namespace Qalqan.Exercise;

/// <summary>
/// Plans the three rotations with nothing amiss: every post filled by one person of its trade and rank, every
/// substitution without a gap, everybody home by the end of the tour. What goes wrong is told elsewhere, apart.
/// </summary>
public sealed class RosterPlan(List<Post> posts, Xoshiro256StarStar dice)
{
    private readonly List<Substitution> substitutions = [];

    // They sign the morning report, so they are never the ones to fall out.
    private static readonly string[] Signers = ["PERS", "CLERK", "CSM"];

    public Roster Make()
    {
        List<Rotation> rotations = [.. RotationDates.All.Select(Enrol)];
        for (var i = 0; i < rotations.Count; i++)
        {
            Deploy(rotations[i], rotations.ElementAtOrDefault(i - 1));
            OrderTours(rotations[i]);
        }
        Substitute(rotations[0], "RIFLE", Story.Z("2024-03-13T04:00:00Z"));
        Substitute(rotations[0], "DRIVER", Story.Z("2024-06-11T05:00:00Z"));
        Substitute(rotations[2], "MECH", Story.Z("2026-10-05T05:00:00Z"));
        var away = new AbsencePlan(dice);
        foreach (var rotation in rotations)
            away.Add(rotation);
        return new Roster(rotations, substitutions);
    }

    private Rotation Enrol(RotationDates dates)
    {
        var rotation = new Rotation(dates, []);
        var spareFor = dice.Shuffled(posts.Where(IsOrdinary)).Take(dates.Spares).ToList();
        IEnumerable<Post> wanted = [.. posts, .. posts.SelectMany(p => Enumerable.Repeat(p, p.Reserves)), .. spareFor];
        foreach (var post in wanted)
            Join(rotation, post, Story.At(Weekday(dates), 10, dice.Below(60), Story.Home));
        if (dates.Appointed is { } day)
            Appoint(rotation, Story.At(day, 9, 0, Story.Home));
        var lost = spareFor.Take(dates.LostInTraining).ToList();
        foreach (var (post, number) in lost.Select((post, number) => (post, number)))
            FallOut(rotation, post, rotation.Members[^(dates.Spares - number)], number);
        return rotation;
    }

    private LocalDate Weekday(RotationDates dates)
    {
        while (true)
        {
            var day = dates.EnrolFrom.PlusDays(dice.Below(dates.EnrolDays));
            if (day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday))
                return day;
        }
    }

    private Member Join(Rotation rotation, Post post, Instant at)
    {
        // Some hold a rank one above what the post asks.
        var isHigher = post.Rank is "OR-3" or "OR-4" or "OR-5" or "OR-6" && dice.OneIn(7);
        var rank = isHigher ? $"OR-{post.Rank[3] - '0' + 1}" : post.Rank;
        var member = new Member($"{rotation.Dates.Code}-{rotation.Members.Count + 1:000}", rank, post.Trade, at);
        rotation.Members.Add(member);
        return member;
    }

    private void Appoint(Rotation rotation, Instant at)
    {
        foreach (var (post, holder) in posts.Zip(rotation.Members))
            holder.Stints.Add(new Stint(post.Id, Tenure.Substantive, at, null, false, null));
        NameReserves(rotation, at);
    }

    private void NameReserves(Rotation rotation, Instant at)
    {
        var wanted = posts.SelectMany(post => Enumerable.Repeat(post, post.Reserves));
        foreach (var (post, reserve) in wanted.Zip(rotation.Members.Skip(posts.Count)))
            reserve.Stints.Add(new Stint(post.Id, Tenure.Reserve, at, null, false, null));
    }

    // During training the spare of that trade steps in, and takes the leaver's place in the list of holders.
    private void FallOut(Rotation rotation, Post post, Member spare, int number)
    {
        var dates = rotation.Dates;
        var first = (dates.Appointed ?? dates.EnrolFrom.PlusDays(28)).PlusDays(14);
        var days = Period.DaysBetween(first, dates.TrainingTo.PlusDays(-30)) / dates.LostInTraining;
        var at = Story.At(first.PlusDays(number * days + dice.Below(days)), 9, 0, Story.Home);
        var place = posts.IndexOf(post);
        var leaver = rotation.Members[place];
        leaver.Released = at;
        if (leaver.Stints.Count > 0)
        {
            leaver.Stints[0] = leaver.Stints[0] with { To = at };
            spare.Stints.Add(new Stint(post.Id, Tenure.Substantive, at, null, false, null));
        }
        var sparePlace = rotation.Members.IndexOf(spare);
        (rotation.Members[place], rotation.Members[sparePlace]) = (spare, leaver);
    }

    private void Deploy(Rotation rotation, Rotation? before)
    {
        var dates = rotation.Dates;
        var firstLift = FirstLift(before is null);
        var others = posts.Where(post => !firstLift.Contains(post)).ToList();
        var released = dates.Released is { } day ? Story.At(day, 18, 0, Story.Home) : (Instant?)null;
        foreach (var member in rotation.Members.Where(member => member.Released is null))
            member.Released = released;
        foreach (var (post, holder) in posts.Zip(rotation.Members))
        {
            var isFirst = firstLift.Contains(post);
            var lift =
                isFirst ? dates.FirstLift
                : others.IndexOf(post) < others.Count / 2 ? dates.SecondLift
                : dates.ThirdLift;
            holder.Arrives = lift;
            holder.Departs = isFirst ? dates.DepartsLast : dates.DepartsFirst;
            if (before is not null)
                Relieve(post, before.Members[posts.IndexOf(post)], holder);
        }
        if (before is null)
            SendAdvanceGroup(rotation);
        else
            NameReserves(rotation, before.Dates.DepartsLast!.Value);
        if (dates.DepartsLast is { } last)
            foreach (var reserve in rotation.Members.Skip(posts.Count).Where(m => m.Stints is [{ To: null }]))
                reserve.Stints[0] = reserve.Stints[0] with { To = last };
    }

    // Successor and holder leave and arrive together, so that a post changes hands after a day or after three.
    private static void Relieve(Post post, Member holder, Member successor)
    {
        var at = successor.Arrives < holder.Departs ? holder.Departs.Value : throw new InvalidOperationException();
        holder.Stints[^1] = holder.Stints[^1] with { To = at };
        successor.Stints.Add(new Stint(post.Id, Tenure.Handover, successor.Arrives.Value, at, true, null));
        successor.Stints.Add(new Stint(post.Id, Tenure.Substantive, at, null, false, null));
    }

    private List<Post> FirstLift(bool isFirstRotation)
    {
        const int people = 47;
        List<Post> chosen = isFirstRotation ? [] : [.. posts.Where(post => post.IsKey || Signers.Contains(post.Trade))];
        return [.. chosen, .. dice.Shuffled(posts.Except(chosen)).Take(people - chosen.Count)];
    }

    private void SendAdvanceGroup(Rotation rotation)
    {
        foreach (var (subUnit, people) in RotationDates.AdvanceGroup)
        foreach (
            var post in dice.Shuffled(posts.Where(p => p.SubUnit == subUnit && !Signers.Contains(p.Trade))).Take(people)
        )
            rotation.Members[posts.IndexOf(post)].Arrives = RotationDates.AdvanceGroupArrives;
    }

    private static void OrderTours(Rotation rotation)
    {
        foreach (var member in rotation.Members.Where(member => member.Arrives is not null))
            OrderTour(rotation, member, rotation.Dates.TourOrdered);
    }

    private static void OrderTour(Rotation rotation, Member member, LocalDate ordered)
    {
        var isAdvance = member.Arrives == RotationDates.AdvanceGroupArrives;
        var ends = isAdvance ? RotationDates.AdvanceGroupTourEnds : rotation.Dates.TourEnds;
        member.Tours.Add(new TourOrder(Story.At(ordered, 12, 0, Story.Home), ends));
        if (rotation.Dates.Code == "R1")
            member.Tours.Add(new TourOrder(ExtendedAt, RotationDates.ExtendedTo));
    }

    private static Instant ExtendedAt => Story.At(RotationDates.Extended, 12, 0, Story.Camp);

    // The substitute is called up two weeks before; the order names the end of the tour, and the extension comes apart.
    private void Substitute(Rotation rotation, string trade, Instant at)
    {
        var post = dice.Pick([.. posts.Where(p => p.Trade == trade && IsMainBody(rotation, p))]);
        var leaver = rotation.Holder(posts, post.Id);
        var calledUp = at.InZone(Story.Home).Date.PlusDays(-15);
        var substitute = Join(rotation, post, Story.At(calledUp, 10, 0, Story.Home));
        var tourEnd = Story.At(rotation.Dates.TourEnds.PlusDays(1), 0, 0, Story.Camp);
        var relief = leaver.Stints[^1].To;
        substitute.Arrives = Later(at, leaver.Arrives!.Value);
        (substitute.Departs, substitute.Released) = (leaver.Departs, leaver.Released);
        if (relief is null)
            substitute.Stints.Add(new Stint(post.Id, Tenure.Substantive, at, null, false, null));
        else
        {
            substitute.Stints.Add(new Stint(post.Id, Tenure.Substantive, at, tourEnd, true, null));
            var recorded = ExtendedAt + Duration.FromHours(1);
            substitute.Stints.Add(new Stint(post.Id, Tenure.Substantive, tourEnd, relief, true, recorded));
        }
        OrderTour(rotation, substitute, calledUp);
        leaver.Stints[^1] = leaver.Stints[^1] with { To = at };
        leaver.Tours.RemoveAll(tour => tour.From > at);
        var isInMission = leaver.Arrives < at;
        (leaver.Arrives, leaver.Departs) = isInMission ? (leaver.Arrives, (Instant?)at) : (null, null);
        leaver.Released = at + Duration.FromDays(49);
        var until = isInMission ? at : at + Duration.FromDays(30);
        leaver.Absences.Add(
            new Absence(PersonState.Sick, at - Duration.FromDays(7), until, isInMission ? Story.Camp : Story.Home)
        );
        var place = posts.IndexOf(post);
        (rotation.Members[place], rotation.Members[^1]) = (substitute, leaver);
        substitutions.Add(new Substitution(post.Id, leaver, substitute, at));
    }

    private bool IsMainBody(Rotation rotation, Post post) =>
        rotation.Holder(posts, post.Id).Arrives != RotationDates.AdvanceGroupArrives
        && substitutions.TrueForAll(earlier => earlier.Post != post.Id);

    private static bool IsOrdinary(Post post) => !post.IsKey && !Signers.Contains(post.Trade);

    private static Instant Later(Instant a, Instant b) => a > b ? a : b;
}
