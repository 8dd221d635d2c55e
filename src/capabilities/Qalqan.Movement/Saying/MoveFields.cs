using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>The fields of statements about moves. One name is one thing to a program, whichever statement it stands in.</summary>
public static class MoveFields
{
    public static MoveField Leg { get; } = new("leg", FieldSort.Reference, Phrase.Of("movement.field.leg"));
    public static MoveField Chalk { get; } = new("chalk", FieldSort.Reference, Phrase.Of("movement.field.chalk"));
    public static MoveField AtNode { get; } = new("node", FieldSort.Reference, Phrase.Of("movement.field.at-node"));
    public static MoveField Role { get; } = new("role", FieldSort.Reference, Phrase.Of("movement.field.role"));
    public static MoveField Errand { get; } = new("errand", FieldSort.Reference, Phrase.Of("movement.field.errand"));
    public static MoveField Item { get; } = new("item", FieldSort.Reference, Phrase.Of("movement.field.item"));
    public static MoveField Clearance { get; } =
        new("clearance", FieldSort.Reference, Phrase.Of("movement.field.clearance"));
    public static MoveField Escort { get; } = new("escort", FieldSort.Reference, Phrase.Of("movement.field.escort"));
    public static MoveField Post { get; } = new("post", FieldSort.Reference, Phrase.Of("movement.field.post"));
    public static MoveField Lesson { get; } = new("lesson", FieldSort.Reference, Phrase.Of("movement.field.lesson"));
    public static MoveField Line { get; } = new("line", FieldSort.Reference, Phrase.Of("movement.field.line"));
    public static MoveField Property { get; } =
        new("property", FieldSort.Reference, Phrase.Of("movement.field.property"));
    public static MoveField Title { get; } = new("title", FieldSort.Line, Phrase.Of("movement.field.title"));
    public static MoveField Text { get; } = new("words", FieldSort.Line, Phrase.Of("movement.field.text"));
    public static MoveField LongText { get; } = new("words", FieldSort.Lines, Phrase.Of("movement.field.long-text"));
    public static MoveField MoveKindOf { get; } =
        new(
            "kind",
            FieldSort.Code,
            Phrase.Of("movement.field.move-kind-of"),
            Codes: ["deployment", "rotation", "repatriation", "resupply", "exercise"]
        );
    public static MoveField NodeKindOf { get; } =
        new(
            "kind",
            FieldSort.Code,
            Phrase.Of("movement.field.node-kind-of"),
            Codes: ["airfield", "station", "port", "border", "camp", "junction"]
        );
    public static MoveField ClearanceKindOf { get; } =
        new(
            "kind",
            FieldSort.Code,
            Phrase.Of("movement.field.clearance-kind-of"),
            Codes:
            [
                "overflight",
                "landing",
                "munitions",
                "transit",
                "customs",
                "entry",
                "agreement",
                "host-agreement",
                "mission-agreement",
                "packing-list",
                "dangerous-goods",
            ]
        );
    public static MoveField HandoverDay { get; } =
        new("handover", FieldSort.Day, Phrase.Of("movement.field.handover-day"));
    public static MoveField Strength { get; } = new("strength", FieldSort.Whole, Phrase.Of("movement.field.strength"));
    public static MoveField Stage { get; } =
        new("stage", FieldSort.Code, Phrase.Of("movement.field.stage"), Codes: MoveText.Words<MoveStage>());
    public static MoveField Where { get; } = new("where", FieldSort.Place, Phrase.Of("movement.field.where"));
    public static MoveField Error { get; } = new("error", FieldSort.Whole, Phrase.Of("movement.field.error"));
    public static MoveField Zone { get; } = new("zone", FieldSort.Line, Phrase.Of("movement.field.zone"));
    public static MoveField Party { get; } =
        new(
            "party",
            FieldSort.Code,
            Phrase.Of("movement.field.party"),
            Codes: ["advance", "main", "rear", "cargo", "reception", "handover"]
        );
    public static MoveField Mode { get; } =
        new("mode", FieldSort.Code, Phrase.Of("movement.field.mode"), Codes: MoveText.Words<MoveMode>());
    public static MoveField From { get; } = new("from", FieldSort.Reference, Phrase.Of("movement.field.from"));
    public static MoveField To { get; } = new("to", FieldSort.Reference, Phrase.Of("movement.field.to"));
    public static MoveField Departs { get; } = new("departs", FieldSort.Time, Phrase.Of("movement.field.departs"));
    public static MoveField Arrives { get; } = new("arrives", FieldSort.Time, Phrase.Of("movement.field.arrives"));
    public static MoveField Minutes { get; } = new("minutes", FieldSort.Whole, Phrase.Of("movement.field.minutes"));
    public static MoveField After { get; } = new("after", FieldSort.References, Phrase.Of("movement.field.after"));
    public static MoveField NotBefore { get; } = new("ready", FieldSort.Time, Phrase.Of("movement.field.not-before"));
    public static MoveField RequiredBy { get; } =
        new("required", FieldSort.Time, Phrase.Of("movement.field.required-by"));
    public static MoveField Carrier { get; } = new("carrier", FieldSort.Reference, Phrase.Of("movement.field.carrier"));
    public static MoveField Legs { get; } = new("legs", FieldSort.References, Phrase.Of("movement.field.legs"));
    public static MoveField Serial { get; } = new("serial", FieldSort.Reference, Phrase.Of("movement.field.serial"));
    public static MoveField Seats { get; } = new("seats", FieldSort.Whole, Phrase.Of("movement.field.seats"));
    public static MoveField Payload { get; } = new("payload", FieldSort.Number, Phrase.Of("movement.field.payload"));
    public static MoveField People { get; } = new("people", FieldSort.People, Phrase.Of("movement.field.people"));
    public static MoveField At { get; } = new("at", FieldSort.Time, Phrase.Of("movement.field.at"));
    public static MoveField Doing { get; } =
        new("doing", FieldSort.Code, Phrase.Of("movement.field.doing"), Codes: MoveText.Words<LegDoing>());
    public static MoveField ChalkDoing { get; } =
        new("state", FieldSort.Code, Phrase.Of("movement.field.chalk-doing"), Codes: MoveText.Words<ChalkState>());
    public static MoveField ClearanceDoingOf { get; } =
        new(
            "doing",
            FieldSort.Code,
            Phrase.Of("movement.field.clearance-doing-of"),
            Codes: MoveText.Words<ClearanceDoing>()
        );
    public static MoveField CountDoingOf { get; } =
        new("doing", FieldSort.Code, Phrase.Of("movement.field.count-doing-of"), Codes: MoveText.Words<CountDoing>());
    public static MoveField IsChain { get; } = new("chain", FieldSort.Yes, Phrase.Of("movement.field.is-chain"));
    public static MoveField Least { get; } = new("least", FieldSort.Whole, Phrase.Of("movement.field.least"));
    public static MoveField Needs { get; } = new("needs", FieldSort.References, Phrase.Of("movement.field.needs"));
    public static MoveField What { get; } =
        new(
            "what",
            FieldSort.Code,
            Phrase.Of("movement.field.what"),
            Codes:
            [
                "baggage",
                "weapon",
                "ammunition",
                "vehicle",
                "radio",
                "optics",
                "medical",
                "fuel",
                "rations",
                "cargo",
            ]
        );
    public static MoveField Within { get; } = new("within", FieldSort.Reference, Phrase.Of("movement.field.within"));
    public static MoveField SerialNumber { get; } =
        new("number", FieldSort.Line, Phrase.Of("movement.field.serial-number"));
    public static MoveField Person { get; } = new("person", FieldSort.Reference, Phrase.Of("movement.field.person"));
    public static MoveField Count { get; } = new("count", FieldSort.Whole, Phrase.Of("movement.field.count"));
    public static MoveField Gross { get; } = new("gross", FieldSort.Number, Phrase.Of("movement.field.gross"));
    public static MoveField Net { get; } = new("net", FieldSort.Number, Phrase.Of("movement.field.net"));
    public static MoveField Neq { get; } = new("explosive", FieldSort.Number, Phrase.Of("movement.field.neq"));
    public static MoveField Un { get; } = new("un", FieldSort.Line, Phrase.Of("movement.field.un"));
    public static MoveField Length { get; } = new("length", FieldSort.Whole, Phrase.Of("movement.field.length"));
    public static MoveField Width { get; } = new("width", FieldSort.Whole, Phrase.Of("movement.field.width"));
    public static MoveField Height { get; } = new("height", FieldSort.Whole, Phrase.Of("movement.field.height"));
    public static MoveField Sscc { get; } = new("sscc", FieldSort.Line, Phrase.Of("movement.field.sscc"));
    public static MoveField Approval { get; } =
        new("approval", FieldSort.Reference, Phrase.Of("movement.field.approval"));
    public static MoveField State { get; } = new("state", FieldSort.Reference, Phrase.Of("movement.field.state"));
    public static MoveField Enter { get; } = new("enter", FieldSort.Whole, Phrase.Of("movement.field.enter"));
    public static MoveField Leave { get; } = new("leave", FieldSort.Whole, Phrase.Of("movement.field.leave"));
    public static MoveField Number { get; } = new("number", FieldSort.Line, Phrase.Of("movement.field.number"));
    public static MoveField ValidFrom { get; } =
        new("validFrom", FieldSort.Time, Phrase.Of("movement.field.valid-from"));
    public static MoveField ValidTo { get; } = new("validTo", FieldSort.Time, Phrase.Of("movement.field.valid-to"));
    public static MoveField CountedHeads { get; } =
        new("counted", FieldSort.Whole, Phrase.Of("movement.field.counted-heads"));
    public static MoveField Missing { get; } = new("missing", FieldSort.Rows, Phrase.Of("movement.field.missing"));
    public static MoveField Gone { get; } = new("gone", FieldSort.References, Phrase.Of("movement.field.gone"));
    public static MoveField Start { get; } = new("start", FieldSort.Time, Phrase.Of("movement.field.start"));
    public static MoveField IntervalMetres { get; } =
        new("interval", FieldSort.Number, Phrase.Of("movement.field.interval-metres"));
    public static MoveField VehicleLength { get; } =
        new("vehicle", FieldSort.Number, Phrase.Of("movement.field.vehicle-length"));
    public static MoveField UnitGap { get; } = new("unitGap", FieldSort.Whole, Phrase.Of("movement.field.unit-gap"));
    public static MoveField SerialGap { get; } =
        new("serialGap", FieldSort.Whole, Phrase.Of("movement.field.serial-gap"));
    public static MoveField Serials { get; } = new("serials", FieldSort.Rows, Phrase.Of("movement.field.serials"));
    public static MoveField Points { get; } = new("points", FieldSort.Rows, Phrase.Of("movement.field.points"));
    public static MoveField Times { get; } = new("times", FieldSort.Rows, Phrase.Of("movement.field.times"));
    public static MoveField Body { get; } =
        new(
            "body",
            FieldSort.Code,
            Phrase.Of("movement.field.body"),
            Codes: ["un-unit", "host-police", "host-army", "own", "other"]
        );
    public static MoveField EscortTask { get; } = new("task", FieldSort.Line, Phrase.Of("movement.field.escort-task"));
    public static MoveField MeetAt { get; } = new("meetAt", FieldSort.Reference, Phrase.Of("movement.field.meet-at"));
    public static MoveField Meets { get; } = new("meets", FieldSort.Time, Phrase.Of("movement.field.meets"));
    public static MoveField Contact { get; } = new("contact", FieldSort.Line, Phrase.Of("movement.field.contact"));
    public static MoveField IfNot { get; } = new("ifNot", FieldSort.Line, Phrase.Of("movement.field.if-not"));
    public static MoveField IsMet { get; } = new("met", FieldSort.Yes, Phrase.Of("movement.field.is-met"));
    public static MoveField Point { get; } = new("point", FieldSort.Reference, Phrase.Of("movement.field.point"));
    public static MoveField Vehicles { get; } = new("vehicles", FieldSort.Whole, Phrase.Of("movement.field.vehicles"));
    public static MoveField Heads { get; } = new("people", FieldSort.Whole, Phrase.Of("movement.field.heads"));
    public static MoveField Origin { get; } =
        new("origin", FieldSort.Code, Phrase.Of("movement.field.origin"), Codes: ["tracker", "phone", "gpx", "voice"]);
    public static MoveField Track { get; } = new("track", FieldSort.Rows, Phrase.Of("movement.field.track"));
    public static MoveField Outgoing { get; } = new("outgoing", FieldSort.Line, Phrase.Of("movement.field.outgoing"));
    public static MoveField Incoming { get; } =
        new("incoming", FieldSort.Reference, Phrase.Of("movement.field.incoming"));
    public static MoveField Place { get; } = new("place", FieldSort.Reference, Phrase.Of("movement.field.place"));
    public static MoveField Overlaps { get; } = new("overlaps", FieldSort.Time, Phrase.Of("movement.field.overlaps"));
    public static MoveField Until { get; } = new("until", FieldSort.Time, Phrase.Of("movement.field.until"));
    public static MoveField PropertyWhat { get; } =
        new(
            "what",
            FieldSort.Code,
            Phrase.Of("movement.field.property-what"),
            Codes: ["weapon", "ammunition", "optics", "radio", "vehicle", "key", "map", "stores", "building"]
        );
    public static MoveField Giver { get; } = new("from", FieldSort.Line, Phrase.Of("movement.field.giver"));
    public static MoveField Taker { get; } = new("to", FieldSort.Line, Phrase.Of("movement.field.taker"));
    public static MoveField PropertyState { get; } =
        new(
            "state",
            FieldSort.Code,
            Phrase.Of("movement.field.property-state"),
            Codes: ["listed", "serviceable", "unserviceable", "missing"]
        );
    public static MoveField Owner { get; } = new("owner", FieldSort.Reference, Phrase.Of("movement.field.owner"));
    public static MoveField Change { get; } = new("change", FieldSort.Line, Phrase.Of("movement.field.change"));
    public static MoveField DaysBefore { get; } =
        new("daysBefore", FieldSort.Whole, Phrase.Of("movement.field.days-before"));
    public static MoveField IsDone { get; } = new("done", FieldSort.Yes, Phrase.Of("movement.field.is-done"));
}
