using NodaTime;
using Qalqan.Camp;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>What became of one message. The sender keeps what was refused until somebody has read why.</summary>
internal enum Taking
{
    Recorded,

    /// <summary>This very message is on record since before.</summary>
    AlreadyThere,

    /// <summary>It will never be recorded as it is.</summary>
    Refused,

    /// <summary>Somebody else spoke, or the roll changed, since the sheet it was made from: to be looked at and said again.</summary>
    Conflict,
}

/// <summary>The outcome of the message that was sent under that id, its entry where it has one, and why not where not.</summary>
internal sealed record Answered(string Id, Taking Outcome, long? Entry, IReadOnlyList<Phrase> Why)
{
    public static Answered Not(string id, Phrase why) => new(id, Taking.Refused, null, [why]);
}

/// <summary>The answer to one sending: how far the phone's clock is ahead, and each message's outcome; or why none was looked at.</summary>
internal sealed record OutboxAnswer(long AheadMilliseconds, IReadOnlyList<Answered> Results, Phrase? Refused = null);

/// <summary>
/// Takes what phones signed. Each message is recorded whole or not at all, under its device's post and person and the time the
/// device gave it; sent twice it is one. Who says what is judged by the time it was said, not by when it arrived.
/// </summary>
public sealed class Outbox
{
    private const long MostAhead = 24 * 60 * 60 * 1000;
    private const long Moved = 2_000;

    private readonly Archive archive;

    internal Outbox(Archive archive) => this.archive = archive;

    /// <summary>The clock that phones' clocks are held against, to be read when their sending begins to arrive.</summary>
    internal Instant Now => archive.Precisely;

    internal OutboxAnswer Take(Device device, SentMessages sent, Instant received)
    {
        var ahead = (long)(sent.Now - received).TotalMilliseconds;
        if (archive.Shut is not null)
            return new OutboxAnswer(ahead, [], Phrase.Of("web.outbox.shut"));
        if (Math.Abs(ahead) > MostAhead)
            return new OutboxAnswer(ahead, [], Phrase.Of("web.outbox.clock", ("hours", Math.Abs(ahead) / 3_600_000)));
        Note(device, ahead, received);
        return new OutboxAnswer(ahead, [.. sent.Messages.Select(message => Take(device, message, ahead, received))]);
    }

    // Known once, and again whenever it moved: what was said at which of our minutes can be told from it later.
    private void Note(Device device, long ahead, Instant received) =>
        archive.Alone(() =>
        {
            var last = archive.Of(
                device.Scope,
                chronicle => archive.Everything(chronicle).Ever<DeviceClock>(device.Id).LastOrDefault()
            );
            return last is { Claim: DeviceClock clock } && Math.Abs(clock.AheadMilliseconds - ahead) < Moved
                ? null
                : archive.Say(
                    UserOf(device),
                    [new Saying(device.Scope, Validity.At(received), new DeviceClock(device.Id, ahead))]
                );
        });

    private Answered Take(Device device, SentMessage sent, long ahead, Instant received)
    {
        if (!device.Signed(sent.Signed, sent.Signature))
            return Answered.Not(sent.Id, Phrase.Of("web.outbox.signature"));
        List<Problem> problems = [];
        if (PhoneMessage.Read(sent.Body, problems) is not { } message)
            return new Answered(sent.Id, Taking.Refused, null, [.. problems.Select(PhraseOf)]);
        if (message.Id.ToString() != sent.Id || message.Device != device.Id)
            return Answered.Not(sent.Id, Phrase.Of("web.outbox.other-name"));
        return archive.Alone(() => Take(device, message, ahead, received));
    }

    private Answered Take(Device device, PhoneMessage message, long ahead, Instant received)
    {
        if (archive.Journal.NumberOf(message.Id) is { } number)
            return Again(device, message, number);
        var told = new OutboxDecision(archive, device, message, Duration.FromMilliseconds(ahead), received).Decide();
        if (told.Sayings.Count == 0)
            return new Answered($"{message.Id}", told.IsConflict ? Taking.Conflict : Taking.Refused, null, told.Why);
        var said = archive.Say(UserOf(device), told.Sayings);
        return said.Problems.Any()
            ? new Answered($"{message.Id}", Taking.Refused, null, [.. said.Problems.Select(PhraseOf)])
            : new Answered($"{message.Id}", Taking.Recorded, said.Receipts[^1].Number, []);
    }

    // The report that bears the message's id says what it says: the same device, minute and claim under one id are one message.
    private Answered Again(Device device, PhoneMessage message, long number)
    {
        var report = archive.Journal.ReadAfter(number - 1).First().Read().Report;
        return
            message.IsSaidBy(report.Claim)
            && report.SaidAt == message.SaidAt
            && report.Source == new Source(device.Post, device.Person)
            ? new Answered($"{message.Id}", Taking.AlreadyThere, number, [])
            : Answered.Not($"{message.Id}", Phrase.Of("web.outbox.other", ("entry", number)));
    }

    private static User UserOf(Device device) => User.Nobody with { Post = device.Post, Person = device.Person };

    internal static Phrase PhraseOf(Problem problem) =>
        Phrase.Of(
            "web.problem.line",
            ("where", problem.File.TrimStart('-')),
            ("seen", problem.Seen),
            ("wanted", problem.Wanted)
        );
}
