using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>How gender-related lines are said, on papers and in their list alike.</summary>
internal static class GenderWords
{
    public static string OriginOf(GenderOrigin origin) =>
        origin switch
        {
            GenderOrigin.Observation => "web.gender.origin.observation",
            GenderOrigin.Debrief => "web.gender.origin.debrief",
            GenderOrigin.Engagement => "web.gender.origin.engagement",
            _ => "web.gender.origin.words",
        };

    /// <summary>Where, else from which post or on which task; empty of what stands in a report alone.</summary>
    public static string Place(GenderLine line, Gazetteer places, Speech speech) =>
        PaperPlaces.Say(line.Where, places, speech) is { Length: > 0 } place ? place : line.Post ?? line.Task ?? "";

    /// <summary>Its words, and how many women and men were met where anybody counted.</summary>
    public static string Says(GenderLine line, Speech speech)
    {
        var met = line.Origin is not GenderOrigin.Engagement
            ? null
            : (line.Women, line.Men) switch
            {
                ({ } women, { } men) => speech.Say(Phrase.Of("web.gender.met", ("women", women), ("men", men))),
                ({ } women, null) => speech.Say(Phrase.Of("web.gender.met.women", ("women", women))),
                _ => speech.Say(Phrase.Of("web.gender.met.uncounted")),
            };
        return string.Join(". ", new[] { met, line.Words }.OfType<string>());
    }
}
