using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Inclusion;

/// <summary>Why a rotation's figures by sex are told or not.</summary>
public enum Telling
{
    Told,

    /// <summary>Some of them served while a strength by sex was declared, which is told as declared.</summary>
    Declared,

    /// <summary>The sex of some is not on record, or was erased.</summary>
    Incomplete,

    /// <summary>A number below the least could be worked out, or nobody says what the least is.</summary>
    TooSmall,

    /// <summary>The first day of a month has not come since the first enrolled.</summary>
    NotYet,
}

/// <summary>
/// Everybody whom a rotation ever enrolled by the first day of that month; null is those of whom no rotation is on record.
/// <c>Women</c> and <c>Men</c> only where they are told, and then they are the <c>People</c>.
/// </summary>
public sealed record RotationFigure(
    string? Rotation,
    LocalDate CountedOn,
    int People,
    Telling Telling,
    int? Women = null,
    int? Men = null
);

/// <summary>
/// Women and men by rotation, in totals. Pages can be asked of any day, and two days next to each other would tell the sex
/// of whoever came between them. So a rotation is counted as it has grown, who left included, on the first of a month; and
/// a month is told only where it adds enough to what was told before (<see cref="Figures"/>).
/// </summary>
public static class RotationFigures
{
    /// <param name="known">The look; what it says of later days is not counted.</param>
    /// <param name="sexOf">The sex of a person by reference, null where it is not on record.</param>
    /// <param name="least">The least number of women or men that may be told; null tells none.</param>
    /// <returns>In order of rotation, those without one last: each as it was last told, or else as it stands now and why not.</returns>
    public static IReadOnlyList<RotationFigure> Of(Known known, Func<string, Sex?> sexOf, int? least)
    {
        var joined = Joined(known);
        var serving = joined.Select(one => one.Person).Distinct().Where(Declared(known).Includes).ToHashSet();
        var sexes = joined.Select(one => one.Person).Distinct().ToDictionary(person => person, sexOf);
        List<Cohort> cohorts =
        [
            .. joined
                .Where(one => one.CountedOn <= known.Today)
                .Select(one => (one.Rotation, one.CountedOn))
                .Distinct()
                .OrderBy(one => one.CountedOn)
                .ThenBy(one => one.Rotation, StringComparer.Ordinal)
                .Select(one => new Cohort(
                    one.Rotation,
                    one.CountedOn,
                    [
                        .. joined
                            .Where(other => other.Rotation == one.Rotation && other.CountedOn <= one.CountedOn)
                            .Select(other => other.Person),
                    ]
                )),
        ];
        var told = Told([.. cohorts.Where(cohort => WhyNot(cohort) is null)], sexes, least);
        return
        [
            .. joined
                .GroupBy(one => one.Rotation)
                .OrderBy(rotation => rotation.Key is null)
                .ThenBy(rotation => rotation.Key, StringComparer.Ordinal)
                .Select(rotation => LastOf(rotation.Key, rotation.Min(one => one.CountedOn))),
        ];

        Telling? WhyNot(Cohort cohort) =>
            cohort.People.Overlaps(serving) ? Telling.Declared
            : cohort.People.Any(person => sexes[person] is null) ? Telling.Incomplete
            : null;

        RotationFigure LastOf(string? rotation, LocalDate first) =>
            told.LastOrDefault(figure => figure.Rotation == rotation)
            ?? (
                cohorts.LastOrDefault(cohort => cohort.Rotation == rotation) is { } cohort
                    ? cohort.Say(WhyNot(cohort) ?? Telling.TooSmall)
                    : new RotationFigure(rotation, first, 0, Telling.NotYet)
            );
    }

    private static List<RotationFigure> Told(List<Cohort> cohorts, Dictionary<string, Sex?> sexes, int? least) =>
        least is not { } few
            ? []
            :
            [
                .. Figures
                    .Of(
                        [
                            .. cohorts.Select(cohort => new CountedGroup(
                                $"{cohort.Rotation} {cohort.CountedOn}",
                                cohort.People.Where(person => sexes[person] is Sex.Female).ToHashSet(),
                                cohort.People.Where(person => sexes[person] is Sex.Male).ToHashSet()
                            )),
                        ],
                        few
                    )
                    .Zip(cohorts)
                    .Where(one => !one.First.IsWithheld)
                    .Select(one => one.Second.Say(Telling.Told) with { Women = one.First.Women, Men = one.First.Men }),
            ];

    // From when each person counts in each rotation: enrolled, and given a tour in it. Who has none counts in none.
    private static List<(string Person, string? Rotation, LocalDate CountedOn)> Joined(Known known)
    {
        List<(string, string?, LocalDate)> joined = [];
        foreach (var person in known.Keys<Enrolled>())
        {
            if (known.Until<Enrolled>(person).FirstOrDefault() is not { } enrolled)
                continue;
            var tours = known
                .Until<TourSet>(person)
                .GroupBy(fact => ((TourSet)fact.Claim).Rotation)
                .Select(rotation => (Rotation: (string?)rotation.Key, rotation.First().From))
                .DefaultIfEmpty((null, enrolled.From));
            foreach (var (rotation, from) in tours)
                joined.Add((person, rotation, NextFirst(known, Instant.Max(enrolled.From, from))));
        }
        return joined;
    }

    private static LocalDate NextFirst(Known known, Instant instant)
    {
        var day = instant.InZone(known.Zone).Date;
        return day.Day == 1 && known.Zone.AtStartOfDay(day).ToInstant() >= instant
            ? day
            : day.PlusMonths(1).With(DateAdjusters.StartOfMonth);
    }

    private static Serving Declared(Known known) =>
        new(
            known,
            [
                .. known
                    .Keys<StrengthDeclared>()
                    .SelectMany(known.Ever<StrengthDeclared>)
                    .Select(fact => (fact.From, fact.To)),
            ]
        );

    /// <summary>Who held a post while some strength by sex was declared.</summary>
    private sealed record Serving(Known Known, IReadOnlyList<(Instant From, Instant? To)> Declared)
    {
        public bool Includes(string person) =>
            Known
                .EverOther<Held>(person)
                .Where(fact => fact.Claim is Held { Tenure: not Tenure.Reserve })
                .Any(fact => Declared.Any(during => Meets(fact, during)));

        private static bool Meets(Fact fact, (Instant From, Instant? To) during) =>
            (during.To is not { } end || fact.From < end) && (fact.To is not { } to || to > during.From);
    }

    private sealed record Cohort(string? Rotation, LocalDate CountedOn, HashSet<string> People)
    {
        public RotationFigure Say(Telling telling) => new(Rotation, CountedOn, People.Count, telling);
    }
}
