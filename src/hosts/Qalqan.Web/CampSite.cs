using Microsoft.AspNetCore.Builder;

namespace Qalqan.Web;

/// <summary>The camp's part of the site: what guards its lines, phones and how they come in.</summary>
internal static class CampSite
{
    /// <summary>By a line of the camp one comes only where there is one.</summary>
    public static void Guard(WebApplication app, Desk? desk, CampNode? camp)
    {
        if (camp is null || desk is null)
            app.Use(Web.Guard.Host);
        else
            app.Use(new CampGuard(camp, desk, app.Logger).Admit);
    }

    public static void Map(WebApplication app, Desk desk, CampNode? camp, string language)
    {
        if (desk.Phones is not { } phones)
            return;
        new PhonesSite(desk, phones, camp, language, app.Logger).Map(app);
        PhonesApi.Map(app, desk, phones, camp, app.Logger);
        if (camp is null)
            return;
        PairSite.Map(app, desk, camp, language);
        new DeviceApi(phones, camp, language, app.Logger).Map(app);
    }
}
