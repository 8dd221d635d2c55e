using System.Collections.Frozen;
using Qalqan.Claims;

namespace Qalqan.Operations;

/// <summary>What a word of a line means by itself.</summary>
internal readonly record struct Meaning(
    string? What = null,
    string? Means = null,
    string? Side = null,
    string? Actor = null,
    Sense? Sense = null
);

/// <summary>
/// The words that watchkeepers write, in English, Russian and Kazakh, one or two at a time, case apart. It knows few and knows
/// them exactly: what it does not know stays words, and nothing is guessed from half a word.
/// </summary>
internal static class LogLexicon
{
    private static readonly FrozenDictionary<string, Meaning> Words = Build();

    public static bool Find(string word, out Meaning meaning) => Words.TryGetValue(word, out meaning);

    private static FrozenDictionary<string, Meaning> Build()
    {
        Dictionary<string, Meaning> words = new(StringComparer.OrdinalIgnoreCase);
        What(
            "shot",
            "shot shots round rounds burst bursts firing выстрел выстрела выстрелов выстрелы очередь очереди атыс оқ"
        );
        What(
            "explosion",
            "explosion explosions boom detonation detonations impact impacts взрыв взрыва взрывов взрывы жарылыс"
        );
        What("crossing", "crossing crossings crossed пересечение пересечения пересекли өту өтті");
        What("aircraft", "aircraft plane planes самолет самолёт самолета самолёта ұшақ");
        What("aircraft", "jet jets", means: "jet");
        What(
            "aircraft",
            "helicopter helicopters helo helos вертолет вертолёт вертолета вертолёта тікұшақ",
            means: "helicopter"
        );
        What("drone", "drone drones uav uavs дрон дрона дронов бпла ұша");
        What("vehicle", "vehicle vehicles машина машины машин техника көлік");
        What("vehicle", "tank tanks танк танка танков", means: "tank");
        What("vehicle", "apc apcs ifv ifvs бтр бмп", means: "armoured-vehicle");
        What("vehicle", "truck trucks грузовик грузовика жүк-көлігі", means: "truck");
        What("vehicle", "car cars pickup pickups", means: "car");
        What("people", "people persons person men shepherd shepherds люди людей человек адам адамдар");
        What("weapon", "weapon weapons оружие оружия қару");
        What("construction", "construction digging earthworks works работы құрылыс");
        What("flare", "flare flares illumination ракета-осветительная жарық-зымыран");
        What(Codes.MovementDenied, "denied blocked roadblock задержан остановлен тосқауыл|movement denied|turned back");
        What(Codes.AllQuiet, "quiet ntr спокойно тихо тыныш|all quiet|nothing to|без происшествий|бәрі тыныш");
        foreach (var (code, names) in Means)
        foreach (var name in names.Split(' '))
            words.TryAdd(name, new Meaning(Means: code));
        words["small arms"] = new Meaning(Means: "small-arms");
        words["machine gun"] = new Meaning(Means: "machine-gun");
        Side("alpha", "alpha a-side альфа");
        Side("bravo", "bravo b-side браво");
        Side("aos", "aos");
        Side(Codes.NotDetermined, "nd unk-side");
        words["side nd"] = words["side unknown"] = new Meaning(Side: Codes.NotDetermined);
        Actor("idf", "idf цахал");
        Actor("saf", "saf саа");
        Actor("civilian", "civilian civilians гражданский гражданские");
        Actor("armed-group", "gunmen боевики");
        Sense(Claims.Sense.Seen, "seen saw observed видел видели көрді");
        Sense(Claims.Sense.Heard, "heard слышал слышали слышно естіді");
        Sense(Claims.Sense.Told, "told reportedly сообщили айтты");
        Sense(Claims.Sense.Instrument, "camera radar камера радар");
        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

        // After a bar stand those of two words.
        void What(string what, string names, string? means = null)
        {
            var parts = names.Split('|');
            foreach (var name in parts[0].Split(' ').Concat(parts[1..]))
                words.TryAdd(name, new Meaning(What: what, Means: means));
        }
        void Side(string side, string names) => Each(names, new Meaning(Side: side));
        void Actor(string actor, string names) => Each(names, new Meaning(Actor: actor));
        void Sense(Sense sense, string names) => Each(names, new Meaning(Sense: sense));
        void Each(string names, Meaning meaning)
        {
            foreach (var name in names.Split(' '))
                words.TryAdd(name, meaning);
        }
    }

    private static (string Code, string Names)[] Means =>
        [
            ("small-arms", "small-arms smallarms sa стрелковое"),
            ("machine-gun", "mg hmg lmg пулемет пулемёт пулемета пулемёта"),
            ("mortar", "mortar mortars миномет миномёт минометный миномётный"),
            ("artillery", "artillery arty артиллерия"),
            ("rocket", "rocket rockets рсзо"),
            ("missile", "missile missiles"),
            ("foot", "foot пешком"),
            ("mine", "mine mines мина"),
            ("ied", "ied ieds сву"),
        ];
}
