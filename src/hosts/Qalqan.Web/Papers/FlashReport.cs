using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Paper;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>
/// The paper <c>flash-report</c> of one flash report: every version of it with its clock, and what was observed that it rests on, as
/// reported. It names nobody.
/// </summary>
internal static class FlashReport
{
    public static PaperKind Kind { get; } =
        new("flash-report", "web.paper.flash-report", IsOfDay: false, _ => [], Blocks)
        {
            Of = ScopeKind.Mission,
            HasSubject = (known, flash) => Flashes.Find(known, flash) is not null,
            SubjectWanted = "a flash report on record by its reference, such as F-240314-01",
        };

    private static IReadOnlyList<Block> Blocks(PaperLook look)
    {
        var flash = Flashes.Find(look.Known, look.Basis.Subject!)!;
        var basis = flash
            .Versions.SelectMany(version => version.Draft.Basis)
            .Distinct()
            .Select(id => Observations.Find(look.Known, new ReportId(id)))
            .OfType<Sighting>()
            .OrderBy(one => one.Fact.From)
            .ThenBy(one => one.Fact.Number)
            .ToList();
        return
        [
            new FactList([
                new Paper.Fact(look.Say("web.paper.reference"), flash.Reference),
                new Paper.Fact(look.Say("web.paper.flash.first"), First(look, flash, basis)),
                new Paper.Fact(
                    look.Say("web.sitrep.closed"),
                    flash.Closed is { } closed
                        ? $"{look.Clock(closed.From)}: {((FlashClosed)closed.Claim).Words}"
                        : look.Say("web.paper.flash.open")
                ),
            ]),
            .. flash.Versions.SelectMany(version => Version(look, version)),
            new Heading(look.Say("web.paper.flash.basis")),
            new Paragraph(look.Say("web.sitrep.not-assessed")),
            SightingTable.Of(look, "web.paper.flash.basis", basis, look.Say("web.paper.flash.basis.none")),
        ];
    }

    // When it was first known: the earliest that it rests on, else when it was drafted.
    private static string First(PaperLook look, Flash flash, List<Sighting> basis) =>
        look.Clock(basis.Count > 0 ? basis[0].Fact.From : flash.Versions[0].Drafted.From);

    private static IEnumerable<Block> Version(PaperLook look, FlashVersion version)
    {
        yield return new Heading(
            version.Draft.Update == 0
                ? look.Say("web.paper.flash.report")
                : look.Say("web.paper.flash.update", ("number", version.Draft.Update))
        );
        yield return new Paragraph(version.Draft.Words);
        yield return new FactList([
            new Paper.Fact(look.Say("web.sitrep.drafted"), By(look, version.Drafted)),
            new Paper.Fact(look.Say("web.paper.released"), By(look, version.Released)),
            new Paper.Fact(
                look.Say("web.sitrep.acknowledged"),
                version.Acknowledged is { } acknowledged
                    ? $"{((FlashAcknowledged)acknowledged.Claim).By}, {look.Clock(acknowledged.From)}"
                    : look.Say("web.paper.flash.not-yet")
            ),
        ]);
    }

    private static string By(PaperLook look, Kernel.Fact? fact) =>
        fact is null ? look.Say("web.paper.flash.not-yet") : $"{fact.Source.Post}, {look.Clock(fact.From)}";
}
