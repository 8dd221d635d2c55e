using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Store;
using Qalqan.Web;
using Qalqan.Words;

namespace Qalqan;

/// <summary>The commands of own people under fire. They ask the desk as the page does.</summary>
internal static class Mustering
{
    public static int Show(string path, Inquiry inquiry, string? alarm, bool withNames, bool isJson, string language)
    {
        using var folder = Folder.OpenToRead(path);
        var looks = Judging.DeskOf(folder).Musters.Look(User.Local(), inquiry, alarm, withNames);
        if (looks.Problems.Count > 0)
            throw new RefusalException([.. looks.Problems.Distinct()]);
        if (isJson)
            foreach (var line in MusterLines.Of(looks, withNames))
                Console.Out.WriteLine(line);
        else
            foreach (var look in looks.Scopes)
                Print(look, looks.IsExercise, Speech.In(language));
        return 0;
    }

    public static int Say(string path, User user, Func<MusterOrders, User, MusterOutcome> carry, bool isJson)
    {
        if (user.Person is { } person && !Reference.IsPerson(person))
            throw new RefusalException(new Problem("--person", 0, "no reference of a person", Reference.PersonWanted));
        using (Folder.OpenToRead(path)) { } // refused where there is no folder: none is made to raise an alarm in
        using var folder = Folder.OpenToWrite(
            path,
            FolderKind.Real,
            SystemClock.Instance,
            "stop it first, or do the same on the page /alarm"
        );
        var desk = Judging.DeskOf(folder);
        var outcome = carry(desk.MusterOrders, user);
        if (outcome.Problems.Count > 0)
            throw new RefusalException(outcome.Problems);
        Console.Out.WriteLine(
            isJson
                ? MusterLines.Of(outcome, desk.IsExercise)
                : $"{(desk.IsExercise ? "EXERCISE " : "")}{outcome.Number}: {outcome.Recorded} recorded{(outcome.Recorded == 0 ? ", the record says so already" : "")}."
        );
        return 0;
    }

    private static void Print(Looked<Named<MusterSheet>> look, bool isExercise, Speech speech)
    {
        var (named, sheet, output) = (look.Value, look.Value.Of, Console.Out);
        output.WriteLine($"{(isExercise ? "EXERCISE " : "")}{look.Title} ({look.Scope})");
        if (sheet.Musters.Count == 0)
            output.WriteLine(Say("web.alarm.none"));
        foreach (var muster in sheet.Musters)
        {
            var alarm = muster.Alarm;
            output.WriteLine(
                $"{alarm.Number}  {MusterWords.Alarm(alarm.Said.Kind, speech)}  {Dtg.OrIso(alarm.Raised.From)}"
            );
            output.WriteLine(
                $"{Say("web.alarm.expected")} {muster.Expected}  {Say("web.alarm.there")} {muster.There}  {Say("web.alarm.not-yet")} {muster.NotYet}  {Say("web.alarm.apart")} {muster.Apart.Count}"
            );
            foreach (var unit in muster.Units)
            {
                output.WriteLine($"{unit.SubUnit ?? "-"}  {unit.There}/{unit.Lines.Count}");
                foreach (var line in unit.Lines)
                    output.WriteLine(
                        $"  [{(line.IsThere ? "x" : " ")}] {line.Person, -10} {line.Post, -10} {(line.Last is { } last ? $"{Dtg.OrIso(last.From)} {last.Source.Post}" : "")} {NameTold.Say(named, line.Person, speech)}".TrimEnd()
                    );
            }
            foreach (var stay in alarm.Stays)
                output.WriteLine($"{Say("web.alarm.shelter")} {stay.Place}  {Of(stay.In)} - {Of(stay.Out)}");
        }
        foreach (var line in sheet.Casualties)
            output.WriteLine(
                $"{line.Of.Number}  {MusterWords.State(line.Of.Now.State, speech)}  {MusterWords.Cause(line.Of.Now.Cause, speech)}  {line.Of.Now.Where?.Place ?? "-"}  {line.Who ?? Say(line.Of.Told is null ? "web.casualty.sealed" : "web.casualty.unnamed")}"
            );

        string Say(string key) => speech.Say(Phrase.Of(key));

        static string Of(Fact? fact) => fact is null ? "?" : Dtg.OrIso(fact.From);
    }
}
