using Qalqan.Kernel;

namespace Qalqan.Web;

public sealed partial class Desk
{
    /// <summary>Photos of observations.</summary>
    public Photos Photos { get; }

    /// <summary>The entry of a report; null where it is not on record.</summary>
    internal long? NumberOf(ReportId report) => archive.Journal.NumberOf(report);
}
