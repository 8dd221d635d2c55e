using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Exercise;

/// <summary>
/// Tells the roster as the personnel officer would have recorded it: orders when they are given, arrivals within the
/// hour, absences the morning they are known. What ends is closed by a correction that names the end.
/// </summary>
public sealed class PeopleRecord(List<Post> posts, Roster roster, Xoshiro256StarStar dice)
{
    private const string Place = "Damascus";

    private static readonly Duration Hour = Duration.FromHours(1);

    private readonly Pen pen = new(dice);
    private readonly Desk desk = new(posts, roster);

    public IReadOnlyList<Line> Write()
    {
        var opened = Story.Z("2023-03-27T05:00:00Z");
        foreach (var post in posts)
            pen.Write(
                opened,
                desk.At(opened, roster.Rotations[0]),
                new PostOpened(post.Id, post.SubUnit, post.Rank, post.Trade, post.IsKey),
                Validity.Since(opened)
            );
        foreach (var rotation in roster.Rotations)
        foreach (var member in rotation.Members.OrderBy(member => member.Reference, StringComparer.Ordinal))
        {
            WriteRoll(rotation, member);
            foreach (var stint in member.Stints)
                WriteStint(rotation, member, stint);
            WriteJourney(rotation, member);
            WriteStates(rotation, member);
        }
        return pen.Lines;
    }

    private void WriteRoll(Rotation rotation, Member member)
    {
        var known = Morning(member.Enrolled, Story.Home);
        var enrolled = new Enrolled(member.Reference, member.Rank, member.Trade);
        var report = Tell(rotation, known, enrolled, Validity.Since(member.Enrolled));
        if (member.Released is { } released)
            Close(rotation, Morning(released, Story.Home), report, released);
    }

    private void WriteStint(Rotation rotation, Member member, Stint stint)
    {
        var held = new Held(stint.Post, member.Reference, stint.Tenure);
        var end = stint.IsOrdered ? stint.To : null;
        var report = Tell(rotation, stint.RecordedAt ?? stint.From + Hour, held, new Validity(stint.From, end));
        if (stint is { IsOrdered: false, To: { } to })
            Close(rotation, to + Hour, report, to);
    }

    private void WriteJourney(Rotation rotation, Member member)
    {
        foreach (var tour in member.Tours)
            Tell(
                rotation,
                tour.From + Hour,
                new TourSet(member.Reference, rotation.Dates.Code, tour.Ends),
                Validity.Since(tour.From)
            );
        if (member.Arrives is { } arrival)
            Tell(rotation, arrival + Hour, new Arrived(member.Reference, Place), Validity.At(arrival));
        if (member.Departs is { } departure)
            Tell(rotation, departure + Hour, new Departed(member.Reference, Place), Validity.At(departure));
    }

    // A state lasts until the next begins; only the last one needs an end of its own, and a planned absence names its own.
    private void WriteStates(Rotation rotation, Member member)
    {
        var last = WriteState(
            rotation,
            member,
            PersonState.Present,
            member.Enrolled,
            null,
            Morning(member.Enrolled, Story.Home)
        );
        foreach (var away in member.Absences.OrderBy(away => away.From))
        {
            var ahead = Duration.FromDays(dice.Between(2, 12));
            var known = away.IsPlanned ? Morning(away.From - ahead, away.Zone) : Morning(away.From, away.Zone);
            last = WriteState(rotation, member, away.State, away.From, away.IsPlanned ? away.To : null, known);
            if (member.Until is not { } until || away.To < until)
                last = WriteState(rotation, member, PersonState.Present, away.To, null, Morning(away.To, away.Zone));
        }
        if (member.Until is { } end && last.Valid.To is null)
            Close(rotation, end + Hour, last, end);
    }

    private Report WriteState(
        Rotation rotation,
        Member member,
        PersonState state,
        Instant from,
        Instant? to,
        Instant known
    ) => Tell(rotation, known, new Stated(member.Reference, state), new Validity(from, to));

    private Report Tell(Rotation rotation, Instant recordedAt, Claim claim, Validity valid) =>
        pen.Write(recordedAt, desk.At(recordedAt, rotation), claim, valid);

    private void Close(Rotation rotation, Instant recordedAt, Report report, Instant to) =>
        pen.Close(recordedAt, desk.At(recordedAt, rotation), report, to);

    // The next morning state; one in ten is only learned one to three mornings later.
    private Instant Morning(Instant instant, DateTimeZone zone)
    {
        var local = instant.InZone(zone);
        var days = local.TimeOfDay <= new LocalTime(6, 30) ? 0 : 1;
        if (dice.OneIn(10))
            days += dice.Between(1, 3);
        return Story.At(local.Date.PlusDays(days), 6, dice.Between(35, 59), zone);
    }
}
