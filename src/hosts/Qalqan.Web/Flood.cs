using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Qalqan.Web;

/// <summary>
/// How much one address of the camp may ask for: 1,000 at once and 200 more each second, many times what all
/// phones behind one access point do. Whoever sits at the machine itself is not counted. Passwords and codes have counts of their own.
/// </summary>
internal static class Flood
{
    private const int AtOnce = 1000;
    private const int EachSecond = 200;

    public static void Limit(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (rejected, cancel) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "1";
            rejected.HttpContext.Response.ContentType = "text/plain; charset=utf-8";
            AccessLog.Refused(
                AccessLog.Of(rejected.HttpContext),
                "the line",
                Gatehouse.AddressOf(rejected.HttpContext),
                "…",
                "a flood"
            );
            return new ValueTask(
                rejected.HttpContext.Response.WriteAsync(
                    $"Seen more than {AtOnce} requests at once; wanted at most {EachSecond} a second.\n",
                    cancel
                )
            );
        };
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            http.Features.Get<CampLine>() is null
                ? RateLimitPartition.GetNoLimiter("this machine")
                : RateLimitPartition.GetTokenBucketLimiter(
                    Gatehouse.AddressOf(http),
                    _ => new TokenBucketRateLimiterOptions
                    {
                        TokenLimit = AtOnce,
                        TokensPerPeriod = EachSecond,
                        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                        QueueLimit = 0,
                    }
                )
        );
    }
}
