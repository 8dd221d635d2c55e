using Qalqan.Claims;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>
/// The numbers given to signatures, from 1 without holes in a scope. Every signature ever recorded counts, also one that was
/// corrected or withdrawn since: a number is never given twice. Asked only by whoever is alone with the archive.
/// </summary>
internal sealed class Serials(IJournal journal)
{
    private readonly Dictionary<string, (long ReadTo, int Last)> known = [];

    public int Next(string scope)
    {
        var (readTo, last) = known.GetValueOrDefault(scope);
        foreach (var stored in journal.ReadAfter(readTo, scope))
        {
            readTo = stored.Number;
            // Its name is looked for in the bytes first: a long journal holds few of these.
            if (stored.Bytes.Span.IndexOf("people.strength-signed/1"u8) < 0)
                continue;
            if (stored.Read().Report.Claim is StrengthSigned signed)
                last = Math.Max(last, signed.Serial);
        }
        known[scope] = (readTo, last);
        return last + 1;
    }
}
