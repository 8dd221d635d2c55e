namespace Qalqan.Web;

/// <summary>The custody of a record for programs, an object a line: how it stands, then what was done.</summary>
public static class CustodyLines
{
    public static IEnumerable<string> Of(CustodyStatus? custody, Looks<IReadOnlyList<ErasureLine>> erasures)
    {
        var isExercise = erasures.IsExercise;
        if (custody is not null)
        {
            yield return JsonLines.Of(json =>
            {
                json.WriteString("what", "custody");
                json.WriteString("drill", CustodyStatus.NameOf(custody.Standing));
                json.WriteNumber("daysBetweenDrills", custody.DaysBetweenDrills);
                json.WriteBoolean("locked", custody.IsLocked);
                json.WriteBoolean("exercise", isExercise);
            });
            foreach (var backup in custody.Register.Backups)
                yield return JsonLines.Of(json =>
                {
                    json.WriteString("what", "backup");
                    json.Time("at", backup.MadeAt);
                    json.WriteNumber("entries", backup.Entries);
                    json.WriteString("place", backup.Path);
                    json.WriteString("head", backup.Head);
                    json.WriteBoolean("exercise", isExercise);
                });
            foreach (var drill in custody.Register.Drills)
                yield return JsonLines.Of(json =>
                {
                    json.WriteString("what", "drill");
                    json.Time("at", drill.At);
                    json.WriteNumber("entries", drill.Entries);
                    json.WriteString("failure", drill.Failure);
                    json.WriteBoolean("exercise", isExercise);
                });
        }
        foreach (var look in erasures.Scopes)
        foreach (var line in look.Value)
            yield return JsonLines.Of(json =>
            {
                json.WriteString("what", "erasure");
                json.WriteString("scope", look.Scope);
                json.WriteString("person", line.Erased.Person);
                json.Time("at", line.At);
                json.WriteString("post", line.Post);
                json.WriteString("why", line.Erased.Why);
                json.WriteNumber("details", line.Erased.Details);
                json.WriteNumber("entry", line.Number);
                json.WriteBoolean("exercise", isExercise);
            });
    }
}
