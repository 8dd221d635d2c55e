using Qalqan.Claims;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>What the phone's page says, in the reader's language, as attributes of its element: <c>data-pin-short</c> for <c>web.phone.pin.short</c>.</summary>
internal static class ShellWords
{
    private static readonly string[] Keys =
    [
        "web.phone.again",
        "web.phone.ahead",
        "web.phone.alarm.all",
        "web.phone.alarm.apart",
        "web.phone.alarm.counted",
        "web.phone.alarm.here",
        "web.phone.alarm.none",
        "web.phone.alarm.not-yet",
        "web.phone.alarm.of",
        "web.phone.alarm.other",
        "web.phone.as.recorded",
        "web.phone.back",
        "web.phone.bearing",
        "web.phone.bearing.degrees",
        "web.phone.bearing.mils",
        "web.phone.bearing.none",
        "web.phone.behind",
        "web.phone.bound",
        "web.phone.bound-about",
        "web.phone.bound-at-least",
        "web.phone.bound-exactly",
        "web.phone.box",
        "web.phone.box.conflict",
        "web.phone.box.empty",
        "web.phone.box.queued",
        "web.phone.box.refused",
        "web.phone.by",
        "web.phone.changed",
        "web.phone.contact",
        "web.phone.contact.none",
        "web.phone.correct",
        "web.phone.count",
        "web.phone.count.clear",
        "web.phone.count.counted",
        "web.phone.count.delete",
        "web.phone.count.difference",
        "web.phone.count.expected",
        "web.phone.count.none",
        "web.phone.counted.at",
        "web.phone.digits",
        "web.phone.dismiss",
        "web.phone.entry",
        "web.phone.fill",
        "web.phone.hours",
        "web.phone.hours.none",
        "web.phone.hurt",
        "web.phone.hurt.cause",
        "web.phone.hurt.none",
        "web.phone.hurt.place",
        "web.phone.hurt.sealed",
        "web.phone.hurt.state",
        "web.phone.hurt.who",
        "web.phone.insecure",
        "web.phone.install",
        "web.phone.kept",
        "web.phone.left",
        "web.phone.letters",
        "web.phone.lock",
        "web.phone.locked",
        "web.phone.locked.how",
        "web.phone.many",
        "web.phone.many.less",
        "web.phone.many.more",
        "web.phone.means",
        "web.phone.means.more",
        "web.phone.metres",
        "web.phone.metres.wrong",
        "web.phone.north",
        "web.phone.north-grid",
        "web.phone.north-magnetic",
        "web.phone.north-true",
        "web.phone.now",
        "web.phone.offline",
        "web.phone.on.record",
        "web.phone.online",
        "web.phone.pair",
        "web.phone.pair.code",
        "web.phone.pair.do",
        "web.phone.pair.how",
        "web.phone.pin",
        "web.phone.pin.again",
        "web.phone.pin.differ",
        "web.phone.pin.how",
        "web.phone.pin.new",
        "web.phone.pin.plain",
        "web.phone.pin.save",
        "web.phone.pin.short",
        "web.phone.pin.title",
        "web.phone.reported",
        "web.phone.roll",
        "web.phone.roll.all",
        "web.phone.roll.arrived",
        "web.phone.roll.done",
        "web.phone.roll.leaving",
        "web.phone.roll.missing",
        "web.phone.roll.none",
        "web.phone.roll.not-yet",
        "web.phone.roll.of",
        "web.phone.roll.seen",
        "web.phone.roll.send",
        "web.phone.save",
        "web.phone.saved",
        "web.phone.saved.gone",
        "web.phone.saved.later",
        "web.phone.saved.sent",
        "web.phone.see",
        "web.phone.see.anew",
        "web.phone.see.future",
        "web.phone.see.more",
        "web.phone.see.old",
        "web.phone.send",
        "web.phone.send.now",
        "web.phone.sense",
        "web.phone.sense-heard",
        "web.phone.sense-instrument",
        "web.phone.sense-seen",
        "web.phone.sense-told",
        "web.phone.sense.none",
        "web.phone.sent",
        "web.phone.sheet.none",
        "web.phone.sheet.of",
        "web.phone.shelter",
        "web.phone.shelter.in",
        "web.phone.shelter.out",
        "web.phone.side",
        "web.phone.signed",
        "web.phone.state",
        "web.phone.stuck",
        "web.phone.take.back",
        "web.phone.title",
        "web.phone.undo",
        "web.phone.unit",
        "web.phone.unit-degrees",
        "web.phone.unit-mils",
        "web.phone.unit.none",
        "web.phone.unlock",
        "web.phone.unsent",
        "web.phone.unsent.none",
        "web.phone.unstated",
        "web.phone.unstated.first",
        "web.phone.wait",
        "web.phone.waits",
        "web.phone.watch.back",
        "web.phone.where",
        "web.phone.where.change",
        "web.phone.where.how",
        "web.phone.where.none",
        "web.phone.where.why",
        "web.phone.wipe",
        "web.phone.wipe.do",
        "web.phone.wipe.sure",
        "web.phone.wiped",
        "web.phone.words",
        "web.phone.words.turning",
        "web.phone.wrong",
    ];

    /// <summary>Places for values stay as they are written; the page fills them.</summary>
    public static IReadOnlyDictionary<string, object> In(Reader reader)
    {
        var words = Keys.ToDictionary(
            key => "data-" + key.Split('.', 3)[2].Replace('.', '-'),
            key => (object)reader.Say(key)
        );
        foreach (var word in StateWords.All)
        {
            words.Add("data-state-" + word.Word, reader.Say("state." + word.Word));
            words.Add("data-brief-" + word.Word, reader.Say(word.Brief));
        }
        AddCodes(words, "what", Codes.Observations, code => CodeWords.What(code, reader.Speech));
        AddCodes(words, "side", Codes.Sides, code => CodeWords.Side(code, reader.Speech));
        AddCodes(words, "means", Codes.Means, code => CodeWords.Means(code, reader.Speech));
        AddCodes(words, "cause", Casualties.Causes, code => MusterWords.Cause(code, reader.Speech));
        AddCodes(
            words,
            "casualty",
            Enum.GetValues<CasualtyState>().Select(JsonLines.Kebab<CasualtyState>),
            code => reader.Say("code.casualty." + code)
        );
        words.Add("data-whats", string.Join(' ', Codes.Observations));
        words.Add("data-sides", string.Join(' ', Codes.Sides));
        words["data-means-all"] = string.Join(' ', Codes.Means);
        words.Add("data-causes", string.Join(' ', Casualties.Causes));
        words.Add(
            "data-casualties",
            string.Join(' ', Enum.GetValues<CasualtyState>().Select(JsonLines.Kebab<CasualtyState>))
        );
        words.Add("data-states", string.Join(' ', StateWords.All.Select(word => word.Word)));
        return words;
    }

    private static void AddCodes(
        Dictionary<string, object> words,
        string family,
        IEnumerable<string> codes,
        Func<string, string> say
    )
    {
        foreach (var code in codes)
            words.Add($"data-{family}-{code}", say(code));
    }
}
