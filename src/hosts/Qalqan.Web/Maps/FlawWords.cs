using Qalqan.Exchange;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>A flaw of a map's file as a problem of ours: by its line, or by its feature's number where only that is known.</summary>
internal static class FlawWords
{
    public static Problem Of(string file, Flaw flaw) =>
        new(
            flaw.Line == 0 && flaw.Feature > 0 ? $"{file}, feature {flaw.Feature}" : file,
            flaw.Line,
            flaw.Seen,
            flaw.Wanted,
            flaw.Maybe
        );
}
