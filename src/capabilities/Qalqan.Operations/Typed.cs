using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>Fields of a form about a task as they are read: what is wrong is said at its field, all of it at once.</summary>
public sealed class Typed(LogClock clock, Gazetteer places, List<FieldProblem> problems)
{
    private readonly int before = problems.Count;

    public bool IsSound => problems.Count == before;

    public void Wrong(string field, Phrase says) => problems.Add(new FieldProblem(field, says));

    public static string? OrNone(string typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    /// <summary>Null where nothing was typed, too.</summary>
    public Instant? Planned(string field, string typed) => Time(field, typed, TaskTime.Planned);

    /// <inheritdoc cref="Planned"/>
    public Instant? Done(string field, string typed) => Time(field, typed, TaskTime.Done);

    public Whereabouts? Place(string field, string typed)
    {
        if (OrNone(typed) is not { } text)
            return null;
        var read = PlaceText.Read(text, places);
        foreach (var problem in read.Problems)
            Wrong(field, problem.Says);
        return read.Where;
    }

    /// <summary>A whole number from 0 on; null where nothing was typed, too.</summary>
    public int? Number(string field, string typed)
    {
        if (OrNone(typed) is not { } text)
            return null;
        if (
            int.TryParse(
                text,
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out var number
            )
        )
            return number;
        Wrong(field, Phrase.Of("operations.task.number", ("number", text)));
        return null;
    }

    /// <summary>What the claim itself refuses, at that field; whether it is sound altogether.</summary>
    public bool Takes(Claim claim, string field)
    {
        if (!IsSound)
            return false;
        foreach (var (seen, wanted) in claim.Problems())
            Wrong(field, Phrase.Of("operations.field.claim", ("seen", seen), ("wanted", wanted)));
        return IsSound;
    }

    private Instant? Time(string field, string typed, Func<string, LogClock, (Instant?, Phrase?)> read)
    {
        if (OrNone(typed) is not { } text)
            return null;
        var (at, wrong) = read(text, clock);
        if (wrong is not null)
            Wrong(field, wrong);
        return at;
    }
}
