using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Paper;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>
/// The paper <c>sitrep</c>, in the shape of the UN military observers' daily report: every number is counted from the mission's
/// record, and what the record does not hold is named as a gap. It names nobody and convicts no party.
/// </summary>
internal static class Sitrep
{
    public static PaperKind Kind { get; } =
        new(SitrepFields.Document, "web.paper.sitrep", IsOfDay: false, _ => [], Blocks)
        {
            Of = ScopeKind.Mission,
            IsOfPeriod = true,
        };

    /// <summary>The figures that the paper is written from.</summary>
    public static SitrepFigures Figures(PaperLook look) =>
        look.Known.View(known => SitrepFigures.Of(known, look.Period, look.Places.Positions, look.KnownUpTo));

    /// <summary>The strength as a voice gives it; null where no contingent of the mission is on record.</summary>
    public static VoicePeople? People(IReadOnlyList<UnitStrength> strengths) =>
        strengths.Count == 0
            ? null
            : new VoicePeople(
                strengths.Sum(one => one.Total.Strength),
                strengths.Sum(one => one.Total.Effective),
                strengths.Sum(one => one.Total.Leave),
                strengths.Sum(one => one.Total.Other),
                strengths.Sum(one => one.Total.Unstated)
            );

    private static IReadOnlyList<Block> Blocks(PaperLook look)
    {
        var part = new SitrepPart(look, Figures(look));
        return
        [
            .. Heading(part),
            .. SitrepCoverage.Of(part),
            .. SitrepWork.Done(part),
            .. SitrepEvents.Of(part),
            .. part.Written("actions"),
            .. SitrepEvents.Flashes(part),
            .. part.Written("special-tasks"),
            .. part.Written("natural-resources"),
            .. SitrepEvents.Gender(part),
            .. part.Written(SitrepFields.Assessment),
            .. SitrepWork.Restricted(part),
            .. SitrepCorrections.Of(part),
            .. SitrepPeople.Of(part),
            .. Gap(part, "communications", "web.sitrep.communications.gap"),
            .. Gap(part, "vehicles", "web.sitrep.vehicles.gap"),
            .. SitrepWork.Ahead(part),
        ];
    }

    private static IEnumerable<Block> Heading(SitrepPart part)
    {
        var look = part.Look;
        yield return new FactList([
            new Paper.Fact(look.Say("web.sitrep.to"), part.WordsOr(SitrepFields.To)),
            new Paper.Fact(look.Say("web.sitrep.copies"), part.WordsOr(SitrepFields.Copies)),
            new Paper.Fact(
                look.Say("web.sitrep.period"),
                $"{look.Clock(part.Figures.Period.Start)} – {look.Clock(part.Figures.Period.End)}"
            ),
            new Paper.Fact(look.Say("web.sitrep.location"), look.Say("web.sitrep.location.gap")),
        ]);
        yield return new Paragraph(look.Say("web.sitrep.counted"));
    }

    // No return of these is on record: that is said, and no zero stands for it.
    private static IEnumerable<Block> Gap(SitrepPart part, string field, string gap)
    {
        yield return new Heading(part.Look.Say(SitrepPart.TitleOf(field)));
        yield return new Paragraph(part.Look.Say(gap));
        if (part.Figures.Words.TryGetValue(field, out var words))
            yield return new Paragraph(words.Words);
    }
}

/// <summary>The look and the figures that the parts of a situation report are written from.</summary>
internal sealed record SitrepPart(PaperLook Look, SitrepFigures Figures)
{
    /// <summary>The phrase of a field's title.</summary>
    public static string TitleOf(string field) =>
        field switch
        {
            SitrepFields.To => "web.sitrep.to",
            SitrepFields.Copies => "web.sitrep.copies",
            "actions" => "web.sitrep.actions",
            "special-tasks" => "web.sitrep.special-tasks",
            "natural-resources" => "web.sitrep.natural-resources",
            SitrepFields.Gender => "web.sitrep.gender",
            SitrepFields.Assessment => "web.sitrep.assessment",
            "communications" => "web.sitrep.communications",
            "vehicles" => "web.sitrep.vehicles",
            "future" => "web.sitrep.future",
            SitrepFields.Voice => "web.sitrep.voice",
            _ => field,
        };

    /// <summary>The officer's words, or that none were written.</summary>
    public string WordsOr(string field) =>
        Figures.Words.TryGetValue(field, out var words) ? words.Words : Look.Say("web.sitrep.unwritten");

    public IEnumerable<Block> Written(string field)
    {
        yield return new Heading(Look.Say(TitleOf(field)));
        yield return new Paragraph(WordsOr(field));
    }

    /// <summary>An instant in a table; a stroke where there is none.</summary>
    public Cell Time(Instant? instant) => Cell.Of(Look.Short(instant));

    public string Place(Whereabouts? where) => PaperPlaces.Say(where, Look.Places, Look.Speech);

    /// <summary>That none were reported, and who was heard and who was not: no report is not a good report.</summary>
    public string Zero => Look.Say("web.sitrep.zero", ("coverage", SitrepCoverage.Says(this)));

    /// <summary>A number with the list that shows what it counts, where the report is of one day: a list is of a day.</summary>
    public Cell Count(int number, string list) => Cell.Of(number) with { Opens = ListOf(list) };

    public string? ListOf(string list) => Figures.About.Contains('.', StringComparison.Ordinal) ? null : list;
}
