using System.Text.Json;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Lift;
using Qalqan.Movement;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>
/// An answer about a lift as JSON, for the API and the command alike: the answer first, with sorties, stop and binding; then its options, why not
/// fewer, what a little more would change, where else one could land, and the rules that it rests on.
/// </summary>
public static class LiftLines
{
    // Limits are found by halving, to a milligram below.
    private const double Hair = 1e-3;

    public static IEnumerable<string> Of(LiftLook look, string? scope, bool isExercise, Speech speech)
    {
        if (look.Answer is not { } answer || look.Problems.Count > 0)
            return look.Problems.Select(problem => Line("refused", json => Problem(json, problem, speech)));
        return
        [
            Line("lift", json => Main(json, answer, speech)),
            .. answer.Options.Select(option => Line("option", json => Option(json, option, speech))),
            .. answer.Fewer is { } fewer ? [Line("why", json => Judged(json, fewer, speech))] : Array.Empty<string>(),
            .. answer.Proposal is { } proposal
                ? [Line("proposal", json => Judged(json, proposal, speech))]
                : Array.Empty<string>(),
            .. answer.Sensitivity is { } by
                ? [Line("sensitivity", json => Sensitive(json, by, answer, speech))]
                : Array.Empty<string>(),
            .. answer.Table.Select(row => Line("moves", json => Shifted(json, row))),
            .. answer.Instead.Select(each => Line("instead", json => Instead(json, each, speech))),
            .. look
                .Rules.Where(IsUsed)
                .Select(one => Line("source", json => Source(json, one, look.IsOffered, speech))),
        ];

        string Line(string what, Action<Utf8JsonWriter> members) =>
            JsonLines.Of(json =>
            {
                json.WriteString("what", what);
                json.WriteString("scope", scope);
                members(json);
                json.WriteBoolean("exercise", isExercise);
            });
    }

    /// <summary>The tables of which an answer about a lift is made.</summary>
    public static bool IsUsed((Standard Standard, Rule Rule) one) =>
        one.Rule.Requirement is not (GoodsRules or WorkingCalendars);

    private static void Main(Utf8JsonWriter json, LiftAnswer answer, Speech speech)
    {
        var (question, best) = (answer.Question, answer.Best);
        var tightest = best?.Answer.Tightest;
        json.Number("sorties", best?.Answer.Sorties);
        json.WriteString("stop", best?.Stop);
        json.WriteString(
            "binding",
            JsonLines.Kebab(
                best?.Answer.Binding
                    ?? answer.Options.FirstOrDefault(one => one.IsAsked)?.Answer.Binding
                    ?? Binding.Payload
            )
        );
        json.WriteString("limit", tightest is null ? null : JsonLines.Kebab(tightest.Binding.Limit));
        json.WriteString("flight", tightest is null ? null : Name(tightest.Flight));
        json.WriteString("from", question.From.Field.Code);
        json.WriteString("to", (best?.To ?? question.To).Field.Code);
        json.WriteBoolean("replanned", answer.IsReplanned);
        json.Day("day", question.Day);
        json.WriteString("aircraft", question.AircraftId);
        json.WriteNumber("people", question.Load.Persons);
        json.WriteNumber("personMass", question.Load.PersonKg);
        json.WriteNumber("cargo", question.Load.CargoKg);
        json.WriteNumber("operatingMass", question.Aircraft.OperatingMass.Value);
        json.WriteNumber("wind", question.Wind);
        json.WriteString("reserves", question.Reserves.Name);
        json.Numbers("split", best?.Answer.EvenSplit ?? []);
        json.Number("least", answer.Range?.Least);
        json.Number("most", answer.Range?.Most);
        json.Texts("stops", answer.Stops);
        json.WriteBoolean("reconstruction", answer.IsReconstruction);
        json.Texts("says", LiftWords.Answer(answer).Select(speech.Say));
    }

    private static void Option(Utf8JsonWriter json, LiftOption option, Speech speech)
    {
        var answer = option.Answer;
        json.WriteString("stop", option.Stop);
        json.WriteString("to", option.To.Field.Code);
        json.WriteBoolean("asked", option.IsAsked);
        json.Number("sorties", answer.Sorties);
        json.WriteString("binding", JsonLines.Kebab(answer.Binding));
        json.Number("persons", answer.Count?.PersonsEach);
        json.Number("bySeats", answer.Count?.BySeats);
        json.Number("byPayload", answer.Count?.ByPayload);
        json.Minutes("airborneMinutes", answer.Airborne);
        json.Minutes("doorToDoorMinutes", answer.DoorToDoor);
        json.Objects("flights", answer.Flights, Flight);
        States(json, option);
        Road(json, option, speech);
        json.Objects("problems", answer.Problems, (one, problem) => Problem(one, problem, speech));
    }

    private static void Flight(Utf8JsonWriter json, FlightPayload payload)
    {
        json.WriteString("flight", Name(payload.Flight));
        json.WriteNumber("kilometres", Math.Round(payload.Flight.Way.Kilometres, 1));
        json.WriteString("alternate", payload.Flight.Alternate?.Code);
        json.WriteNumber("payload", Math.Floor(payload.Kg + Hair));
        json.WriteString("binding", JsonLines.Kebab(payload.Binding.Limit));
        json.WriteNumber("fuel", Math.Ceiling(payload.Fuel.Fuel));
        json.WriteNumber("takeoffMass", Math.Round(payload.Fuel.TakeoffMass));
        json.Minutes("airborneMinutes", payload.Fuel.Airborne);
        json.Objects(
            "limits",
            payload.Limits,
            (one, limit) =>
            {
                one.WriteString("limit", JsonLines.Kebab(limit.Limit));
                one.WriteNumber("payload", Math.Floor(limit.Kg + Hair));
            }
        );
    }

    private static void Judged(Utf8JsonWriter json, SortiesJudged judged, Speech speech)
    {
        var binding = judged.Binding;
        json.WriteNumber("sorties", judged.Sorties);
        json.WriteBoolean("enough", judged.Enough);
        json.WriteString("binding", binding is null ? null : JsonLines.Kebab(binding.What));
        json.WriteString("flight", binding?.At is { } at ? Name(at.Flight) : null);
        json.Number("needed", binding is null ? null : (long)Math.Ceiling(binding.Needed));
        json.Number("available", binding is null ? null : (long)Math.Floor(binding.Available));
        json.Number("personsLeftBehind", binding?.PersonsLeftBehind);
        json.WriteString("says", speech.Say(LiftWords.Judged(judged)));
    }

    private static void Sensitive(Utf8JsonWriter json, Sensitivity by, LiftAnswer answer, Speech speech)
    {
        json.Real("personMassAtMost", by.PersonKgAtMost);
        json.Real("personMassForOneFewer", by.PersonKgForOneFewer);
        json.Real("payloadToSpare", by.PayloadToSpare);
        json.Real("payloadForOneFewer", by.PayloadForOneFewer);
        json.Number("sortiesWithOneKiloMore", by.SortiesWithOneKiloMore);
        json.Number("sortiesWithOneSeatMore", by.SortiesWithOneSeatMore);
        json.Real("headwindAtMost", answer.HeadwindAtMost);
        json.Texts("says", LiftWords.Sensitive(answer).Select(speech.Say));
    }

    private static void Shifted(Utf8JsonWriter json, Shifted row)
    {
        json.WriteNumber("personMass", row.PersonKg);
        json.WriteNumber("operatingMass", row.Condition.OperatingMass);
        json.WriteNumber("wind", row.Condition.HeadwindKmh);
        json.Number("sorties", row.Sorties);
        json.Number("sortiesStraight", row.Straight);
    }

    private static void Instead(Utf8JsonWriter json, Elsewhere each, Speech speech)
    {
        json.WriteString("to", each.Option.To.Field.Code);
        json.WriteString("stop", each.Option.Stop);
        json.Number("sorties", each.Option.Answer.Sorties);
        json.Minutes("addedMinutes", each.Added);
        json.Minutes("doorToDoorMinutes", each.Option.Answer.DoorToDoor);
        States(json, each.Option);
        Road(json, each.Option, speech);
    }

    private static void States(Utf8JsonWriter json, LiftOption option)
    {
        if (option.States is null)
            json.WriteNull("states");
        else
            json.Objects(
                "states",
                option.States,
                (one, state) =>
                {
                    one.WriteString("state", state.State);
                    one.WriteBoolean("known", state.Asks is not null);
                    one.Number("leadWorkingDays", state.Asks?.Value.LeadWorkingDays);
                    one.Number("leadHours", (long?)state.Asks?.Value.Lead?.TotalHours);
                    one.Number("validityHours", (long?)state.Asks?.Value.Validity?.TotalHours);
                    one.Day("applyBy", state.ApplyBy);
                    one.WriteString("source", state.Asks?.Source);
                }
            );
    }

    private static void Road(Utf8JsonWriter json, LiftOption option, Speech speech) =>
        json.Objects(
            "road",
            option.Road?.Value.Parts ?? [],
            (one, part) =>
            {
                one.WriteString("part", speech.Say(part.Title));
                one.Minutes("minutes", part.Takes);
                one.WriteString("mark", JsonLines.Kebab(part.Mark));
                one.WriteString("source", part.Source);
            }
        );

    private static void Source(Utf8JsonWriter json, (Standard Standard, Rule Rule) one, bool isOffered, Speech speech)
    {
        json.WriteString("standard", one.Standard.Id);
        json.WriteString("edition", one.Standard.Edition);
        json.WriteString("rule", one.Rule.Id);
        json.WriteString("document", one.Rule.Citation.Document);
        json.WriteString("paragraph", one.Rule.Citation.Paragraph);
        json.WriteString("basis", Reader.WordOf(one.Rule.Basis));
        json.WriteBoolean("adopted", !isOffered);
        json.WriteString("says", speech.Say(one.Rule.Paraphrase));
    }

    private static void Problem(Utf8JsonWriter json, Lift.Problem problem, Speech speech)
    {
        json.WriteString("code", problem.Code);
        json.WriteString("subject", problem.Subject);
        json.WriteString("seen", problem.Seen);
        json.WriteString("wanted", problem.Wanted);
        json.WriteString("says", speech.Say(ProblemWords.Of(problem)));
    }

    private static string Name(Flight flight) => $"{flight.From.Code}-{flight.To.Code}";

    private static void Minutes(this Utf8JsonWriter json, string key, Duration duration) =>
        json.WriteNumber(key, (long)Math.Round(duration.TotalMinutes));

    private static void Real(this Utf8JsonWriter json, string key, double? number)
    {
        if (number is { } value)
            json.WriteNumber(key, Math.Round(value, 1));
        else
            json.WriteNull(key);
    }

    private static void Numbers(this Utf8JsonWriter json, string key, IEnumerable<int> numbers)
    {
        json.WriteStartArray(key);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
