using Microsoft.AspNetCore.Http;

namespace Qalqan.Web;

/// <summary>
/// Where every request is asked who it is and what it needs. What a user may not have is answered as what is not there, by the
/// very same answer and before anything is looked up.
/// </summary>
internal sealed class Door(Func<HttpContext, IResult> missing)
{
    public async Task Admit(HttpContext http, RequestDelegate next)
    {
        // By a line of the camp it was found out already.
        if (http.Features.Get<User>() is null)
            http.Features.Set(User.Local().Switched(http));
        if (http.GetEndpoint()?.Metadata.GetMetadata<Needed>() is { } needed && User.Of(http).May(needed.Right))
            await next(http);
        else
            await missing(http).ExecuteAsync(http);
    }
}
