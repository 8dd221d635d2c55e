using Microsoft.AspNetCore.Http;

namespace Qalqan.Web;

/// <summary>The fields of a form as sent, each cut to the most letters its reader takes; empty where there is none.</summary>
internal sealed class SentForm(IFormCollection? fields, int most)
{
    public string this[string name] =>
        (fields?[name].ToString() ?? "") is var text && text.Length > most ? text[..most] : text;

    public static async Task<SentForm> Read(HttpContext http, int most) =>
        new(http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null, most);
}
