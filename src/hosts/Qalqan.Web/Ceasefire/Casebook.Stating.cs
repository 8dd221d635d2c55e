using NodaTime;
using Qalqan.Ceasefire;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

// What an incident was: stated, said otherwise, struck.
internal sealed partial class Casebook
{
    // The number is given when all else is known to be sound.
    private const string Unnumbered = "INC";

    /// <summary>
    /// Opens an incident: of observations that are on record, which are joined to it and of which the first says what is not typed, or of what is
    /// typed alone.
    /// </summary>
    /// <param name="wrong">What is wrong in a field that was typed.</param>
    public (Said Said, string? Incident) Open(
        User user,
        string? scope,
        IReadOnlyList<ReportId> reports,
        Func<string, string?> field,
        List<FieldProblem> wrong
    )
    {
        string? reference = null;
        var said = days.Say(
            user,
            scope,
            (mission, look, problems) =>
            {
                List<Sighting> sightings = [];
                foreach (var id in reports)
                    if (Observations.Find(look.Known, id) is not { } sighting)
                        problems.Add(new Problem("reports", 0, $"{id}", "an observation that stands"));
                    else if (Incidents.OfReport(look.Known, id) is { } other)
                        problems.Add(
                            new Problem("reports", 0, $"{id} of {other}", "an observation that is of no incident yet")
                        );
                    else
                        sightings.Add(sighting);
                if (problems.Count > 0)
                    return [];
                var first = sightings.MinBy(one => one.Fact.From);
                var typed = first is null
                    ? IncidentTyped.Blank
                    : IncidentTyped.Of(StatedOf(first.Said), new Validity(first.Fact.From, first.Fact.To));
                if (Read(typed.With(field), Unnumbered, look, problems, wrong) is not var (claim, valid))
                    return [];
                reference = DayNumbers.Next<IncidentStated>(look.Known, "INC", valid.From.InZone(look.Known.Zone).Date);
                return
                [
                    new Saying(mission, valid, claim with { Incident = reference }),
                    .. sightings.Select(one => new Saying(
                        mission,
                        Validity.Since(archive.Now),
                        new Linked(reference, one.Fact.Id.Value, [], null)
                    )),
                ];
            }
        );
        return (said, said.Problems.Any() ? null : reference);
    }

    /// <summary>Says otherwise what an incident was: the fields that are given are corrected, and what it was before stays on record.</summary>
    /// <inheritdoc cref="Open"/>
    public Said Restate(
        User user,
        string? scope,
        string incident,
        Func<string, string?> field,
        List<FieldProblem> wrong
    ) =>
        Change(
            user,
            scope,
            incident,
            (mission, look, found, problems) =>
            {
                var before = new Validity(found.Fact.From, found.Fact.To);
                var typed = IncidentTyped.Of(found.Said, before).With(field);
                if (Read(typed, incident, look, problems, wrong) is not var (claim, valid))
                    return null;
                if (IncidentIntake.IsSame(found, claim, valid))
                    problems.Add(new Problem("words", 0, "nothing else than what stands", "a field that was changed"));
                return new Saying(mission, valid, claim, Corrects: found.Fact.Id);
            }
        );

    /// <summary>
    /// Strikes what is stated last: what stood before it stands again. Where nothing did, the incident is none, and the reports joined to it are
    /// free. All of it stays on record.
    /// </summary>
    public Said Strike(User user, string? scope, string incident) =>
        days.Say(
            user,
            scope,
            (mission, look, problems) =>
            {
                if (Find(look.Known, incident, problems) is not { } found)
                    return [];
                var entry = archive.Journal.ReadAfter(found.Fact.Number - 1).First().Read();
                var isFirst = entry.Report.Corrects is null;
                return
                [
                    .. (isFirst ? found.Joined.Select(joined => joined.Link) : [])
                        .Append(found.Fact)
                        .Select(fact => new Saying(
                            mission,
                            Validity.Since(archive.Now),
                            new Withdrawal(WithdrawalReason.EnteredInError),
                            Withdraws: fact.Id
                        )),
                ];
            }
        );

    private (IncidentStated, Validity)? Read(
        IncidentTyped typed,
        string reference,
        DayLook look,
        List<Problem> problems,
        List<FieldProblem> wrong
    )
    {
        var read = typed.Read(reference, look, new LogClock(archive.Now, look.Known.ZoneAt(archive.Now)), wrong);
        problems.AddRange(
            wrong.Select(one => new Problem(one.Field, 0, Words.Speech.In("en").Say(one.Says), "what can be read"))
        );
        return read;
    }

    private static IncidentStated StatedOf(Observed seen) =>
        new(
            Unnumbered,
            Act.OfObservation(seen.What, seen.Actor),
            IncidentForm.Event,
            seen.Timing,
            IncidentLayer.Record,
            seen.Where,
            seen.Where is null ? seen.Side : null,
            seen.Impact,
            null,
            null,
            seen.What is "shot" ? seen.Side : null,
            null,
            seen.Actor,
            null,
            seen.Count,
            seen.Bound,
            seen.Means,
            [],
            null,
            null,
            seen.Words ?? seen.What,
            null
        );
}
