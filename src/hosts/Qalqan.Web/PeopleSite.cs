using Microsoft.AspNetCore.Builder;

namespace Qalqan.Web;

/// <summary>The roll, a person, a post, a sub-unit, whom a name means, and the tour clock.</summary>
internal static class PeopleSite
{
    public static void Map(WebApplication app, Desk desk, string language) { }
}
