using Microsoft.AspNetCore.Http;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>The forms of a day's pages as they are sent: small, under an id of their own, with what was refused at its field.</summary>
internal static class DayForm
{
    private const int MostBytes = 16_384;

    /// <summary>The fields; null where it is larger than any of these forms can be.</summary>
    public static async Task<IFormCollection?> Read(HttpContext http)
    {
        if (http.Request.ContentLength > MostBytes || !http.Request.HasFormContentType)
            return null;
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception error) when (error is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    /// <summary>The id that the page made, so that what is sent twice is once on record; a new one where it has none.</summary>
    public static Guid IdOf(IFormCollection form) =>
        Guid.TryParseExact(form["form"], "D", out var made) ? made : Guid.NewGuid();

    /// <summary>What is wrong by fields; what was refused for another reason than a field, at that one.</summary>
    public static IReadOnlyList<FieldProblem> Problems(
        List<FieldProblem> wrong,
        IEnumerable<Problem> problems,
        string field
    ) =>
        wrong.Count > 0
            ? wrong
            :
            [
                .. problems.Select(problem => new FieldProblem(
                    field,
                    Phrase.Of("operations.field.claim", ("seen", problem.Seen), ("wanted", problem.Wanted))
                )),
            ];
}
