using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Lift;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>The codes of moves in words; one that has none is said as it is.</summary>
internal static class MoveCodes
{
    public static string Mode(MoveMode mode, Speech speech) =>
        Say(
            speech,
            mode switch
            {
                MoveMode.Air => "web.move-code.air",
                MoveMode.Rail => "web.move-code.rail",
                MoveMode.Road => "web.move-code.road",
                MoveMode.Sea => "web.move-code.sea",
                _ => "web.move-code.stay",
            }
        );

    public static string Party(string party, Speech speech) =>
        Say(
            speech,
            party switch
            {
                "advance" => "web.move-code.advance",
                "main" => "web.move-code.main",
                "rear" => "web.move-code.rear",
                "cargo" => "web.move-code.cargo",
                "reception" => "web.move-code.reception",
                "handover" => "web.move-code.handover",
                _ => null,
            },
            party
        );

    public static string Kind(string kind, Speech speech) =>
        Say(
            speech,
            kind switch
            {
                "deployment" => "web.move-code.deployment",
                "rotation" => "web.move-code.rotation",
                "repatriation" => "web.move-code.repatriation",
                _ => null,
            },
            kind
        );

    public static string Paper(string kind, Speech speech) =>
        Say(
            speech,
            kind switch
            {
                "overflight" => "web.move-code.overflight",
                "landing" => "web.move-code.landing",
                "munitions" => "web.move-code.munitions",
                "customs" => "web.move-code.customs",
                _ => null,
            },
            kind
        );

    public static string Body(string body, Speech speech) =>
        Say(
            speech,
            body switch
            {
                "un-unit" => "web.move-code.un-unit",
                "host-police" => "web.move-code.host-police",
                _ => null,
            },
            body
        );

    public static string What(string what, Speech speech) =>
        Say(
            speech,
            what switch
            {
                "baggage" => "web.move-code.baggage",
                "weapon" => "web.move-code.weapon",
                "ammunition" => "web.move-code.ammunition",
                "vehicle" => "web.move-code.vehicle",
                "box" => "web.move-code.box",
                "radio" => "web.move-code.radio",
                "key" => "web.move-code.key",
                _ => null,
            },
            what
        );

    /// <summary>The state of property that passes from one holder to another.</summary>
    public static string State(string state, Speech speech) =>
        Say(
            speech,
            state switch
            {
                Movement.Relief.NotSeen => "web.move-code.listed",
                "serviceable" => "web.move-code.serviceable",
                "unserviceable" => "web.move-code.unserviceable",
                "missing" => "web.move-code.lost",
                _ => null,
            },
            state
        );

    /// <summary>How a clearance stands.</summary>
    public static string Standing(ClearanceStatus status, Speech speech) =>
        Say(
            speech,
            status switch
            {
                ClearanceStatus.Cleared => "web.move-code.cleared",
                ClearanceStatus.Waiting => "web.move-code.waiting",
                ClearanceStatus.Missing => "web.move-code.missing",
                ClearanceStatus.OtherTime => "web.move-code.other-time",
                ClearanceStatus.Refused => "web.move-code.refused",
                _ => "web.move-code.unknown",
            }
        );

    private static string Say(Speech speech, string? key, string code = "") =>
        key is null ? code : speech.Say(Phrase.Of(key));
}
