using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Qalqan.Measures;

public static class Iso
{
    private static readonly InstantPattern P = InstantPattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm:ss;FFF'Z'"
    );

    public static string Format(Instant t) => P.Format(t);

    public static bool TryParse(string s, out Instant t) => P.Parse(s).TryGetValue(default, out t);

    public static bool TryParse(ReadOnlySpan<byte> s, out Instant t) => TryParse(Encoding.UTF8.GetString(s), out t);

    public static bool TryFormat(Instant t, Span<byte> to, out int written) =>
        Encoding.UTF8.TryGetBytes(Format(t), to, out written);

    public static long ToMilliseconds(Instant t) => t.ToUnixTimeMilliseconds();

    public static Instant FromMilliseconds(long ms) => Instant.FromUnixTimeMilliseconds(ms);
}
