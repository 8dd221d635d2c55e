using Microsoft.AspNetCore.Builder;

namespace Qalqan.Web;

/// <summary>
/// What a call does, said beside its address for whoever writes a program: of this the description is made and nothing else. In
/// English, as the keys and refusals of the calls are.
/// </summary>
/// <param name="Says">One sentence.</param>
/// <param name="Asks">What the address may ask, each a parameter that <see cref="Parameters"/> explains.</param>
/// <param name="Sends">The keys of the object that is sent: <c>name</c>, <c>name?</c> where it may be left out, <c>name:type</c> where it is no text.</param>
/// <param name="Brings">What the bytes are that are sent in place of an object.</param>
/// <param name="Answers">The codes besides those that every call has.</param>
/// <param name="Gives">The media type of the answer where it is not lines.</param>
public sealed record Described(
    string Says,
    IReadOnlyList<string> Asks,
    IReadOnlyList<string> Sends,
    string? Brings,
    IReadOnlyList<int> Answers,
    string? Gives = null
)
{
    /// <summary>Every parameter that an address may have, and what it means.</summary>
    public static IReadOnlyDictionary<string, string> Parameters { get; } =
        new Dictionary<string, string>
        {
            [Reader.AsOf] =
                "When it was true: a date (its end, in the scope's zone), an instant in Z, or a DTG. Without it: now.",
            [Reader.KnownAt] = "What was known: a date, an instant, a DTG, or an entry number. Without it: everything.",
            ["period"] =
                "A/B, two times; dates include both days. Event rules are judged over it; a paper of a period is of it.",
            ["scope"] = "One contingent or mission. Without it: every one that is yours.",
            ["standard"] = "Only findings by this standard.",
            ["subject"] =
                "Only findings of this subject and what is below it; of a paper, the one thing that it is of.",
            ["without"] = "As if these reports were not known: a report's id or a wire name.",
            [Reader.OfLanguage] = "The language of sentences: en, ru or kk.",
            ["names"] = "true tells names beside references, to whom may see them.",
            [Reader.Day] = "The day of the state, such as 2026-11-24. Without it: the contingent's today.",
            ["from"] = "The day the sheet holds from, such as 2026-11-24. Without it: today.",
            ["dry-run"] = "true tries the sheet and records nothing.",
            ["gone"] = "What of references that are gone from the sheet: keep, departed or withdraw.",
            ["name"] = "The reference or code of whom or what it is about.",
            ["id"] = "The id of a finding, as the list tells it.",
            ["kind"] = "roll or posts; of a manifest personnel or cargo.",
            ["file"] =
                "SERIAL.FORMAT of a paper; view.jpg, covered.jpg or original of a photo; map.FORMAT; the name of a file of a layer.",
            ["format"] = "pdf, xlsx, docx, txt or html, so far as the paper is made in it.",
            ["language"] = "The language of the paper: en, ru or kk.",
            ["marking"] = "How secret the paper is: unclassified, confidential or strictly-confidential.",
            ["form"] = "An own form that is filled in: NAME, or NAME@VERSION.",
            [ListQuestion.Sort] = "The column to sort by; -COLUMN from the end.",
            [ListQuestion.Filter] =
                "f.COLUMN=TEXT holds it, ==TEXT is it, A..B is between, - is empty; the columns are those of the page.",
            ["set"] = "NAME=VALUE, once for each parameter of a lift that is set, such as person-mass=139.",
            ["number"] = "An entry's number.",
            ["words"] = "A line of the log, as typed.",
            ["making"] = "observation, flash or strike.",
            ["grade"] = "A letter A to F and a figure 1 to 6, as in B2.",
            ["doing"] =
                "rewrite, acknowledge or close; of a layer accept or withdraw; of a move strike, propose or seat.",
            ["move"] = "The reference of a move.",
            ["statement"] = "What is said of a move: a kind of /api/movement/kinds.",
            ["leg"] = "One leg of the move. Without it: all of it.",
            ["chalk"] = "A chalk of the move; of positions, whose they are.",
            ["hours"] = "So many hours later.",
            [PhotoSite.Observation] = "The id of the report of an observation.",
            [WhereSite.Typed] =
                "A place as typed: a grid, LAT,LON, or a place of the mission; perhaps a bearing and a distance behind it.",
            [MapSite.Public] = "true shows incidents that were only reported in public too, which nobody assesses.",
            [MapSite.BoxAsked] = "SOUTH,WEST,NORTH,EAST in degrees: what is looked at closely.",
            [LayerSite.Title] = "What the layer is called. Without it: the name of its file.",
            ["layer"] = "The code of a layer, as the list tells it.",
            [PhoneSite.Position] = "The place of the mission that a phone observes from.",
            [AlarmSite.Asked] = "The number of an alarm, over or not. Without it: those that are open.",
        };
}

internal static class DescribedConventions
{
    public static TBuilder Described<TBuilder>(
        this TBuilder builder,
        string says,
        IReadOnlyList<string>? asks = null,
        IReadOnlyList<string>? sends = null,
        string? brings = null,
        string? gives = null,
        params IReadOnlyList<int> answers
    )
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new Described(says, asks ?? [], sends ?? [], brings, answers, gives));
}
