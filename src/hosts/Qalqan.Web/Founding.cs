using System.Globalization;
using System.Text.Json;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>
/// A new contingent, made exact: its scope, where it lives until and from the first day of its tour, and the two texts of its
/// own, its ceiling and its tour, written as packs like any other. What the officer entered says so, and looks like no text
/// of the UN's: it is cited only where he named the document.
/// </summary>
public sealed record Founding(
    string Id,
    string Title,
    string Mission,
    int Ceiling,
    string CeilingSource,
    LocalDate TourBegins,
    int TourMonths,
    DateTimeZone Home,
    DateTimeZone Abroad,
    string Post,
    Instant Now
)
{
    /// <summary>What every contingent adopts besides, of those this release holds.</summary>
    public static IReadOnlyList<string> General { get; } =
    [
        "standards/record-keeping/2023.json",
        "standards/gender-parity/2018-2028.json",
        "standards/identity-papers/2023.json",
        "standards/small-numbers/2026.json",
    ];

    private LocalDate Today => Now.InZone(Home).Date;

    // A record that is opened when the contingent is there already reaches back to its first day.
    private LocalDate FirstDay => LocalDate.Min(Today, TourBegins);

    /// <summary>The packs of its own, as files for the shelf.</summary>
    public IReadOnlyList<byte[]> Packs => [Limit(), Tour()];

    /// <summary>The reports that open the scope, in order; an id is derived where they are recorded.</summary>
    /// <param name="standards">Those it adopts, its own among them.</param>
    /// <param name="mission">The mission's pack, where this release has it.</param>
    public IEnumerable<Draft> Opening(IEnumerable<Standard> standards, MissionPack? mission)
    {
        var begins = Home.AtStartOfDay(FirstDay).ToInstant();
        var tour = Abroad.AtStartOfDay(TourBegins).ToInstant();
        yield return Say(new ScopeOpened(ScopeKind.Contingent, Title, Mission), Validity.Since(begins));
        if (begins < tour)
            yield return Say(new ZoneSet(Home.Id), new Validity(begins, tour));
        yield return Say(new ZoneSet(Abroad.Id), Validity.Since(begins < tour ? tour : begins));
        if (mission is not null)
            yield return Say(new MissionAdopted(Mission, mission.Edition, mission.Digest), Validity.Since(begins));
        foreach (var standard in standards)
            yield return Say(
                new StandardAdopted(standard.Id, standard.Edition, standard.Digest, standard.InForceFrom),
                Validity.Since(begins)
            );

        Draft Say(Claim claim, Validity valid) =>
            new(new Report(default, Id, valid, Now, new Source(Post, null), claim));
    }

    private byte[] Limit() =>
        Pack(
            "ceiling-" + Id,
            ("Ceiling as entered", "Предел численности, как введён", "Сан шегі, енгізілгендей"),
            json =>
            {
                Rule(
                    json,
                    "strength-ceiling",
                    ($"ceiling: {Ceiling}", CeilingSource.Length > 0 ? CeilingSource : null),
                    (
                        $"At most {Ceiling} people serve in the mission; successors in handover are not counted.",
                        $"В миссии служат не более {Ceiling} человек; сменщики при передаче не считаются.",
                        $"Миссияда {Ceiling} адамнан артық қызмет етпейді; тапсыру кезіндегі ауыстырушылар саналмайды."
                    ),
                    requirement =>
                    {
                        requirement.WriteString("shape", "strength-ceiling");
                        requirement.WriteNumber("people", Ceiling);
                    }
                );
            }
        );

    private byte[] Tour() =>
        Pack(
            "tour",
            ("Tour of duty as entered", "Срок службы, как введено", "Қызмет мерзімі, енгізілгендей"),
            json =>
            {
                Rule(
                    json,
                    "end-of-tour",
                    ("everybody in the mission has an end of tour", null),
                    (
                        "Everybody who serves in the mission has an end of tour on record, and leaves by it.",
                        "У каждого, кто служит в миссии, записан конец срока, и он убывает не позже.",
                        "Миссиядағы әр адамның мерзім соңы жазылған, одан кешікпей кетеді."
                    ),
                    requirement => requirement.WriteString("shape", "tour")
                );
                Rule(
                    json,
                    "tour-length",
                    ($"tour: {TourMonths} months", null),
                    (
                        $"A tour is planned for at most {TourMonths} months from the day of arrival.",
                        $"Срок планируется не более чем на {TourMonths} мес. со дня прибытия.",
                        $"Мерзім келген күннен бастап {TourMonths} айдан артық жоспарланбайды."
                    ),
                    requirement =>
                    {
                        requirement.WriteString("shape", "tour-length");
                        requirement.WriteNumber("months", TourMonths);
                    }
                );
            }
        );

    private byte[] Pack(string id, (string En, string Ru, string Kk) title, Action<Utf8JsonWriter> rules)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("format", StandardPack.Format);
            json.WriteString("id", id);
            json.WriteString("edition", $"{Id}-{Iso(Today)}".Length <= 48 ? $"{Id}-{Iso(Today)}" : Iso(Today));
            Words(json, "title", title);
            json.WriteStartObject("inForce");
            json.WriteString("from", Iso(FirstDay));
            json.WriteNull("to");
            json.WriteEndObject();
            json.WriteStartArray("rules");
            rules(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    private void Rule(
        Utf8JsonWriter json,
        string id,
        (string Paragraph, string? Document) citation,
        (string En, string Ru, string Kk) paraphrase,
        Action<Utf8JsonWriter> requirement
    )
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteStartObject("citation");
        json.WriteString(
            "document",
            citation.Document ?? "Qalqan, local default: as entered when the record was opened"
        );
        json.WriteString("paragraph", $"{citation.Paragraph}; entered by {Post} on {Iso(Today)}");
        json.WriteEndObject();
        json.WriteString("basis", citation.Document is null ? "local-default" : "cited");
        Words(json, "paraphrase", paraphrase);
        json.WriteStartObject("requirement");
        requirement(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Words(Utf8JsonWriter json, string name, (string En, string Ru, string Kk) words)
    {
        json.WriteStartObject(name);
        json.WriteString("en", words.En);
        json.WriteString("ru", words.Ru);
        json.WriteString("kk", words.Kk);
        json.WriteEndObject();
    }

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
