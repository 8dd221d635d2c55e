using Qalqan.Claims;

namespace Qalqan.Web;

/// <summary>Serial numbers of arms and ammunition are told to whom the compartment is entrusted and open; of other things to everybody who sees moves.</summary>
internal static class MoveArms
{
    public static string? SerialOf(ItemListed item, User user) => Shown(item.What, item.Serial, user);

    public static string? SerialOf(PropertyHanded property, User user) => Shown(property.What, property.Serial, user);

    private static string? Shown(string what, string? serial, User user) =>
        what is "weapon" or "ammunition" && !user.Sees(Compartment.Arms) ? null : serial;
}
