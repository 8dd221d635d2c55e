using Microsoft.AspNetCore.Http;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>
/// What a call's address asks. A parameter that nobody reads would narrow nothing, and the answer be taken for a narrower one:
/// it is refused.
/// </summary>
internal sealed class ApiQuery
{
    private readonly IQueryCollection query;

    public ApiQuery(HttpContext http, IReadOnlyList<string> known, List<Problem> problems)
    {
        query = http.Request.Query;
        foreach (var name in query.Keys.Where(name => !known.Contains(name)))
            problems.Add(
                new Problem(
                    "the address",
                    0,
                    Reference.IsWellFormed(name) ? $"\"{name}\"" : "an unknown parameter",
                    known.Count == 0 ? "none" : $"only {string.Join(", ", known)}"
                )
            );
    }

    public string? this[string name] => query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>The scope that the address names; null where it names none.</summary>
    public static string? ScopeOf(HttpContext http) =>
        http.Request.Query["scope"].ToString() is { Length: > 0 } scope ? scope : null;

    /// <summary>From which day, as known when, and of which scope, for whom it is within reach.</summary>
    public Inquiry Looked(User user) =>
        new(this[Reader.AsOf], this[Reader.KnownAt], Scope: this["scope"]) { Reach = user.Reach };

    /// <summary>Whether it says true; null with the problem where it says neither true nor false.</summary>
    public bool Flag(string name, List<Problem> problems)
    {
        if (this[name] is not (null or "true" or "false"))
            problems.Add(new Problem(name, 0, $"\"{StateTimes.Clip(this[name]!)}\"", "true or false"));
        return this[name] == "true";
    }
}
