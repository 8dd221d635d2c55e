using Microsoft.AspNetCore.Http;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>A call about a mission's day: one small object is read and acted on, or one look is told as lines.</summary>
internal static class DayCall
{
    private const string File = "the body";
    private const int MostBytes = 16_384;

    /// <param name="http">The call.</param>
    /// <param name="desk">Asked.</param>
    /// <param name="read">Takes the fields and answers what is done with them, which is done where all of them could be read.</param>
    public static async Task<IResult> Take(HttpContext http, Desk desk, Func<Fields, Func<Inquiry, IResult>> read)
    {
        List<Problem> problems = [];
        var inquiry = new ApiQuery(http, ["scope"], problems).Looked(User.Of(http));
        if (await StateApi.Bytes(http, MostBytes) is not { } bytes)
            return Told(
                413,
                new Said([], new Problem(File, 0, $"more than {MostBytes} bytes", "an object")),
                desk.IsExercise
            );
        if (problems.Count > 0 || Node.Read(File, bytes, problems) is not { } node)
            return Told(400, new Said([], problems[0]), desk.IsExercise);
        var fields = new Fields(File, node, problems);
        var act = read(fields);
        fields.Done();
        return problems.Count > 0 ? Told(400, new Said([], problems[0]), desk.IsExercise) : act(inquiry);
    }

    /// <summary>Of texts alone, any of them left out; what <paramref name="act"/> answers null to is no word of <paramref name="doings"/>.</summary>
    public static Task<IResult> Do(
        HttpContext http,
        Desk desk,
        string doing,
        string doings,
        IReadOnlyList<string> names,
        int most,
        Func<Inquiry, Func<string, string?>, Said?> act
    ) =>
        Take(
            http,
            desk,
            fields =>
            {
                var values = names.ToDictionary(name => name, name => fields.TextOrNull(name, most));
                return inquiry =>
                    Told(act(inquiry, name => values[name]) ?? Unknown("doing", doing, doings), desk.IsExercise);
            }
        );

    /// <summary>What is looked at, as lines; or why it is not.</summary>
    public static IResult Lines<T>(
        HttpContext http,
        Desk desk,
        Func<Inquiry, Looks<T>> ask,
        Func<Looks<T>, IEnumerable<string>> lines
    )
    {
        List<Problem> problems = [];
        var looks = ask(new ApiQuery(http, [Reader.AsOf, Reader.KnownAt, "scope"], problems).Looked(User.Of(http)));
        problems.AddRange(looks.Problems);
        return problems.Count > 0
            ? Told(400, new Said([], problems[0]), desk.IsExercise)
            : JsonLines.Answer(200, lines(looks));
    }

    /// <summary>That a word is none of those there are.</summary>
    public static Said Unknown(string field, string doing, string doings) =>
        new([], new Problem(field, 0, $"\"{StateTimes.Clip(doing)}\"", doings));

    public static IResult Told(Said said, bool isExercise) => Told(said.Problems.Any() ? 400 : 200, said, isExercise);

    public static IResult Told(int status, Said said, bool isExercise) =>
        JsonLines.Answer(status, [ObservationApi.Line(said, isExercise)]);
}
