using Microsoft.AspNetCore.Builder;

namespace Qalqan.Web;

/// <summary>The officer's own workbook: dropped, mapped, tried, recorded.</summary>
internal static class ImportSite
{
    public static void Map(WebApplication app, Desk desk, string language) { }
}
