using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>Where something was, as a phone sends it: the keys of <see cref="Whereabouts"/>, those left out that say nothing.</summary>
internal static class SentPlace
{
    public static Whereabouts Read(Fields fields) =>
        new(
            fields.Has("place") ? fields.Ref("place") : null,
            fields.TextOrNull("grid", 20),
            fields.TextOrNull("latLon", 40),
            fields.Has("sight")
                ? fields.Under(
                    "sight",
                    sight => new Sight(
                        sight.Number("bearing", 0, 1_000_000),
                        sight.Choice<AngleUnit>("unit"),
                        sight.Choice<North>("north"),
                        sight.Has("metres") ? sight.Whole("metres", 0, 1_000_000) : null
                    )
                )
                : null,
            fields.Has("errorMetres") ? fields.Whole("errorMetres", 0, 1_000_000) : null
        );
}
