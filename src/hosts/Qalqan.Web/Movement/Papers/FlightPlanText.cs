using System.Text;
using Qalqan.Kernel;
using Qalqan.Movement;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>Flight plans to be read and filled in, and as lines for programs.</summary>
internal static class FlightPlanText
{
    public static string Of(MovePlan plan, IReadOnlyList<FlightPlan> flights, Speech speech, bool isExercise)
    {
        var text = new StringBuilder();
        if (isExercise)
            text.Append(Say("web.paper.exercise")).Append("\n\n");
        text.Append(Say("web.flight-plan")).Append(" · ").Append(plan.Move.Said.Title).Append(" (").Append(plan.Name);
        text.Append(")\n").Append(plan.Known.Scope).Append(" · ").Append(Speech.Zulu(plan.Known.At)).Append(" · #");
        text.Append(plan.Known.UpTo).Append("\n\n").Append(Say("web.flight-plan.how")).Append('\n');
        if (flights.Count == 0)
            text.Append('\n').Append(Say("web.flight-plan.none")).Append('\n');
        foreach (var flight in flights)
        {
            text.Append('\n').Append(flight.Chalk).Append(", ").Append(flight.Leg.Name).Append(": ");
            text.Append(speech.Say(Phrase.Of("web.flight-plan.filed", ("at", Speech.Zulu(flight.FiledFrom)))));
            text.Append("\n\n").Append(flight.Text).Append("\n\n").Append(Say("web.flight-plan.gaps")).Append('\n');
            foreach (var gap in flight.Gaps)
                text.Append("  ").Append(gap.Item).Append("  ").Append(GapOf(gap.What, speech)).Append('\n');
        }
        return text.ToString();

        string Say(string key) => speech.Say(Phrase.Of(key));
    }

    public static IEnumerable<string> Lines(MovePlan plan, IReadOnlyList<FlightPlan> flights, bool isExercise) =>
        flights.Select(flight =>
            JsonLines.Of(json =>
            {
                json.WriteString("what", "flight-plan");
                json.WriteString("scope", plan.Known.Scope);
                json.WriteString("move", plan.Name);
                json.WriteString("leg", flight.Leg.Name);
                json.WriteString("chalk", flight.Chalk);
                json.Time("filedFrom", flight.FiledFrom);
                json.WriteString("text", flight.Text);
                json.Objects(
                    "gaps",
                    flight.Gaps,
                    (one, gap) =>
                    {
                        one.WriteNumber("item", gap.Item);
                        one.WriteString("what", gap.What);
                    }
                );
                json.WriteBoolean("exercise", isExercise);
            })
        );

    private static string GapOf(string what, Speech speech) =>
        speech.Say(
            Phrase.Of(
                what switch
                {
                    "identification" => "web.flight-plan.identification",
                    "rules" => "web.flight-plan.rules",
                    "type" => "web.flight-plan.type",
                    "wake" => "web.flight-plan.wake",
                    "equipment" => "web.flight-plan.equipment",
                    "speed" => "web.flight-plan.speed",
                    "level" => "web.flight-plan.level",
                    "route" => "web.flight-plan.route",
                    "alternate" => "web.flight-plan.alternate",
                    "departure-place" => "web.flight-plan.departure-place",
                    "destination-place" => "web.flight-plan.destination-place",
                    "registration" => "web.flight-plan.registration",
                    "operator" => "web.flight-plan.operator",
                    "endurance" => "web.flight-plan.endurance",
                    "persons" => "web.flight-plan.persons",
                    _ => "web.flight-plan.survival",
                }
            )
        );
}
