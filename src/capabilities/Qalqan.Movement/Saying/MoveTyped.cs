using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Movement;

/// <summary>
/// A statement as it is typed, read field by field: what is wrong is said at its field, all of it at once. Empty is not said.
/// </summary>
/// <param name="fields">What was typed, by the field's name.</param>
/// <param name="kind">Whose fields they are.</param>
/// <param name="zoneOf">The clock of a place; of none, the contingent's own.</param>
/// <param name="now">For an event whose time was not typed.</param>
/// <param name="problems">Where what is wrong goes.</param>
public sealed class MoveTyped(
    Func<string, string?> fields,
    StatementKind kind,
    Func<string, DateTimeZone> zoneOf,
    Instant now,
    List<FieldProblem> problems
)
{
    private static readonly char[] Between = [' ', ',', ';', '\n', '\r', '\t'];

    private static readonly LocalDateTimePattern[] Local =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm"),
    ];

    private static readonly InstantPattern Minutes = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'");

    private readonly int before = problems.Count;

    public bool IsSound => problems.Count == before;

    public Instant Now => now;

    public void Wrong(MoveField field, Phrase says) => problems.Add(new FieldProblem(field.Name, says));

    /// <summary>What was typed, trimmed; null where nothing was, with a problem where it is needed.</summary>
    public string? Text(MoveField field)
    {
        var typed = fields(field.Name)?.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        if (!string.IsNullOrEmpty(typed))
            return typed;
        if (kind.Fields.Any(one => one.Name == field.Name && one.IsNeeded))
            Wrong(field, Phrase.Of("movement.field.needed"));
        return null;
    }

    public string Needed(MoveField field) => Text(field) ?? "";

    public string Person(MoveField field, string typed)
    {
        // Whoever is no reference may be a name: it is not said again.
        if (!Reference.IsPerson(typed))
            Wrong(field, Phrase.Of("movement.field.no-person"));
        return typed;
    }

    public IReadOnlyList<string> References(MoveField field) =>
        [.. (Text(field) ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries).Distinct()];

    public IReadOnlyList<string> People(MoveField field) =>
        [.. References(field).Select(person => Person(field, person.ToUpperInvariant())).Distinct()];

    public string? Code(MoveField field)
    {
        var typed = Text(field);
        if (typed is not null && field is { Sort: FieldSort.Code, Codes: { } codes } && !codes.Contains(typed))
            Wrong(field, Phrase.Of("movement.field.code", ("seen", typed), ("wanted", string.Join(", ", codes))));
        return typed;
    }

    /// <summary>A choice by its kebab-case word; the first one with a problem where it is none.</summary>
    public T Choice<T>(MoveField field)
        where T : struct, Enum
    {
        var typed = Code(field);
        foreach (var choice in Enum.GetValues<T>())
            if (MoveText.Kebab(choice) == typed)
                return choice;
        return default;
    }

    public bool Yes(MoveField field) => Text(field) is { } typed && typed is not ("no" or "false" or "0");

    public int? Whole(MoveField field) => Number(field) is { } number ? (int)Checked(field, number) : null;

    public decimal? Number(MoveField field) => Text(field) is { } typed ? Number(field, typed) : null;

    /// <summary>A number with a point; figures with a unit behind them are refused, so that feet are never taken for metres.</summary>
    public decimal? Number(MoveField field, string typed)
    {
        if (
            decimal.TryParse(
                typed,
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
            return number;
        Wrong(field, Phrase.Of("movement.field.no-number", ("seen", typed)));
        return null;
    }

    public LocalDate? Day(MoveField field)
    {
        if (Text(field) is not { } typed)
            return null;
        if (LocalDatePattern.Iso.Parse(typed).TryGetValue(default, out var day) && Era.Holds(day))
            return day;
        Wrong(field, Phrase.Of("movement.field.day", ("seen", typed)));
        return null;
    }

    /// <summary>The instant; of a bare day and time by the clock of that place.</summary>
    public Instant? Time(MoveField field, string? node) => Text(field) is { } typed ? Time(field, typed, node) : null;

    public Instant? Time(MoveField field, string typed, string? node)
    {
        if (Iso.TryParse(typed, out var instant) || Minutes.Parse(typed).TryGetValue(default, out instant))
            return instant;
        var zone = zoneOf(node ?? "");
        foreach (var pattern in Local)
            if (pattern.Parse(typed) is { Success: true, Value: var local })
                return OnClock(field, typed, local, zone);
        if (Dtg.TryParse(typed, out var at, out _, zone))
            return at;
        Wrong(field, Phrase.Of("movement.field.time", ("seen", typed)));
        return null;
    }

    public Whereabouts? Place(MoveField field) => Text(field) is { } typed ? Place(field, typed) : null;

    public Whereabouts? Place(MoveField field, string typed)
    {
        var text = typed.Replace(" ", "", StringComparison.Ordinal);
        var where =
            text.Contains(',', StringComparison.Ordinal) ? new Whereabouts(null, null, text, null, null)
            : Reference.IsWellFormed(typed) && !char.IsAsciiDigit(text[0])
                ? new Whereabouts(typed, null, null, null, null)
            : new Whereabouts(null, text.ToUpperInvariant(), null, null, null);
        foreach (var (seen, wanted) in where.Problems())
            Wrong(field, Phrase.Of("movement.field.claim", ("seen", seen), ("wanted", wanted)));
        return where;
    }

    /// <summary>The rows of a field, each cut at semicolons into at least so many parts.</summary>
    public IEnumerable<string[]> Rows(MoveField field, int least)
    {
        foreach (
            var row in (Text(field) ?? "").Split(
                '\n',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        )
        {
            var parts = row.Split(';', StringSplitOptions.TrimEntries);
            if (parts.Length >= least)
                yield return parts;
            else
                Wrong(field, Phrase.Of("movement.field.row", ("seen", row), ("parts", least)));
        }
    }

    /// <summary>What the claim itself refuses; whether it is sound altogether.</summary>
    public bool Takes(Claim claim)
    {
        if (!IsSound)
            return false;
        foreach (var (seen, wanted) in claim.Problems())
            Wrong(kind.Fields[0], Phrase.Of("movement.field.claim", ("seen", seen), ("wanted", wanted)));
        return IsSound;
    }

    // An hour that the clock skipped is none, and one that it shows twice is not settled: neither is moved.
    private Instant? OnClock(MoveField field, string typed, LocalDateTime local, DateTimeZone zone)
    {
        var mapping = zone.MapLocal(local);
        if (mapping.Count == 1)
            return mapping.Single().ToInstant();
        Wrong(
            field,
            mapping.Count == 0
                ? Phrase.Of("movement.field.skipped", ("seen", typed), ("zone", zone.Id))
                : Phrase.Of("movement.field.twice", ("seen", typed), ("zone", zone.Id))
        );
        return null;
    }

    private decimal Checked(MoveField field, decimal number)
    {
        if (number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue)
            return number;
        Wrong(field, Phrase.Of("movement.field.no-number", ("seen", number)));
        return 0;
    }
}
