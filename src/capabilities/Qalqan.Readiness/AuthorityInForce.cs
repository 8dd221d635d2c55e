using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Readiness;

/// <summary>
/// While anybody serves in the mission an instrument of this kind covers the local day. Before and after, a gap is no
/// breach; an instrument whose period is not published, or none known at all, settles nothing. Measured are the days left
/// after today, below zero the days beyond the last end.
/// </summary>
public sealed record AuthorityInForce(string Kind, IReadOnlyList<Instrument> Instruments) : Requirement
{
    public static Shape Shape { get; } = Shape.State("authority-in-force", Read, Judge);

    private static AuthorityInForce Read(Fields fields) =>
        new(
            fields.OneOf("kind", "mandate", "national-decision", "mou", "status-of-forces"),
            fields.List("instruments", Instrument.Read, least: 0)
        );

    private static IEnumerable<Finding> Judge(Ruling ruling, AuthorityInForce rule)
    {
        var today = ruling.Known.Today;
        var known = rule.Instruments.Where(instrument => instrument.IsKnownOn(today)).ToList();
        yield return Period(ruling, rule, known, today);
        var ceiling = known.Where(instrument => instrument.Ceiling is not null).MaxBy(instrument => instrument.Adopted);
        if (
            ceiling is not null
            && ruling.Known.Keys<Arrived>().Any(person => ruling.Known.Until<Arrived>(person).Any())
        )
            yield return CeilingFinding.Of(ruling, rule.Kind, ceiling);
    }

    private static Finding Period(Ruling ruling, AuthorityInForce rule, List<Instrument> known, LocalDate today)
    {
        var mission = InMission.Of(ruling.Known);
        var serving = mission.Certain.MinBy(stay => stay.Since);
        var kind = KindOf(rule.Kind);
        if (known.Where(instrument => instrument.Covers(today)).MaxBy(LastDay) is { } covering)
            return Covered(covering);
        if (known.FindLast(instrument => !instrument.IsPublished) is { } unpublished)
            return Find(
                Verdict.Undetermined,
                Phrase.Of("readiness.authority.unpublished", ("kind", kind), ("instrument", unpublished.Called)),
                Phrase.Of("readiness.authority.unpublished.remedy", ("instrument", unpublished.Called)),
                unpublished
            );
        var last = known.Where(instrument => instrument.To < today).MaxBy(LastDay);
        if (last is null)
            return Find(
                Verdict.Undetermined,
                Phrase.Of("readiness.authority.none", ("kind", kind)),
                Phrase.Of("readiness.authority.none.remedy", ("kind", kind)),
                null
            );
        var beyond = NodaTime.Period.DaysBetween(last.To!.Value, today);
        if (serving is null)
            return Find(
                Verdict.Undetermined,
                mission.Disputed.Count > 0
                    ? Phrase.Of("readiness.authority.disputed", ("kind", kind), ("ended", last.To.Value))
                    : Phrase.Of("readiness.authority.idle", ("kind", kind), ("ended", last.To.Value)),
                Phrase.Of("readiness.authority.beyond.remedy", ("kind", kind)),
                last,
                -beyond
            );
        return Find(
            Verdict.Breached,
            Phrase.Of(
                "readiness.authority.beyond",
                ("kind", kind),
                ("instrument", last.Called),
                ("ended", last.To.Value),
                ("days", beyond)
            ),
            Phrase.Of("readiness.authority.beyond.remedy", ("kind", kind)),
            last,
            -beyond
        );

        Finding Covered(Instrument covering)
        {
            var renewal = covering.RenewedBy is { } next && known.Exists(other => other.Name == next) ? next : null;
            if (covering.To is not { } end)
                return Find(
                    Verdict.Met,
                    Phrase.Of("readiness.authority.open-ended", ("kind", kind), ("instrument", covering.Called)),
                    null,
                    covering
                );
            var days = NodaTime.Period.DaysBetween(today, end);
            return Find(
                Verdict.Met,
                renewal is null
                    ? Phrase.Of(
                        "readiness.authority.covered",
                        ("kind", kind),
                        ("instrument", covering.Called),
                        ("ends", end),
                        ("days", days)
                    )
                    : Phrase.Of(
                        "readiness.authority.renewed",
                        ("kind", kind),
                        ("instrument", covering.Called),
                        ("ends", end),
                        ("days", days),
                        ("renewal", renewal)
                    ),
                null,
                covering,
                days
            );
        }

        Finding Find(Verdict verdict, Phrase says, Phrase? remedy, Instrument? instrument, int? days = null) =>
            ruling.Find(
                ruling.Subject("authority", rule.Kind),
                verdict,
                says,
                new Amount(days, 0, "days"),
                serving?.Evidence ?? [.. mission.Disputed.SelectMany(stay => stay.Evidence)],
                instrument is null ? [] : Arithmetic(instrument, today, days),
                remedy,
                Changes(verdict, instrument, kind),
                citation: instrument?.Citation,
                basis: instrument?.Basis
            );
    }

    private static List<Phrase> Arithmetic(Instrument instrument, LocalDate today, int? days)
    {
        List<Phrase> lines = [];
        if (days is { } left && instrument.To is { } end)
            lines.Add(Phrase.Of("readiness.authority.arithmetic", ("ends", end), ("today", today), ("days", left)));
        lines.Add(
            instrument.Mark switch
            {
                Mark.High => Phrase.Of("readiness.mark.high", ("instrument", instrument.Called)),
                Mark.Medium => Phrase.Of("readiness.mark.medium", ("instrument", instrument.Called)),
                Mark.Recalled => Phrase.Of("readiness.mark.recalled", ("instrument", instrument.Called)),
                _ => Phrase.Of("readiness.mark.derived", ("instrument", instrument.Called)),
            }
        );
        return lines;
    }

    private static List<Phrase> Changes(Verdict verdict, Instrument? instrument, Phrase kind) =>
        verdict switch
        {
            Verdict.Met when instrument?.To is { } end =>
            [
                Phrase.Of("readiness.authority.change.after", ("day", end.PlusDays(1))),
            ],
            Verdict.Met => [],
            _ => [Phrase.Of("readiness.authority.change.period", ("kind", kind))],
        };

    private static LocalDate LastDay(Instrument instrument) => instrument.To ?? LocalDate.MaxIsoValue;

    internal static Phrase KindOf(string kind) =>
        kind switch
        {
            "mandate" => Phrase.Of("readiness.kind.mandate"),
            "national-decision" => Phrase.Of("readiness.kind.national-decision"),
            "mou" => Phrase.Of("readiness.kind.mou"),
            _ => Phrase.Of("readiness.kind.status-of-forces"),
        };
}
