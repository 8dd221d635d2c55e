using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>What came of an order to release: the problems, none where it is released; and the entry that says so.</summary>
public sealed record ReleaseOutcome(IReadOnlyList<Problem> Problems, long? Entry = null, bool IsNew = false);

/// <summary>
/// What was signed leaves only when another lets it: whoever wrote it cannot release it, as person or as post, on a page, over
/// the API or by a command.
/// </summary>
public sealed class Releasing
{
    private readonly Archive archive;

    internal Releasing(Archive archive) => this.archive = archive;

    /// <summary>By which a report was released, as known at the look; null where it was not.</summary>
    public static Fact? Of(Known known, ReportId report) => known.Ever<Released>(report.ToString()).FirstOrDefault();

    public ReleaseOutcome Release(User user, string scope, ReportId report)
    {
        if (archive.Shut is { } shut)
            return new ReleaseOutcome([shut]);
        return archive.Alone(() =>
        {
            if (Written(scope, report) is not { } source)
                return Refused("report", "none of that id", "a report on record that is to be released");
            if (VoidedAs(scope, report) is { } serial)
                return Refused("serial", $"{serial}, which was voided", "a paper that is to be used");
            if (user.Person is null)
                return Refused("person", "a post without a person", "the person who releases, by reference");
            if (user.Person == source.Person || user.Post == source.Post)
                return Refused(
                    "person",
                    $"{user.Post} {user.Person}, by whom it was written",
                    "another person in another post: what one writes, another releases"
                );
            var released = archive.Of(scope, chronicle => Of(archive.Everything(chronicle), report)?.Number);
            if (released is { } entry)
                return new ReleaseOutcome([], entry);
            var said = archive.Say(user, [new Saying(scope, Validity.At(archive.Now), new Released(report.Value))]);
            return said.Problems.Any()
                ? new ReleaseOutcome([.. said.Problems])
                : new ReleaseOutcome([], said.Receipts[0].Number, IsNew: true);
        });
    }

    private Source? Written(string scope, ReportId report) =>
        archive.Journal.NumberOf(report) is { } number
        && archive.Journal.ReadAfter(number - 1).First().Read().Report
            is { Claim: StrengthSigned or Issued or FlashDrafted } found
        && found.Scope == scope
            ? found.Source
            : null;

    private string? VoidedAs(string scope, ReportId report) =>
        archive.Journal.NumberOf(report) is { } number
        && archive.Journal.ReadAfter(number - 1).First().Read().Report.Claim is Issued { Serial: var serial }
        && archive.Of(scope, chronicle => archive.Everything(chronicle).Ever<Voided>(serial).Any())
            ? serial
            : null;

    private static ReleaseOutcome Refused(string where, string seen, string wanted) =>
        new([new Problem(where, 0, seen, wanted)]);
}
