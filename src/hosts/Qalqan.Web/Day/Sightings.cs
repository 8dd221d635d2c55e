using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>An observation as it stands, where on the ground it comes to, and when it was learned; <c>Spot</c> is null where that cannot be told.</summary>
public sealed record ObservationRow(Sighting Sighting, Spot? Spot, Instant RecordedAt, DateTimeZone Zone)
{
    /// <summary>The place in no more figures than its error allows; null where there is none.</summary>
    public Mgrs? Grid => Spot is { } spot && Mgrs.TryOf(spot.At, FiguresOf(spot.Error), out var grid) ? grid : null;

    // A square that is not smaller than what the place may be wrong by, down to ten metres.
    internal static int FiguresOf(Distance error) =>
        error.Metres switch
        {
            <= 10 => 8,
            <= 100 => 6,
            <= 1_000 => 4,
            _ => 2,
        };
}

/// <summary>One observation opened: what was made of it, how it was graded by whom, and the line it was made from.</summary>
public sealed record ObservationFile(
    ObservationRow Row,
    bool IsStruck,
    IReadOnlyList<Fact> Grades,
    long? Line,
    IReadOnlyList<string> Flashes,
    InformantKnown? Informant
);

/// <summary>What was observed, for pages, calls and commands; written and graded.</summary>
internal sealed class Sightings(Archive archive, Days days)
{
    /// <summary>Of the day that is looked from, or of the period that was asked.</summary>
    public Looks<IReadOnlyList<ObservationRow>> Of(Inquiry inquiry) =>
        days.Look<IReadOnlyList<ObservationRow>>(
            inquiry,
            (look, _) =>
                [
                    .. Observations
                        .Of(look.Known, look.Known.Period.HasStart ? look.Known.Period : look.Period)
                        .Select(sighting => RowOf(look, sighting)),
                ]
        );

    /// <summary>The observation of that entry, struck or not; null in a mission that does not have it.</summary>
    public Looks<ObservationFile?> One(User user, long number, string? scope) =>
        days.Look(
            new Inquiry(Scope: scope) { Reach = user.Reach },
            (look, _) =>
                look
                    .Known.Keys<Observed>()
                    .SelectMany(look.Known.EvenStruck<Observed>)
                    .Where(said => said.Fact.Number == number)
                    .Select(said => FileOf(look, said.Fact, said.IsBelieved))
                    .FirstOrDefault()
        );

    /// <summary>Records what was typed; the same id with the same content again is the same observation.</summary>
    public Said Say(
        User user,
        string? scope,
        ObservationOrder order,
        Guid id,
        ReportId? corrects,
        List<FieldProblem> wrong
    ) =>
        days.Say(
            user,
            scope,
            (mission, look, problems) =>
            {
                var line = corrects is { } before ? Observations.Find(look.Known, before)?.Said.Line : null;
                var clock = new LogClock(archive.Now, look.Known.ZoneAt(archive.Now));
                if (order.Read(clock, look.Places, line, wrong) is var (claim, valid))
                    return [new Saying(mission, valid, claim, new ReportId(id), corrects)];
                problems.AddRange(
                    wrong.Select(one => new Problem(
                        one.Field,
                        0,
                        Words.Speech.In("en").Say(one.Says),
                        "what can be read"
                    ))
                );
                return [];
            }
        );

    /// <summary>Grades the observation of that entry: its source A to F, itself 1 to 6.</summary>
    public Said Grade(User user, string? scope, ReportId observation, string reliability, int credibility) =>
        days.Say(
            user,
            scope,
            (mission, look, problems) =>
            {
                var grade = new Graded(observation.Value, reliability, credibility);
                if (Observations.Find(look.Known, observation) is null)
                    problems.Add(new Problem("observation", 0, $"{observation}", "one that stands"));
                problems.AddRange(grade.Problems().Select(one => new Problem("grade", 0, one.Item1, one.Item2)));
                return problems.Count > 0 ? [] : [new Saying(mission, Validity.Since(archive.Now), grade)];
            }
        );

    /// <summary>
    /// Takes down somebody who tells things: the number is the answer's key. A name goes to the vault and nowhere else.
    /// </summary>
    public (Said Said, string? Number) Know(User user, string? scope, string classOf, InformantDetail? detail)
    {
        string? number = null;
        var said = days.Say(
            user,
            scope,
            (mission, look, problems) =>
            {
                number = DayNumbers.Next<InformantKnown>(look.Known, "SRC", look.Day);
                var claim = new InformantKnown(number, classOf, null);
                problems.AddRange(
                    claim
                        .Problems()
                        .Concat(detail?.Problems() ?? [])
                        .Select(one => new Problem("informant", 0, one.Item1, one.Item2))
                );
                return problems.Count > 0
                    ? []
                    : [new Saying(mission, Validity.Since(archive.Now), claim, Detail: detail)];
            }
        );
        return (said, said.Problems.Any() ? null : number);
    }

    private ObservationFile FileOf(DayLook look, Fact fact, bool isBelieved)
    {
        var said = (Observed)fact.Claim;
        var grades = look.Known.Ever<Graded>(fact.Id.ToString()).ToList();
        return new ObservationFile(
            RowOf(look, new Sighting(fact, said, grades.LastOrDefault()?.Claim as Graded)),
            !isBelieved,
            grades,
            said.Line is { } line ? look.Known.NumberOf(new ReportId(line)) : null,
            [
                .. look
                    .Known.Subjects<FlashDrafted>()
                    .Where(subject =>
                        look.Known.Ever<FlashDrafted>(subject.Key)
                            .Any(flash => ((FlashDrafted)flash.Claim).Basis.Contains(fact.Id.Value))
                    )
                    .Select(subject => subject.Key),
            ],
            said.Informant is { } informant
                ? look.Known.Ever<InformantKnown>(informant).LastOrDefault()?.Claim as InformantKnown
                : null
        );
    }

    private ObservationRow RowOf(DayLook look, Sighting sighting) =>
        new(
            sighting,
            sighting.Said.Where is { } where ? Ground.Of(where, look.Places) : null,
            Iso.FromMilliseconds(archive.Journal.ReadAfter(sighting.Fact.Number - 1).First().RecordedAtMilliseconds),
            look.Known.ZoneAt(sighting.Fact.From)
        );
}
