using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>The fields of a form as sent, each cut to the most letters its reader takes; empty where there is none.</summary>
public sealed class SentForm(IFormCollection? fields, int most)
{
    private const int LongestObject = 16_384;

    public string this[string name] =>
        (fields?[name].ToString() ?? "") is var text && text.Length > most ? text[..most] : text;

    internal static async Task<SentForm> Read(HttpContext http, int most) =>
        new(http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null, most);

    /// <summary>The same fields sent by a program, as the texts of one object; what is true is a box that is ticked.</summary>
    internal static async Task<SentForm> ReadJson(HttpContext http, int most, List<Problem> problems)
    {
        if (await StateApi.Bytes(http, LongestObject) is not { } bytes)
            problems.Add(new Problem(StateApi.File, 0, $"more than {LongestObject} bytes", "an object"));
        else if (Node.Read(StateApi.File, bytes, problems) is { Kind: JsonTokenType.StartObject } node)
            return new SentForm(
                new FormCollection(
                    node.Members.DistinctBy(member => member.Key)
                        .ToDictionary(
                            member => member.Key,
                            member => new StringValues(
                                member.Value.Kind is JsonTokenType.True ? "on" : member.Value.Text
                            )
                        )
                ),
                most
            );
        else if (problems.Count == 0)
            problems.Add(new Problem(StateApi.File, 0, "no object", "an object"));
        return new SentForm(null, most);
    }
}
