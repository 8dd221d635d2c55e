using System.Text.Json;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>
/// A list as JSON for the API and the commands alike: first what the look was and how many rows there are, then one object a
/// row, its members the columns by their keys. Persons by reference; names only where they are asked.
/// </summary>
public static class ListLines
{
    public static IEnumerable<string> Of<TLook, T>(
        Listing<TLook, T> listing,
        Looks<TLook> looks,
        IReadOnlyList<(string Name, string Value)> list,
        bool withNames
    )
    {
        var speech = Speech.In("en");
        var answer = listing.Answer(looks, list, speech);
        var columns = listing.Columns.Where(column => !column.IsName && !IsPerson(column)).ToList();
        foreach (var (look, part) in looks.Scopes.Zip(answer.Parts))
        {
            yield return PeopleLines.Line(
                listing.Name,
                look,
                looks.IsExercise,
                json => json.WriteNumber("rows", part.All)
            );
            if (!answer.Question.IsPlain)
                yield return Filter(answer, part, looks.IsExercise);
            foreach (var row in part.Rows)
                yield return PeopleLines.Line(
                    "row",
                    look.Scope,
                    looks.IsExercise,
                    json =>
                    {
                        listing.Person?.Invoke(json, row, withNames);
                        foreach (var column in columns)
                            Write(json, column, column.Of(row, speech));
                    }
                );
        }

        bool IsPerson(ListColumn column) => listing.Person is not null && column.Key == "person";
    }

    /// <summary>How many rows passed of how many, and what was asked.</summary>
    internal static string Filter<T>(ListAnswer<T> answer, ListPart<T> part, bool isExercise) =>
        PeopleLines.Line(
            "filter",
            part.Scope,
            isExercise,
            json =>
            {
                json.WriteNumber("count", part.Rows.Count);
                json.WriteNumber("of", part.All);
                json.Texts(
                    "filter",
                    answer.Question.Conditions.Select(condition => $"{condition.Column.Key}={condition.Typed}")
                );
                json.WriteString(
                    "sort",
                    answer.Question.Order is { } order
                        ? ListQuestion.OrderWord(order, answer.Question.IsDescending)
                        : null
                );
            }
        );

    private static void Write(Utf8JsonWriter json, ListColumn column, Worth worth)
    {
        if (column.Kind is ColumnKind.Number && worth.Number is { } number)
            json.WriteNumber(column.Key, number);
        else
            json.WriteString(column.Key, worth.IsEmpty ? null : worth.ToString());
    }
}
