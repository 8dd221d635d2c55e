using Microsoft.AspNetCore.Http;
using Qalqan.Kernel;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What of an address a list could not follow: where, what was seen, what would have been understood.</summary>
public sealed record ListFault(string Parameter, string Seen, Phrase Wanted)
{
    public Problem In(Speech speech) => new(Parameter, 0, $"\"{Seen}\"", speech.Say(Wanted));
}

/// <summary>
/// The filter and the order that an address asks of a list: <c>f.COLUMN=VALUE</c> as often as wanted, all of which must hold, and
/// <c>sort=COLUMN</c> or <c>sort=-COLUMN</c>. What cannot be followed is a fault beside what can: the rest still works.
/// </summary>
public sealed record ListQuestion(
    IReadOnlyList<ListCondition> Conditions,
    ListColumn? Order,
    bool IsDescending,
    IReadOnlyList<ListFault> Faults
)
{
    public const string OfColumn = "f.";
    public const string Sort = "sort";

    /// <summary>Any column's filter, where all of them are spoken of.</summary>
    public const string Filter = OfColumn + "COLUMN";

    /// <summary>Longer is no filter that anybody typed.</summary>
    public const int LongestValue = 200;

    /// <summary>More is no filter that anybody made.</summary>
    public const int MostParts = 40;

    /// <summary>Whether a parameter is of a list at all.</summary>
    public static bool IsOf(string parameter) =>
        parameter == Sort || parameter.StartsWith(OfColumn, StringComparison.Ordinal);

    /// <summary>Those of an address that are of a list, without what was left empty; under their old names where those are asked.</summary>
    public static IReadOnlyList<(string Name, string Value)> ParametersOf(HttpContext http, params string[] old) =>
        [
            .. from pair in http.Request.Query
            where IsOf(pair.Key) || old.Contains(pair.Key)
            from value in pair.Value
            where !string.IsNullOrWhiteSpace(value)
            select (pair.Key, value!.Trim()),
        ];

    /// <summary>Whether a form sent fields that were left empty: its address is shorter without them.</summary>
    public static bool IsUntidy(HttpContext http) =>
        http.Request.Query.Any(pair => IsOf(pair.Key) && pair.Value.Any(value => string.IsNullOrWhiteSpace(value)));

    /// <summary>Neither filter nor order.</summary>
    public bool IsPlain => Conditions.Count == 0 && Order is null;

    /// <summary>For a program, which is to be told rather than given a list that it may take for a narrower one.</summary>
    public IEnumerable<Problem> Problems => Faults.Select(fault => fault.In(Speech.In("en")));

    /// <param name="columns">Of the list.</param>
    /// <param name="parameters">As they stand in the address; an empty one asks nothing.</param>
    /// <param name="occurring">The words of a choice that occur.</param>
    public static ListQuestion Read(
        IReadOnlyList<ListColumn> columns,
        IReadOnlyList<(string Name, string Value)> parameters,
        Func<ListColumn, IReadOnlySet<string>> occurring
    )
    {
        List<ListCondition> conditions = [];
        List<ListFault> faults = [];
        (ListColumn Column, bool IsDescending)? order = null;
        foreach (var (name, value) in parameters.Take(MostParts))
            if (value.Trim() is not { Length: > 0 } typed)
                continue;
            else if (typed.Length > LongestValue)
                faults.Add(Fault(name, typed, Phrase.Of("web.list.wanted.shorter", ("most", LongestValue))));
            else if (name == Sort)
                order = OrderOf(columns, typed, faults) ?? order;
            else if (name.StartsWith(OfColumn, StringComparison.Ordinal))
                conditions.AddRange(ConditionOf(columns, name, typed, occurring, faults));
        if (parameters.Count > MostParts)
            faults.Add(Fault(parameters[MostParts].Name, "…", Phrase.Of("web.list.wanted.fewer", ("most", MostParts))));
        return new ListQuestion(conditions, order?.Column, order?.IsDescending ?? false, faults);
    }

    /// <summary>The address of this question, without what could not be followed.</summary>
    public IEnumerable<(string Name, string Value)> Parameters =>
        [
            .. Conditions.Select(condition => (condition.Parameter, condition.Typed)),
            .. Order is null ? Array.Empty<(string, string)>() : [(Sort, OrderWord(Order, IsDescending))],
        ];

    public static string OrderWord(ListColumn column, bool isDescending) => (isDescending ? "-" : "") + column.Key;

    private static (ListColumn, bool)? OrderOf(IReadOnlyList<ListColumn> columns, string typed, List<ListFault> faults)
    {
        var (isDescending, key) = (typed[0] == '-', typed.TrimStart('-'));
        if (columns.FirstOrDefault(column => column.Key == key) is { } column)
            return (column, isDescending);
        faults.Add(Fault(Sort, typed, WantedColumn(columns)));
        return null;
    }

    private static IEnumerable<ListCondition> ConditionOf(
        IReadOnlyList<ListColumn> columns,
        string name,
        string typed,
        Func<ListColumn, IReadOnlySet<string>> occurring,
        List<ListFault> faults
    )
    {
        var filtered = columns.Where(column => column.IsFiltered).ToList();
        if (filtered.Find(column => OfColumn + column.Key == name) is not { } column)
        {
            faults.Add(Fault(name, typed, WantedColumn(filtered)));
            yield break;
        }
        if (ListCondition.Read(column, typed) is not { } condition)
            faults.Add(
                Fault(
                    name,
                    typed,
                    Phrase.Of(column.Kind is ColumnKind.Day ? "web.list.wanted.day" : "web.list.wanted.number")
                )
            );
        else if (
            column.Kind is ColumnKind.Choice
            && condition.Test is ListTest.Is
            && !(column.Known ?? [])
                .Concat(occurring(column))
                .Contains(condition.From.Text, StringComparer.OrdinalIgnoreCase)
        )
            faults.Add(Fault(name, typed, WantedChoice(column, occurring(column))));
        else
            yield return condition;
    }

    private static Phrase WantedColumn(IReadOnlyList<ListColumn> columns) =>
        Phrase.Of("web.list.wanted.column", ("columns", columns.Select(column => column.Key).ToList()));

    private static Phrase WantedChoice(ListColumn column, IReadOnlySet<string> occurring)
    {
        var words = (column.Known ?? [.. occurring.Order(Alphabet.Order)]).ToList();
        return words.Count == 0
            ? Phrase.Of("web.list.wanted.nothing")
            : Phrase.Of("web.list.wanted.choice", ("choices", words));
    }

    private static ListFault Fault(string parameter, string typed, Phrase wanted) =>
        new(parameter[..Math.Min(parameter.Length, 40)], typed.Length > 60 ? typed[..60] + "…" : typed, wanted);
}
