using Microsoft.AspNetCore.Builder;

namespace Qalqan.Web;

/// <summary>A new contingent, from nothing to its first signed strength.</summary>
internal static class FoundingSite
{
    public static void Map(WebApplication app, Desk desk, string language) { }
}
