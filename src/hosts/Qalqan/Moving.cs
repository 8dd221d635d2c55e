using NodaTime;
using Qalqan.Kernel;
using Qalqan.Movement;
using Qalqan.Web;
using Qalqan.Words;

namespace Qalqan;

/// <summary>The command that plans a lift. It works beside a running serve, and without a folder by the program's own tables.</summary>
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
