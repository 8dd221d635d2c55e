using Microsoft.AspNetCore.Http;
using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Web;

/// <summary>
/// Whether reports can be taken in; the bytes free on the data folder's disk; the last backup, null where there is none;
/// whether the journal's chain was walked and found whole, null while it is being walked; the custody, null where nobody keeps it.
/// </summary>
public sealed record Health(
    bool CanWrite,
    long DiskFreeBytes,
    Instant? LastBackup,
    bool? IsWhole,
    CustodyStatus? Custody = null
)
{
    /// <summary>503 where nothing can be written or an entry was altered, so that a watchman who reads only the status sees it.</summary>
    internal static IResult Answer(HttpContext http, Health health)
    {
        http.Response.Headers.CacheControl = "no-store";
        var isWell = health.CanWrite && health.IsWhole is not false;
        return Results.Json(
            new
            {
                writer = health.CanWrite,
                diskFreeBytes = health.DiskFreeBytes,
                lastBackup = health.LastBackup is { } backup ? Iso.Format(backup) : null,
                whole = health.IsWhole,
                lastDrill = health.Custody?.LastDrill is { } drill ? Iso.Format(drill.At) : null,
                drill = health.Custody is { } custody ? CustodyStatus.NameOf(custody.Standing) : null,
            },
            statusCode: isWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
        );
    }
}
