using Qalqan.Ceasefire;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>
/// An incident as it is typed, field by field; empty is not said. A field that nobody changed is what it was, to the millisecond and the metre,
/// however it is written here.
/// </summary>
public sealed class IncidentTyped
{
    /// <summary>The fields, by the names that a page, a call and a command have for them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "at",
        "until",
        "within",
        "state",
        "kind",
        "where",
        "zone",
        "impact",
        "impactZone",
        "area",
        "origin",
        "toward",
        "actor",
        "target",
        "count",
        "means",
        "acts",
        "onUn",
        "casualties",
        "words",
    ];

    private readonly Dictionary<string, string> values;
    private readonly (IncidentStated Said, Validity Valid)? before;

    private IncidentTyped(Dictionary<string, string> values, (IncidentStated, Validity)? before) =>
        (this.values, this.before) = (values, before);

    public static IncidentTyped Blank { get; } = new([], null);

    /// <summary>What is on record, so that it can be typed on.</summary>
    public static IncidentTyped Of(IncidentStated said, Validity valid) => new(Written(said, valid), (said, valid));

    public string this[string name] => values.GetValueOrDefault(name, "");

    /// <summary>With the fields that are given, empty ones too; where it answers null a field stays.</summary>
    public IncidentTyped With(Func<string, string?> field)
    {
        var changed = new Dictionary<string, string>(values);
        foreach (var name in Names)
            if (field(name) is { } given)
                changed[name] = given.Trim().ReplaceLineEndings(" ");
        return new IncidentTyped(changed, before);
    }

    /// <summary>The claim under that reference and its hours; null where a field is wrong, which is said at it.</summary>
    internal (IncidentStated Claim, Validity Valid)? Read(
        string reference,
        DayLook look,
        LogClock clock,
        List<FieldProblem> wrong
    )
    {
        var typed = new Typed(clock, look.Places, wrong);
        var stood = before is var (said, valid) ? Written(said, valid) : [];
        bool IsKept(string name) => stood.TryGetValue(name, out var was) && was == this[name];

        var isState = this["state"] == "yes";
        if (this["at"].Length == 0)
            typed.Wrong("at", Phrase.Of("web.incident.field.at"));
        var from = IsKept("at") ? before!.Value.Valid.From : typed.Done("at", this["at"]);
        var to =
            IsKept("until") && IsKept("at") && IsKept("state") ? before!.Value.Valid.To
            : this["until"].Length > 0 ? typed.Done("until", this["until"])
            : isState ? null
            : from;
        if (to < from)
            typed.Wrong("until", Phrase.Of("operations.field.order"));
        var counted = this["count"].Length == 0 ? null : CountText.Read(this["count"]);
        if (this["count"].Length > 0 && counted is null)
            typed.Wrong("count", Phrase.Of("operations.field.count", ("count", this["count"])));
        if (this["kind"].Length == 0)
            typed.Wrong("kind", Phrase.Of("operations.field.what"));
        var areas = from is { } at
            ? look
                .Known.DrawnAt(at)
                .Where(drawing => drawing.Form is DrawnForm.Area)
                .Select(drawing => drawing.Feature)
                .ToList()
            : [];
        var claim = new IncidentStated(
            reference,
            Coded("kind", Act.All) ?? "other",
            isState ? IncidentForm.State : IncidentForm.Event,
            this["within"] == "yes" ? Timing.Within : Timing.Throughout,
            before?.Said.Layer ?? IncidentLayer.Record,
            IsKept("where") ? before!.Value.Said.Where : typed.Place("where", this["where"]),
            Coded("zone", Zone.All),
            IsKept("impact") ? before!.Value.Said.Impact : typed.Place("impact", this["impact"]),
            Coded("impactZone", Zone.All),
            Coded("area", areas),
            Coded("origin", Zone.All),
            Coded("toward", Zone.All),
            Coded("actor", Codes.Actors),
            Coded("target", Codes.Actors),
            counted?.Count,
            counted?.Bound,
            Coded("means", Codes.Means),
            ActsOf(),
            Typed.OrNone(this["onUn"]),
            Typed.OrNone(this["casualties"]),
            this["words"],
            before?.Said.Public
        );
        return typed.Takes(claim, "words") ? (claim, new Validity(from!.Value, to)) : null;

        // One that is on record stays, known here or not.
        string? Coded(string name, IReadOnlyList<string> known)
        {
            if (Typed.OrNone(this[name]) is not { } code || known.Contains(code) || IsKept(name))
                return Typed.OrNone(this[name]);
            typed.Wrong(name, Unknown(code, known));
            return null;
        }

        IReadOnlyList<string> ActsOf()
        {
            if (IsKept("acts"))
                return before!.Value.Said.Acts;
            var acts = this["acts"].Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            foreach (var act in acts.Where(act => !Act.All.Contains(act)))
                typed.Wrong("acts", Unknown(act, Act.All));
            return acts;
        }
    }

    private static Phrase Unknown(string code, IReadOnlyList<string> known) =>
        Phrase.Of("operations.field.claim", ("seen", code), ("wanted", string.Join(", ", known)));

    private static Dictionary<string, string> Written(IncidentStated said, Validity valid) =>
        new()
        {
            ["at"] = Dtg.OrIso(valid.From),
            ["until"] = valid.To is { } to && to != valid.From ? Dtg.OrIso(to) : "",
            ["within"] = said.Timing is Timing.Within ? "yes" : "",
            ["state"] = said.Form is IncidentForm.State ? "yes" : "",
            ["kind"] = said.Kind,
            ["where"] = said.Where is { } where ? PlaceText.Write(where) : "",
            ["zone"] = said.Zone ?? "",
            ["impact"] = said.Impact is { } impact ? PlaceText.Write(impact) : "",
            ["impactZone"] = said.ImpactZone ?? "",
            ["area"] = said.Area ?? "",
            ["origin"] = said.Origin ?? "",
            ["toward"] = said.Toward ?? "",
            ["actor"] = said.Actor ?? "",
            ["target"] = said.Target ?? "",
            ["count"] = said.Count is { } count ? CountText.Write(count, said.Bound) : "",
            ["means"] = said.Means ?? "",
            ["acts"] = string.Join(' ', said.Acts),
            ["onUn"] = said.OnUn ?? "",
            ["casualties"] = said.Casualties ?? "",
            ["words"] = said.Words,
        };
}
