using Qalqan.Kernel;
using Qalqan.Lift;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>How a clearance stands, of one state and for one leg.</summary>
internal static class MoveCodes
{
    public static string Standing(ClearanceStatus status, Speech speech) =>
        status switch
        {
            ClearanceStatus.Cleared => MovementWords.Code("granted", speech),
            ClearanceStatus.Missing => speech.Say(Phrase.Of("web.move-code.missing")),
            ClearanceStatus.Unknown => speech.Say(Phrase.Of("web.move-code.unknown")),
            _ => MovementWords.Of(status, speech),
        };
}
