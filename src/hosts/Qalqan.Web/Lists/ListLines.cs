using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Qalqan.Web;

/// <summary>A list as JSON for the API and the commands alike, one object a line; persons by reference.</summary>
public static class ListLines
{
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
}
