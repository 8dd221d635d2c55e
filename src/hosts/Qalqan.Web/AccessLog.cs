using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qalqan.Claims;

namespace Qalqan.Web;

/// <summary>What the log says of the door: who came, who was refused and why. References only: what is none may be a name, or a password typed in the wrong field.</summary>
internal static partial class AccessLog
{
    public static ILogger Of(HttpContext http) =>
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Qalqan.Access");

    /// <summary>What was typed as a reference, if it is one.</summary>
    public static string Safe(string typed) => Reference.IsPerson(typed) ? typed : "…";

    [LoggerMessage(LogLevel.Information, "{Person} came in from {Address}")]
    public static partial void CameIn(ILogger log, string person, string address);

    [LoggerMessage(LogLevel.Warning, "Refused at {Place} from {Address}, {Person}: {Why}")]
    public static partial void Refused(ILogger log, string place, string address, string person, string why);

    [LoggerMessage(LogLevel.Information, "{By} at {Place}: {What}")]
    public static partial void Did(ILogger log, string by, string place, string what);
}
