using NodaTime;
using Qalqan.Kernel;
using Qalqan.Movement;
using Qalqan.Words;

namespace Qalqan;

/// <summary>An answer about a lift for people at a terminal.</summary>
internal static class LiftText
{
    public static void Print(LiftAnswer answer, bool isExercise, Speech speech, TextWriter output)
    {
        if (isExercise)
            output.WriteLine(Say("cli.exercise"));
        foreach (var says in LiftWords.Answer(answer))
            output.WriteLine(speech.Say(says));
        output.WriteLine();
        var options = new TextTable(
            Say("web.lift.stop"),
            Say("web.lift.sorties") + "#",
            Say("web.lift.persons") + "#",
            Say("web.lift.binding"),
            Say("web.lift.airborne") + "#",
            Say("web.lift.door") + "#"
        );
        foreach (var option in answer.Options)
            options.Add(
                option.Stop ?? Say("web.lift.straight"),
                Number(option.Answer.Sorties),
                Number(option.Answer.Count?.PersonsEach),
                option.Answer.Problems.Count > 0
                    ? speech.Say(ProblemWords.What(option.Answer.Problems[0].Code))
                    : speech.Say(LiftWords.Of(option.Answer.Binding)),
                option.Answer.Flights.Count == 0 ? "—" : Hours(option.Answer.Airborne),
                option.Answer.Flights.Count == 0 ? "—" : Hours(option.Answer.DoorToDoor)
            );
        options.Print(output);
        output.WriteLine();
        foreach (
            var judged in new[] { answer.Fewer, answer.Proposal }
                .OfType<Lift.SortiesJudged>()
                .DistinctBy(one => one.Sorties)
        )
            output.WriteLine(speech.Say(LiftWords.Judged(judged)));
        foreach (var says in LiftWords.Sensitive(answer))
            output.WriteLine(speech.Say(says));
        if (answer.Table.Count > 0)
        {
            output.WriteLine();
            var table = new TextTable(
                Say("web.lift.person-mass") + "#",
                Say("web.lift.operating-mass") + "#",
                Say("web.lift.wind") + "#",
                Say("web.lift.sorties") + "#",
                Say("web.lift.sorties-straight") + "#"
            );
            foreach (var row in answer.Table)
                table.Add(
                    speech.Number((decimal)row.PersonKg),
                    speech.Number((decimal)row.Condition.OperatingMass),
                    speech.Number((decimal)row.Condition.HeadwindKmh),
                    Number(row.Sorties),
                    Number(row.Straight)
                );
            table.Print(output);
        }
        if (answer.Instead.Count == 0)
            return;
        output.WriteLine();
        var instead = new TextTable(
            Say("web.lift.instead"),
            Say("web.lift.stop"),
            Say("web.lift.sorties") + "#",
            Say("web.lift.added") + "#"
        );
        foreach (var each in answer.Instead)
            instead.Add(
                each.Option.To.Field.Code,
                each.Option.Stop ?? Say("web.lift.straight"),
                Number(each.Option.Answer.Sorties),
                Hours(each.Added)
            );
        instead.Print(output);

        string Say(string key) => speech.Say(Phrase.Of(key));
        string Number(int? number) => number is { } value ? speech.Number(value) : "—";
        string Hours(Duration duration) => speech.Number(Math.Round((decimal)duration.TotalHours, 1));
    }
}
