using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>
/// An observation as it is typed, field by field; empty is not said. It becomes a claim and its validity, or every field that is
/// wrong is said, and nothing is guessed.
/// </summary>
public sealed record ObservationOrder(
    string At,
    string Until,
    bool IsSomewhenWithin,
    string Post,
    string Task,
    string What,
    string Sense,
    string Informant,
    string Where,
    string Impact,
    string Side,
    string Actor,
    string Count,
    string Means,
    bool IsGenderRelated,
    string Words
)
{
    /// <summary>The fields of what is on record, so that it can be typed on.</summary>
    public static ObservationOrder Of(Fact fact, Observed said, Func<Instant, string> clock) =>
        new(
            clock(fact.From),
            fact.To is { } to && to != fact.From ? clock(to) : "",
            said.Timing is Timing.Within,
            said.Post ?? "",
            said.Task ?? "",
            said.What,
            said.Sense.ToString().ToLowerInvariant(),
            said.Informant ?? "",
            said.Where is { } where ? PlaceText.Write(where) : "",
            said.Impact is { } impact ? PlaceText.Write(impact) : "",
            said.Side ?? "",
            said.Actor ?? "",
            said.Count is { } count ? CountText.Write(count, said.Bound) : "",
            said.Means ?? "",
            said.IsGenderRelated,
            said.Words ?? ""
        );

    /// <param name="clock">By which times are read.</param>
    /// <param name="places">The mission's.</param>
    /// <param name="line">The report of the log's line it was made from.</param>
    /// <param name="problems">Where what is wrong goes.</param>
    public (Observed Claim, Validity Valid)? Read(
        LogClock clock,
        Gazetteer places,
        Guid? line,
        List<FieldProblem> problems
    )
    {
        var typed = new Typed(clock, places, problems);
        var from = At.Length == 0 ? clock.Now : typed.Done("at", At);
        var to = Until.Length == 0 ? from : typed.Done("until", Until);
        if (to < from)
            typed.Wrong("until", Phrase.Of("operations.field.order"));
        var post = Post.Length == 0 ? null : places.Find(Post)?.Id;
        if (Post.Length > 0 && post is null)
            typed.Wrong("post", Phrase.Of("operations.slip.post", ("post", Post)));
        var isSense = Enum.TryParse<Sense>(Sense, ignoreCase: true, out var sense) && Enum.IsDefined(sense);
        if (!isSense)
            typed.Wrong("sense", Phrase.Of("operations.field.sense"));
        if (What.Length == 0)
            typed.Wrong("what", Phrase.Of("operations.field.what"));
        var counted = Count.Length == 0 ? null : CountText.Read(Count);
        if (Count.Length > 0 && counted is null)
            typed.Wrong("count", Phrase.Of("operations.field.count", ("count", Count)));
        var (where, impact) = (typed.Place("where", Where), typed.Place("impact", Impact));
        if (!typed.IsSound)
            return null;
        var claim = new Observed(
            post,
            Typed.OrNone(Task),
            What,
            sense,
            Typed.OrNone(Informant),
            IsSomewhenWithin ? Timing.Within : Timing.Throughout,
            where,
            impact,
            Typed.OrNone(Side),
            Typed.OrNone(Actor),
            counted?.Count,
            counted?.Bound,
            Typed.OrNone(Means),
            IsGenderRelated,
            Typed.OrNone(Words),
            line
        );
        return typed.Takes(claim, "words") ? (claim, new Validity(from!.Value, to)) : null;
    }
}
