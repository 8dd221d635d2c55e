using NodaTime;
using Qalqan.Kernel;
using Qalqan.Movement;
using Qalqan.Web;
using Qalqan.Words;

namespace Qalqan;

/// <summary>The commands that plan a lift and judge a plan. They work beside a running serve, and without a folder by the program's own tables.</summary>
internal static class Moving
{
    public static int Solve(
        string path,
        bool isDefault,
        Inquiry inquiry,
        IReadOnlyList<string> typed,
        bool isJson,
        Speech speech
    )
    {
        var set = Read(typed);
        if (isDefault && !Folder.Exists(path))
        {
            Console.Error.WriteLine($"No data folder at {path}: answered by the tables in this program.");
            var today = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
            return Tell(LiftLook.Offered(today, inquiry.Scope, set), inquiry.Scope, true, isJson, speech);
        }
        using var folder = Folder.OpenToRead(path);
        var desk = Judging.DeskOf(folder);
        var looks = desk.Lifts.Of(inquiry, set);
        if (looks.Problems.Count > 0)
            throw new RefusalException([.. looks.Problems]);
        if (looks.Scopes.Count == 0)
        {
            Console.Error.WriteLine($"No contingent in {path}: answered by the tables in this program.");
            return Tell(
                LiftLook.Offered(desk.Now.InUtc().Date, inquiry.Scope, set),
                inquiry.Scope,
                desk.IsExercise,
                isJson,
                speech
            );
        }
        if (looks.Scopes.Any(look => look.Value.IsOffered))
            Console.Error.WriteLine("No tables of moves are adopted: answered by those in this program.");
        return looks.Scopes.Max(look => Tell(look.Value, look.Scope, desk.IsExercise, isJson, speech));
    }

    /// <summary>By the tables of the contingent in the folder, of the first where there are several, and by the program's where there is none.</summary>
    public static int Check(string path, bool isDefault, Inquiry inquiry, string file, bool isJson, Speech speech)
    {
        List<Problem> problems = [];
        if (!File.Exists(file))
            throw new RefusalException(new Problem(file, 0, "no such file", $"a plan as JSON, {PlanFile.Format}"));
        if (PlanFile.Read(file, File.ReadAllBytes(file), problems) is not { } plan)
            throw new RefusalException(problems);
        var parts = MoveCheck.Of(plan, TablesOf(path, isDefault, inquiry));
        if (isJson)
            foreach (var line in CheckLines.Of(parts, speech))
                Console.Out.WriteLine(line);
        else
            foreach (var part in parts)
                Print(part, speech);
        var kinds = parts.SelectMany(part => part.Found).Select(found => found.Kind).ToHashSet();
        return kinds.Contains(CheckKind.Slip) ? 2
            : kinds.Contains(CheckKind.Fault) ? 1
            : 0;
    }

    private static MoveTables TablesOf(string path, bool isDefault, Inquiry inquiry)
    {
        var today = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
        if (isDefault && !Folder.Exists(path))
        {
            Console.Error.WriteLine($"No data folder at {path}: judged by the tables in this program.");
            return LiftLook.Offered(today, null, []).Tables;
        }
        using var folder = Folder.OpenToRead(path);
        var looks = Judging.DeskOf(folder).Lifts.Of(inquiry, []);
        if (looks.Problems.Count > 0)
            throw new RefusalException([.. looks.Problems]);
        var look = looks.Scopes.Count > 0 ? looks.Scopes[0].Value : LiftLook.Offered(today, null, []);
        if (look.IsOffered)
            Console.Error.WriteLine("No tables of moves are adopted: judged by those in this program.");
        return look.Tables;
    }

    private static void Print(CheckedPart part, Speech speech)
    {
        Console.Out.WriteLine(speech.Say(CheckWords.Of(part)));
        foreach (var found in part.Found)
        {
            Console.Out.WriteLine($"  {speech.Say(CheckWords.Of(found))}");
            if (CheckWords.ApplyBy(found) is { } apply)
                Console.Out.WriteLine($"      {speech.Say(apply)}");
            if (found.Source is { } source)
                Console.Out.WriteLine($"      {source}");
        }
        foreach (var quantity in part.Explosives)
            Console.Out.WriteLine($"  {speech.Say(CheckWords.Of(quantity))}");
    }

    private static List<KeyValuePair<string, string>> Read(IReadOnlyList<string> typed)
    {
        List<KeyValuePair<string, string>> set = [];
        List<Problem> problems = [];
        foreach (var text in typed)
            if (text.Split('=', 2) is [{ Length: > 0 } name, var value])
                set.Add(KeyValuePair.Create(name, value));
            else
                problems.Add(new Problem("--set", 0, $"\"{text}\"", "NAME=VALUE, such as person-mass=139"));
        return problems.Count == 0 ? set : throw new RefusalException(problems);
    }

    private static int Tell(LiftLook look, string? scope, bool isExercise, bool isJson, Speech speech)
    {
        foreach (var problem in look.Problems)
            Console.Error.WriteLine(speech.Say(ProblemWords.Of(problem)));
        if (look.Answer is not { } answer || look.Problems.Count > 0)
            return 2;
        if (isJson)
            foreach (var line in LiftLines.Of(look, scope ?? answer.Question.Scope, isExercise, speech))
                Console.Out.WriteLine(line);
        else
            LiftText.Print(answer, isExercise, speech, Console.Out);
        if (answer.Proposal is not { Enough: false } refused)
            return answer.Best is null ? 1 : 0;
        Console.Error.WriteLine(speech.Say(LiftWords.Judged(refused)));
        return 1;
    }
}
