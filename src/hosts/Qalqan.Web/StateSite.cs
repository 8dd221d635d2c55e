using Microsoft.AspNetCore.Builder;

namespace Qalqan.Web;

/// <summary>The state of the day: seen, changed and signed.</summary>
internal static class StateSite
{
    public static void Map(WebApplication app, Desk desk, string language) { }
}
