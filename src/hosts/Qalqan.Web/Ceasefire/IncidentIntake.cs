using System.Buffers;
using System.Text.Json;
using NodaTime;
using Qalqan.Ceasefire;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Sheets;

namespace Qalqan.Web;

/// <summary>A row that was not taken, or something worth saying of one that was.</summary>
public sealed record IncidentRemark(int Row, string? Incident, RowProblem What, bool IsRefused);

/// <summary>What became of a file of incidents: how many are new, changed and as they were, and what is to be said of rows.</summary>
public sealed record IncidentsTaken(
    int New,
    int Changed,
    int Same,
    IReadOnlyList<IncidentRemark> Remarks,
    IReadOnlyList<string> NotRead,
    IReadOnlyList<Problem> Problems
)
{
    public int Refused => Remarks.Where(remark => remark.IsRefused).Select(remark => remark.Row).Distinct().Count();
}

/// <summary>
/// Takes in a file of incidents: one under a new reference is recorded, one that says something else than before corrects it, one that says the
/// same is left alone; good rows go in and bad rows are named. What the file says of rules is not read.
/// </summary>
internal sealed class IncidentIntake(Days days)
{
    public IncidentsTaken Take(User user, string? scope, SheetTable table, bool isDryRun)
    {
        var header = table.Header.Select(name => name.Trim()).ToList();
        var missing = IncidentRow.Needed.Where(column => !header.Contains(column)).ToList();
        if (missing.Count > 0)
            return Nothing([
                new Problem(
                    "FILE",
                    table.HeaderRow,
                    string.Join(", ", header.Take(8)),
                    $"the columns {string.Join(", ", missing)} too"
                ),
            ]);
        List<IncidentRemark> remarks = [];
        var (fresh, changed, same) = (0, 0, 0);
        var said = days.Say(
            user,
            scope,
            (mission, look, problems) =>
            {
                List<Saying> sayings = [];
                HashSet<string> seen = [];
                foreach (var row in table.Rows)
                {
                    var read = IncidentRow.Read(
                        name => header.IndexOf(name) is >= 0 and var at ? row[at].Text : "",
                        look.Known.Zone,
                        look.Places
                    );
                    remarks.AddRange(
                        read.Problems.Select(one => new IncidentRemark(row.Number, read.Incident, one, true))
                    );
                    remarks.AddRange(
                        read.Notes.Select(one => new IncidentRemark(row.Number, read.Incident, one, false))
                    );
                    if (read.Said is not { } incident)
                        continue;
                    if (!seen.Add(incident.Incident))
                    {
                        remarks.Add(
                            new IncidentRemark(
                                row.Number,
                                incident.Incident,
                                new RowProblem("incident_id", incident.Incident, "each incident once in a file"),
                                true
                            )
                        );
                        continue;
                    }
                    var before = Incidents.Find(look.Known, incident.Incident);
                    if (before is not null && IsSame(before, incident, read.Valid))
                    {
                        same++;
                        continue;
                    }
                    (fresh, changed) = before is null ? (fresh + 1, changed) : (fresh, changed + 1);
                    sayings.Add(new Saying(mission, read.Valid, incident, Corrects: before?.Fact.Id, SaidAt: null));
                }
                if (isDryRun)
                    return [];
                return sayings;
            }
        );
        return new IncidentsTaken(
            fresh,
            changed,
            same,
            remarks,
            [.. header.Intersect(IncidentRow.NotRead)],
            [.. said.Problems]
        );
    }

    private static IncidentsTaken Nothing(IReadOnlyList<Problem> problems) => new(0, 0, 0, [], [], problems);

    /// <summary>Whether it is stored as what stands already: a list is compared by what is in it.</summary>
    public static bool IsSame(Incident before, IncidentStated said, Validity valid) =>
        before.Fact.From == valid.From && before.Fact.To == valid.To && Bytes(before.Said).SequenceEqual(Bytes(said));

    private static byte[] Bytes(IncidentStated said)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            Kinds.Of(said).Write(json, said);
        return buffer.WrittenSpan.ToArray();
    }
}
