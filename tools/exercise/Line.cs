using System.Text;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Store;

namespace Qalqan.Exercise;

/// <summary>A report and the time at which the contingent recorded it: one line of a pack.</summary>
public sealed record Line(Instant RecordedAt, Report Report)
{
    /// <summary>The envelope's own bytes with <c>recordedAt</c> before them, and a line feed.</summary>
    public byte[] ToBytes() =>
        [
            .. Encoding.UTF8.GetBytes($"{{\"recordedAt\":\"{Iso.Format(RecordedAt)}\","),
            .. Envelope.Write(Report).AsSpan(1),
            (byte)'\n',
        ];
}
