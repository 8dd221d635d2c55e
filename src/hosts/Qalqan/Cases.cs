using Qalqan.Kernel;
using Qalqan.Web;

namespace Qalqan;

/// <summary>The commands of incidents. They ask and tell the desk as the pages do.</summary>
public static class Cases
{
    public static int Show(string path, Inquiry inquiry, string incident)
    {
        using var folder = Folder.OpenToRead(path);
        var desk = Judging.DeskOf(folder);
        var looks = desk.Casebook.One(inquiry, incident);
        if (looks.Problems.Count > 0)
            throw new RefusalException(looks.Problems);
        if (looks.Scopes.FirstOrDefault(one => one.Value is not null) is not { Value: { } found } look)
            throw new RefusalException(new Problem("INCIDENT", 0, $"\"{incident}\"", "an incident on record then"));
        foreach (var line in CaseLines.Of(look.Scope, found, look.At, desk.IsExercise))
            Console.Out.WriteLine(line);
        return 0;
    }

    /// <param name="given">Ids of observations, and fields with their values.</param>
    public static int Open(string path, string? scope, string[] given, User user, bool isJson)
    {
        var typed = Typed([.. given.Where(one => one.Contains('=', StringComparison.Ordinal))], IncidentTyped.Names);
        var ids = given.Where(one => !one.Contains('=', StringComparison.Ordinal)).ToList();
        var reports = CaseDoing.ReportsOf(string.Join(' ', ids));
        if (reports.Count != ids.Count)
            throw new RefusalException(new Problem("REPORT", 0, string.Join(' ', ids), "the ids of observations"));
        return Logs.Write(
            path,
            desk =>
            {
                var (said, incident) = desk.Casebook.Open(user, scope, reports, typed.GetValueOrDefault, []);
                if (incident is null)
                    throw new RefusalException([.. said.Problems]);
                Console.Out.WriteLine(isJson ? CaseLines.Opened(incident, desk.IsExercise) : incident);
                return 0;
            }
        );
    }

    public static int Do(
        string path,
        string? scope,
        string incident,
        string doing,
        string[] fields,
        User user,
        bool isJson
    )
    {
        var typed = Typed(fields, CaseDoing.Fields);
        return Logs.Write(
            path,
            desk =>
                Logs.Told(
                    CaseDoing.Do(desk, user, new Inquiry(Scope: scope), incident, doing, typed.GetValueOrDefault)!,
                    desk.IsExercise,
                    isJson
                )
        );
    }

    public static int Joins(string path, Inquiry inquiry)
    {
        using var folder = Folder.OpenToRead(path);
        var looks = Judging.DeskOf(folder).Casebook.Proposals(inquiry);
        if (looks.Problems.Count > 0)
            throw new RefusalException(looks.Problems);
        foreach (var line in JoiningSite.Lines(looks))
            Console.Out.WriteLine(line);
        return 0;
    }

    public static int Apart(
        string path,
        string? scope,
        string one,
        string other,
        string words,
        User user,
        bool isJson
    ) =>
        Logs.Write(
            path,
            desk =>
                CaseDoing.ReportsOf($"{one} {other}") is [var first, var second]
                    ? Logs.Told(desk.Casebook.HoldApart(user, scope, first, second, words), desk.IsExercise, isJson)
                    : throw new RefusalException(
                        new Problem("ONE OTHER", 0, $"{one} {other}", "the ids of two reports, as joins prints them")
                    )
        );

    public static int Inspections(string path, Inquiry inquiry)
    {
        using var folder = Folder.OpenToRead(path);
        var looks = Judging.DeskOf(folder).Inspecting.Of(inquiry);
        if (looks.Problems.Count > 0)
            throw new RefusalException(looks.Problems);
        foreach (var line in InspectionSite.Lines(looks))
            Console.Out.WriteLine(line);
        return 0;
    }

    public static int Inspect(string path, string? scope, string doing, string[] fields, User user, bool isJson)
    {
        var typed = Typed(fields, InspectionSite.Fields);
        return Logs.Write(
            path,
            desk =>
                Logs.Told(
                    InspectionSite.Do(
                        desk,
                        user,
                        new Inquiry(Scope: scope),
                        doing,
                        field => typed.GetValueOrDefault(field, "")
                    )!,
                    desk.IsExercise,
                    isJson
                )
        );
    }

    private static Dictionary<string, string> Typed(string[] fields, IReadOnlyList<string> known)
    {
        Dictionary<string, string> typed = [];
        foreach (var field in fields)
            if (
                field.Split('=', 2) is not [var name, var value]
                || !known.Contains(name)
                || !typed.TryAdd(name, value.Trim())
            )
                throw new RefusalException(
                    new Problem(
                        "FIELD=VALUE",
                        0,
                        $"\"{field}\"",
                        $"once each of {string.Join(", ", known)}, then = and a value"
                    )
                );
        return typed;
    }
}
