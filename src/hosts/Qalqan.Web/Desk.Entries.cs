using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web;

public sealed partial class Desk
{
    /// <summary>
    /// An entry by its number; null where there is none for this user: of another scope, of a compartment that is not theirs,
    /// about people or about access without the right to see those. Looking into a compartment goes on the record first.
    /// </summary>
    public OpenEntry? EntryOf(long number, User user)
    {
        if (number < 1 || archive.Journal.ReadAfter(number - 1).Take(1).ToList() is not [var stored])
            return null;
        var entry = stored.Read();
        var claim = entry.Report.Claim;
        var name = Kinds.NameOf(claim);
        if (
            !user.Reaches(entry.Report.Scope)
            || !user.Finds(claim)
            || (name.StartsWith("people.", StringComparison.Ordinal) && !user.May(Right.SeePeople))
            || (name.StartsWith("access.", StringComparison.Ordinal) && !user.May(Right.Entrust))
            || (Ring.TopicOf(claim) is "operations" or "observation" or "ceasefire" && !user.May(RightOfDay(claim)))
        )
            return null;
        var isOpened =
            User.CompartmentOf(claim) is { } compartment && user.Sees(compartment)
                ? reads.Note(user, [(entry.Report.Scope, claim.OtherKey ?? claim.Key, compartment)])
                : true;
        var zone = archive.Of(
            entry.Report.Scope,
            chronicle => chronicle.KnownAt(number, entry.RecordedAt, default).Zone
        );
        return new OpenEntry(
            LineOf(stored, entry, isOpened ? user : user with { Open = User.Nobody.Open }),
            entry.Report.Scope,
            entry.Report.SaidAt,
            zone,
            Before(entry.Report.Corrects),
            Before(entry.Report.Withdraws),
            archive.Journal.Head.Number
        );

        long? Before(ReportId? report) => report is { } id ? archive.Journal.NumberOf(id) : null;
    }

    private static Right RightOfDay(Claim claim) => Ring.IsOfOwnPeople(claim) ? Right.SeePeople : Right.SeeDay;
}
