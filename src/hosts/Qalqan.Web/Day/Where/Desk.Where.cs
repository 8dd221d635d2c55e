using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

public sealed partial class Desk
{
    /// <summary>Where a typed place is by the ground of each mission that is asked; one answer with no mission's places where none is on record.</summary>
    public Looks<Located> Where(Inquiry inquiry, string text)
    {
        var looks = Days.Look(inquiry, (look, _) => Located.Of(text, look.Places));
        return looks is { Problems.Count: 0, Scopes.Count: 0 }
            ? looks with
            {
                Scopes =
                [
                    new Looked<Located>("", "", Now, NodaTime.DateTimeZone.Utc, 0, Located.Of(text, Gazetteer.Empty)),
                ],
            }
            : looks;
    }
}
