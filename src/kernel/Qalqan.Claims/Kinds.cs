using System.Collections.Frozen;

namespace Qalqan.Claims;

/// <summary>Every kind of claim this program can read, by capability. Adding a line is a promise to read it for ever.</summary>
public static class Kinds
{
    public static IReadOnlyList<ClaimKind> All { get; } =
    [
        // the record itself
        ClaimKind.Of("record.scope/1", ClaimsJson.Default.ScopeOpened),
        ClaimKind.Of("record.zone/1", ClaimsJson.Default.ZoneSet),
        ClaimKind.Of("record.standard-adopted/1", ClaimsJson.Default.StandardAdopted),
        ClaimKind.Of("record.mission-adopted/1", ClaimsJson.Default.MissionAdopted),
        ClaimKind.Of("record.withdrawal/1", ClaimsJson.Default.Withdrawal),
        ClaimKind.Of("record.clock-back/1", ClaimsJson.Default.ClockBack),
        ClaimKind.Of("record.released/1", ClaimsJson.Default.Released),
        ClaimKind.Of("record.issued/1", ClaimsJson.Default.Issued),
        ClaimKind.Of("record.reissued/1", ClaimsJson.Default.Reissued),
        ClaimKind.Of("record.voided/1", ClaimsJson.Default.Voided),
        ClaimKind.Of("record.form/1", ClaimsJson.Default.FormKept),
        // People
        ClaimKind.Of("people.post/1", ClaimsJson.Default.PostOpened),
        ClaimKind.Of("people.enrolled/1", ClaimsJson.Default.Enrolled),
        ClaimKind.Of("people.held/1", ClaimsJson.Default.Held),
        ClaimKind.Of("people.state/1", ClaimsJson.Default.Stated),
        ClaimKind.Of("people.arrived/1", ClaimsJson.Default.Arrived),
        ClaimKind.Of("people.departed/1", ClaimsJson.Default.Departed),
        ClaimKind.Of("people.tour/1", ClaimsJson.Default.TourSet),
        ClaimKind.Of("people.identity/1", ClaimsJson.Default.Identified),
        ClaimKind.Of("people.kin/1", ClaimsJson.Default.KinNamed),
        ClaimKind.Of("people.contact/1", ClaimsJson.Default.Reachable),
        ClaimKind.Of("people.national-rank/1", ClaimsJson.Default.NationalRank),
        ClaimKind.Of("people.language/1", ClaimsJson.Default.LanguageTested),
        ClaimKind.Of("people.paper/1", ClaimsJson.Default.PaperHeld),
        ClaimKind.Of("people.medical/1", ClaimsJson.Default.FoundFit),
        ClaimKind.Of("people.vaccination/1", ClaimsJson.Default.Vaccinated),
        ClaimKind.Of("people.conduct/1", ClaimsJson.Default.ConductCertified),
        ClaimKind.Of("people.strength-signed/1", ClaimsJson.Default.StrengthSigned),
        ClaimKind.Of("people.erased/1", ClaimsJson.Default.Erased),
        ClaimKind.Of("people.unit-state/1", ClaimsJson.Default.UnitReported),
        ClaimKind.Of("people.head-count/1", ClaimsJson.Default.HeadCounted),
        // Inclusion
        ClaimKind.Of("inclusion.strength/1", ClaimsJson.Default.StrengthDeclared),
        // Readiness
        ClaimKind.Of("readiness.milestone/1", ClaimsJson.Default.MilestoneReached),
        // Operations
        ClaimKind.Of("operations.log/1", ClaimsJson.Default.Logged),
        ClaimKind.Of("operations.task/1", ClaimsJson.Default.TaskOrdered),
        ClaimKind.Of("operations.task-stage/1", ClaimsJson.Default.TaskStaged),
        ClaimKind.Of("operations.debrief/1", ClaimsJson.Default.Debriefed),
        ClaimKind.Of("operations.restriction/1", ClaimsJson.Default.Restricted),
        ClaimKind.Of("operations.flash/1", ClaimsJson.Default.FlashDrafted),
        ClaimKind.Of("operations.flash-acknowledged/1", ClaimsJson.Default.FlashAcknowledged),
        ClaimKind.Of("operations.flash-closed/1", ClaimsJson.Default.FlashClosed),
        ClaimKind.Of("operations.words/1", ClaimsJson.Default.PaperWords),
        ClaimKind.Of("operations.tempo/1", ClaimsJson.Default.TempoReported),
        ClaimKind.Of("operations.total/1", ClaimsJson.Default.TotalDeclared),
        ClaimKind.Of("operations.alarm/1", ClaimsJson.Default.AlarmRaised),
        ClaimKind.Of("operations.alarm-ended/1", ClaimsJson.Default.AlarmEnded),
        ClaimKind.Of("operations.accounted/1", ClaimsJson.Default.Accounted),
        ClaimKind.Of("operations.shelter/1", ClaimsJson.Default.Sheltered),
        ClaimKind.Of("operations.casualty/1", ClaimsJson.Default.CasualtyReported),
        ClaimKind.Of("operations.kin-told/1", ClaimsJson.Default.KinTold),
        // Observation
        ClaimKind.Of("observation.seen/1", ClaimsJson.Default.Observed),
        ClaimKind.Of("observation.graded/1", ClaimsJson.Default.Graded),
        ClaimKind.Of("observation.photo/1", ClaimsJson.Default.Photographed),
        ClaimKind.Of("observation.photo-covered/1", ClaimsJson.Default.PhotoCovered),
        ClaimKind.Of("observation.informant/1", ClaimsJson.Default.InformantKnown),
        ClaimKind.Of("observation.notified/1", ClaimsJson.Default.Notified),
        // Ceasefire
        ClaimKind.Of("ceasefire.drawn/1", ClaimsJson.Default.Drawn),
        ClaimKind.Of("ceasefire.incident/1", ClaimsJson.Default.IncidentStated),
        ClaimKind.Of("ceasefire.link/1", ClaimsJson.Default.Linked),
        ClaimKind.Of("ceasefire.apart/1", ClaimsJson.Default.HeldApart),
        ClaimKind.Of("ceasefire.confirmed/1", ClaimsJson.Default.StillSo),
        ClaimKind.Of("ceasefire.decision/1", ClaimsJson.Default.Decided),
        ClaimKind.Of("ceasefire.protest/1", ClaimsJson.Default.Protested),
        ClaimKind.Of("ceasefire.reply/1", ClaimsJson.Default.ProtestAnswered),
        ClaimKind.Of("ceasefire.outcome/1", ClaimsJson.Default.ProtestClosed),
        ClaimKind.Of("ceasefire.inspection/1", ClaimsJson.Default.InspectionPlanned),
        ClaimKind.Of("ceasefire.inspection-asked/1", ClaimsJson.Default.InspectionAsked),
        ClaimKind.Of("ceasefire.inspected/1", ClaimsJson.Default.Inspected),
        ClaimKind.Of("ceasefire.layer/1", ClaimsJson.Default.LayerDrafted),
        ClaimKind.Of("ceasefire.layer-accepted/1", ClaimsJson.Default.LayerAccepted),
        // Movement
        ClaimKind.Of("movement.move/1", ClaimsJson.Default.MoveOpened),
        ClaimKind.Of("movement.stage/1", ClaimsJson.Default.MoveStaged),
        ClaimKind.Of("movement.node/1", ClaimsJson.Default.NodeDescribed),
        ClaimKind.Of("movement.leg/1", ClaimsJson.Default.LegPlanned),
        ClaimKind.Of("movement.passed/1", ClaimsJson.Default.LegPassed),
        ClaimKind.Of("movement.chalk/1", ClaimsJson.Default.ChalkListed),
        ClaimKind.Of("movement.chalk-state/1", ClaimsJson.Default.ChalkStated),
        ClaimKind.Of("movement.role/1", ClaimsJson.Default.RoleListed),
        ClaimKind.Of("movement.errand/1", ClaimsJson.Default.ErrandPlanned),
        ClaimKind.Of("movement.proposal/1", ClaimsJson.Default.SeatingProposed),
        ClaimKind.Of("movement.item/1", ClaimsJson.Default.ItemListed),
        ClaimKind.Of("movement.clearance/1", ClaimsJson.Default.ClearanceWanted),
        ClaimKind.Of("movement.clearance-step/1", ClaimsJson.Default.ClearanceStepped),
        ClaimKind.Of("movement.count/1", ClaimsJson.Default.NodeCounted),
        ClaimKind.Of("movement.march/1", ClaimsJson.Default.MarchOrdered),
        ClaimKind.Of("movement.escort/1", ClaimsJson.Default.EscortArranged),
        ClaimKind.Of("movement.escort-met/1", ClaimsJson.Default.EscortMet),
        ClaimKind.Of("movement.check-in/1", ClaimsJson.Default.CheckedIn),
        ClaimKind.Of("movement.track/1", ClaimsJson.Default.Tracked),
        ClaimKind.Of("movement.relief/1", ClaimsJson.Default.ReliefPlanned),
        ClaimKind.Of("movement.relieved/1", ClaimsJson.Default.Relieved),
        ClaimKind.Of("movement.page/1", ClaimsJson.Default.PageWritten),
        ClaimKind.Of("movement.property/1", ClaimsJson.Default.PropertyHanded),
        ClaimKind.Of("movement.lesson/1", ClaimsJson.Default.LessonDrawn),
        ClaimKind.Of("movement.checklist/1", ClaimsJson.Default.ChecklistLine),
        ClaimKind.Of("movement.line-done/1", ClaimsJson.Default.LineDone),
        // Access
        ClaimKind.Of("access.post/1", ClaimsJson.Default.PostEntrusted),
        ClaimKind.Of("access.compartment/1", ClaimsJson.Default.CompartmentEntrusted),
        ClaimKind.Of("access.handover/1", ClaimsJson.Default.HandedOver),
        ClaimKind.Of("access.device/1", ClaimsJson.Default.DevicePaired),
        ClaimKind.Of("access.device-revoked/1", ClaimsJson.Default.DeviceRevoked),
        ClaimKind.Of("access.device-clock/1", ClaimsJson.Default.DeviceClock),
        ClaimKind.Of("access.opened/1", ClaimsJson.Default.DetailOpened),
    ];

    private static readonly FrozenDictionary<string, ClaimKind> ByName = All.ToFrozenDictionary(kind => kind.Name);

    private static readonly FrozenDictionary<Type, ClaimKind> ByType = All.ToFrozenDictionary(kind => kind.Type);

    /// <summary>The kind of that wire name, or null: an unknown name is kept and shown as unread.</summary>
    public static ClaimKind? Named(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The kind under which a claim is written today.</summary>
    public static ClaimKind Of(Claim claim) => ByType[claim.GetType()];

    /// <summary>The wire name of any claim, an unread one's own included.</summary>
    public static string NameOf(Claim claim) => claim is Unread unread ? unread.Name : Of(claim).Name;
}
