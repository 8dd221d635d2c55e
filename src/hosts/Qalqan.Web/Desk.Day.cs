namespace Qalqan.Web;

// The parts of the desk that a day needs.
public sealed partial class Desk
{
    /// <summary>The mission's day.</summary>
    internal Days Days { get; }

    /// <summary>The watchkeeper's log.</summary>
    internal Logbook Logbook { get; }

    /// <summary>What was observed.</summary>
    internal Sightings Sightings { get; }

    /// <summary>Flash reports and their clock.</summary>
    internal Flashing Flashing { get; }

    /// <summary>Tasks and stopped movements.</summary>
    internal Tasking Tasking { get; }

    /// <summary>Moves of the contingent.</summary>
    internal Moves Moves { get; }

    /// <summary>Incidents, what they are made of and what is decided on them.</summary>
    internal Casebook Casebook { get; }

    /// <summary>Inspections of the areas of limitation.</summary>
    internal Inspecting Inspecting { get; }

    /// <summary>Takes in files of incidents.</summary>
    internal IncidentIntake IncidentIntake { get; }

    /// <inheritdoc cref="IncidentIntake.Take"/>
    public IncidentsTaken TakeIncidents(User user, string? scope, Sheets.SheetTable table, bool isDryRun) =>
        IncidentIntake.Take(user, scope, table, isDryRun);

    /// <summary>The words and the voice of situation reports.</summary>
    internal Sitreps Sitreps { get; }

    /// <summary>The files that are made of a move.</summary>
    public MovePapers MovePapers { get; }

    /// <summary>The words of movement orders.</summary>
    internal OrderWords OrderWords { get; }

    /// <summary>Which reports are owed, and what they wait for.</summary>
    internal Calendars Calendars { get; }

    /// <summary>Own people under fire, looked at.</summary>
    public Musters Musters { get; }

    /// <summary>What is said of them.</summary>
    public MusterOrders MusterOrders { get; }
}
