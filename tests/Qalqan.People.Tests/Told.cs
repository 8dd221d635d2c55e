using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People.Tests;

/// <summary>A record told by hand, in the order of arrival. Times are local, of Damascus.</summary>
internal sealed class Told
{
    private static readonly DateTimeZone Damascus = DateTimeZoneProviders.Tzdb["Asia/Damascus"];

    private readonly Chronicle chronicle = new("unit");

    public Chronicle Chronicle => chronicle;

    public Told() => Say(new ZoneSet("Asia/Damascus"), At("2020-01-01 00:00"));

    /// <summary>A time such as <c>2024-03-15 09:00</c>.</summary>
    public static Instant At(string time) =>
        NodaTime
            .Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm")
            .Parse(time)
            .Value.InZoneStrictly(Damascus)
            .ToInstant();

    public Told Post(string post, string from = "2024-01-01 00:00", string subUnit = "HQ") =>
        Say(new PostOpened(post, subUnit, "OF-3", "COMD", false), At(from));

    public Told Enrolled(string person, string from = "2024-01-01 00:00") =>
        Say(new Enrolled(person, "OF-3", "COMD"), At(from));

    public Told Held(string post, string person, Tenure tenure, string from, string? to = null) =>
        Say(new Held(post, person, tenure), At(from), to is null ? null : At(to));

    public Told Arrived(string person, string at) => Say(new Arrived(person, "camp"), At(at), At(at));

    public Told Departed(string person, string at) => Say(new Departed(person, "camp"), At(at), At(at));

    public Told Stated(string person, PersonState state, string from, string? to = null) =>
        Say(new Stated(person, state), At(from), to is null ? null : At(to));

    public Told Tour(string person, string rotation, LocalDate ends, string from) =>
        Say(new TourSet(person, rotation, ends), At(from));

    public Told Say(Claim claim, Instant from, Instant? to = null)
    {
        var number = chronicle.Number + 1;
        var id = new ReportId(new Guid((int)number, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 0]));
        var report = new Report(id, "unit", new Validity(from, to), from, new Source("S1", null), claim);
        chronicle.Apply(new Entry(number, from, report));
        return this;
    }

    /// <summary>The look at a day's morning, all that was told being known.</summary>
    public Known Morning(LocalDate day) => SignedDay.Look(chronicle, day, chronicle.Number);

    /// <summary>The look at a time, all that was told being known.</summary>
    public Known Look(string time) => chronicle.KnownAt(chronicle.Number, At(time), new Interval(null, At(time)));
}
