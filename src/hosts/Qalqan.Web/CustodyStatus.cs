using NodaTime;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>How the drill stands; the first that applies.</summary>
public enum DrillStanding
{
    NotYet,
    Failed,
    Overdue,
    Well,
}

/// <summary>What is said of a record's custody: its register, and how many days may lie between two drills.</summary>
public sealed record CustodyStatus(CustodyRegister Register, int DaysBetweenDrills, Instant Now)
{
    /// <summary>Whether the folder opens only with a passphrase or a key file.</summary>
    public bool IsLocked { get; init; }

    public DrillDone? LastDrill => Register.Drills is [.., var last] ? last : null;

    public BackupMade? LastBackup => Register.Backups.MaxBy(backup => backup.MadeAt);

    /// <summary>Overdue a day after it was due: the program may have been off, and runs it when it is on again.</summary>
    public DrillStanding Standing =>
        LastDrill is not { } last ? DrillStanding.NotYet
        : last.Failure is not null ? DrillStanding.Failed
        : Now - last.At > Duration.FromDays(DaysBetweenDrills + 1) ? DrillStanding.Overdue
        : DrillStanding.Well;

    public static string NameOf(DrillStanding standing) =>
        standing switch
        {
            DrillStanding.NotYet => "not-yet",
            DrillStanding.Failed => "failed",
            DrillStanding.Overdue => "overdue",
            _ => "well",
        };
}
