using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>The rows that pass, in the order asked: what is empty stands last either way, what is equal keeps the list's own order.</summary>
internal static class Sorting
{
    public static IReadOnlyList<T> Of<T>(
        IReadOnlyList<T> rows,
        IReadOnlyList<ListColumn<T>> columns,
        ListQuestion question,
        Speech speech
    )
    {
        var tests = question
            .Conditions.Select(condition => (condition, columns.First(column => column.Key == condition.Column.Key)))
            .ToList();
        var passed = rows.Where(row => tests.TrueForAll(test => test.condition.Passes(test.Item2.Of(row, speech))));
        if (question.Order is null)
            return [.. passed];
        var order = columns.First(column => column.Key == question.Order.Key);
        var sign = question.IsDescending ? -1 : 1;
        return
        [
            .. passed
                .Select(row => (Row: row, Worth: order.Of(row, speech)))
                .Order(
                    Comparer<(T Row, Worth Worth)>.Create(
                        (one, other) =>
                            one.Worth.IsEmpty || other.Worth.IsEmpty
                                ? one.Worth.IsEmpty.CompareTo(other.Worth.IsEmpty)
                                : sign * one.Worth.CompareTo(other.Worth)
                    )
                )
                .Select(one => one.Row),
        ];
    }
}
