using System.Text.Json.Serialization;

namespace Qalqan.Claims;

// Own people under fire: the contingent's record, as its people are.

/// <summary>An alarm, from when on everybody is to be accounted for; <c>Kind</c> is a code such as <c>shelling</c>, <c>attack</c>, <c>missing</c>.</summary>
public sealed record AlarmRaised(string Alarm, string Kind, string? Words, Guid? Line) : Claim
{
    public override string Key => Alarm;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. Reference.Check(Alarm, "alarm"),
            .. Reference.Check(Kind, "kind"),
            .. Wording.LineOrNone(Words, "words", 500),
        ];
}

/// <summary>An event: the alarm is over.</summary>
public sealed record AlarmEnded(string Alarm) : Claim
{
    public override string Key => Alarm;

    public override IEnumerable<(string, string)> Problems() => Reference.Check(Alarm, "alarm");
}

/// <summary>An event: in this alarm the source has the person before it, or in contact, or has not any more.</summary>
public sealed record Accounted(string Alarm, string Person, bool IsThere) : Claim
{
    public override string Key => Alarm;
    public override string? OtherKey => Person;

    public override IEnumerable<(string, string)> Problems() =>
        [.. Reference.Check(Alarm, "alarm"), .. Reference.CheckPerson(Person)];
}

/// <summary>An event: in this place people took to the shelters, or came out of them.</summary>
public sealed record Sheltered(string Alarm, string Place, bool IsIn) : Claim
{
    public override string Key => Alarm;
    public override string? OtherKey => Place;

    public override IEnumerable<(string, string)> Problems() =>
        [.. Reference.Check(Alarm, "alarm"), .. Reference.Check(Place, "place")];
}

[JsonConverter(typeof(Kebab<CasualtyState>))]
public enum CasualtyState
{
    Dead,
    Serious,
    Light,
    Missing,
}

/// <summary>
/// A casualty of ours, under a number of its own that is nobody's roll number: who it is lies sealed under that number, so that
/// neither journal nor roll tells it. <c>Cause</c> is a code such as <c>hostile</c>, <c>accident</c>, <c>illness</c>. Said again, it is as it is
/// now.
/// </summary>
public sealed record CasualtyReported(
    string Person,
    CasualtyState State,
    string Cause,
    Whereabouts? Where,
    string? Alarm,
    string? Seal
) : Personal
{
    public override string Key => Person;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. base.Problems(),
            .. Reference.Check(Cause, "cause"),
            .. Where?.Problems() ?? [],
            .. Alarm is null ? [] : Reference.Check(Alarm, "alarm"),
        ];
}

/// <summary>An event: the next of kin of the casualty were told; from now on the name may be shown.</summary>
public sealed record KinTold(string Casualty) : Claim
{
    public override string Key => Casualty;

    public override IEnumerable<(string, string)> Problems() => Reference.CheckPerson(Casualty);
}
