using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>The desk's own people under fire, looked at: head counts, shelters and casualties of each contingent.</summary>
public sealed class Musters
{
    private const int MostPast = 20;
    private static readonly Duration Recent = Duration.FromDays(30);

    private readonly Archive archive;
    private readonly Personnel personnel;
    private readonly Reads reads;
    private readonly Details details;

    internal Musters(Archive archive, Personnel personnel, Reads reads)
    {
        (this.archive, this.personnel, this.reads) = (archive, personnel, reads);
        details = new Details(archive);
    }

    /// <summary>The places of the mission that the contingent serves in; none where it is not on record here.</summary>
    public IReadOnlyList<Landmark> PlacesOf(string scope) =>
        archive.MissionOf(scope) is var mission && archive.Missions().Contains(mission)
            ? archive.Of(mission, chronicle => archive.Everything(chronicle).Map.Places.Places)
            : [];

    /// <summary>
    /// As it is at the inquiry's two clocks. Who a casualty is goes on the record as read before it is shown to whom the kin are
    /// open; what cannot be noted is not shown.
    /// </summary>
    /// <param name="user">Who asks.</param>
    /// <param name="inquiry">Of which contingents, and when.</param>
    /// <param name="alarm">The number of one alarm, over or not; null for those that are open.</param>
    /// <param name="withNames">Whether the vault is opened for names.</param>
    public Looks<Named<MusterSheet>> Look(User user, Inquiry inquiry, string? alarm = null, bool withNames = true)
    {
        var looks = Open(user, inquiry, alarm, withNames);
        var opened = user.Sees(Compartment.Kin)
            ? looks.Scopes.SelectMany(look =>
                look.Value.Of.Casualties.Where(line => line is { Who: not null } or { Note: not null })
                    .Select(line => (look.Scope, line.Of.Number, Compartment.Kin))
            )
            : [];
        return reads.Note(user, opened)
            ? looks
            : Open(user with { Open = User.Nobody.Open }, inquiry, alarm, withNames);
    }

    private Looks<Named<MusterSheet>> Open(User user, Inquiry inquiry, string? alarm, bool withNames) =>
        archive.Look(
            inquiry,
            (known, _) =>
            {
                var sheet = SheetOf(user, known, alarm);
                var persons = sheet
                    .Musters.SelectMany(muster =>
                        muster.Units.SelectMany(unit => unit.Lines).Concat(muster.Apart).Concat(muster.Others)
                    )
                    .Select(line => line.Person)
                    .Concat(sheet.Casualties.Select(line => line.Who).OfType<string>());
                return personnel.Name(user, known, sheet, withNames ? persons : []);
            }
        );

    private MusterSheet SheetOf(User user, Known known, string? alarm)
    {
        var all = Alarms.Of(known, new Interval(null, null));
        var shown = all.Where(one => alarm is null ? one.IsOpen : one.Number == alarm);
        return new MusterSheet(
            [.. shown.Select(one => Muster.Of(known, one))],
            [.. all.Where(one => !one.IsOpen).Reverse().Take(MostPast)],
            [
                .. Casualties
                    .Of(known, new Interval(null, null))
                    .Where(casualty => casualty.Told is null || casualty.First.From >= known.At - Recent)
                    .Select(casualty => LineOf(user, casualty)),
            ]
        );
    }

    // The last report with a detail says who it is: said again without one, a casualty stays who it was.
    private CasualtyLine LineOf(User user, Casualty casualty)
    {
        var isOpen = user.Sees(Compartment.Kin);
        if (!isOpen && (casualty.Told is null || !user.May(Right.SeePeople)))
            return new CasualtyLine(casualty, null, null);
        var told = casualty.Reports.Reverse().Select(details.Of).OfType<CasualtyDetail>().ToList();
        return new CasualtyLine(
            casualty,
            told.Select(detail => detail.Person).FirstOrDefault(person => person is not null),
            isOpen ? told.Select(detail => detail.Note).FirstOrDefault(note => note is not null) : null
        );
    }
}
