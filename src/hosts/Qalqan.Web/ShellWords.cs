namespace Qalqan.Web;

/// <summary>What the phone's page says, in the reader's language, as attributes of its element: <c>data-pin-short</c> for <c>web.phone.pin.short</c>.</summary>
internal static class ShellWords
{
    private static readonly string[] Keys =
    [
        "web.phone.again",
        "web.phone.ahead",
        "web.phone.as.recorded",
        "web.phone.back",
        "web.phone.behind",
        "web.phone.box",
        "web.phone.box.conflict",
        "web.phone.box.empty",
        "web.phone.box.queued",
        "web.phone.box.refused",
        "web.phone.changed",
        "web.phone.contact",
        "web.phone.contact.none",
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
        "web.phone.insecure",
        "web.phone.install",
        "web.phone.kept",
        "web.phone.left",
        "web.phone.letters",
        "web.phone.lock",
        "web.phone.locked",
        "web.phone.locked.how",
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
        "web.phone.send",
        "web.phone.send.now",
        "web.phone.sent",
        "web.phone.sheet.none",
        "web.phone.sheet.of",
        "web.phone.signed",
        "web.phone.state",
        "web.phone.stuck",
        "web.phone.title",
        "web.phone.unlock",
        "web.phone.unsent",
        "web.phone.unsent.none",
        "web.phone.unstated",
        "web.phone.unstated.first",
        "web.phone.wait",
        "web.phone.wipe",
        "web.phone.wipe.do",
        "web.phone.wipe.sure",
        "web.phone.wiped",
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
        words.Add("data-states", string.Join(' ', StateWords.All.Select(word => word.Word)));
        return words;
    }
}
