using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>The head, the foot and the signatures of every paper. No time of issue is on it: its time is that of what it says.</summary>
internal static class PaperHead
{
    public static Document Of(PaperKind kind, PaperBasis basis, PaperLook look, string? serial, Source? source)
    {
        var (known, speech) = (look.Known, look.Speech);
        var unit = $"{Archive.TitleOf(known)} ({basis.Scope})";
        var cutoff = look.Say(
            "web.paper.known",
            ("entry", basis.KnownUpTo),
            ("at", basis.RecordedAt is { } at ? look.Clock(at) : "–")
        );
        var called = serial ?? look.Say("web.paper.draft");
        var head = new Head(
            basis.Language,
            look.Say(kind.TitleKey),
            unit,
            called,
            speech.Say(Phrase.Of(MarkingKey(basis.Marking))),
            look.IsExercise ? look.Say("web.paper.exercise") : null,
            [
                new Paper.Fact(look.Say("web.paper.serial"), called),
                new Paper.Fact(look.Say("web.paper.from"), source is null ? unit : $"{source.Post}, {unit}"),
                new Paper.Fact(look.Say("web.paper.as-of"), look.Clock(basis.AsOf)),
                new Paper.Fact(look.Say("web.paper.cut-off"), cutoff),
            ],
            look.Say(
                "web.paper.foot",
                ("serial", called),
                ("as", Measures.Dtg.OrIso(basis.AsOf)),
                ("entry", basis.KnownUpTo)
            ),
            look.Say("web.paper.page"),
            basis.AsOf
        );
        return new Document(head, [.. kind.Blocks(look), .. Editions(look), Signatures(look, source)]);
    }

    public static string MarkingKey(Marking marking) =>
        marking switch
        {
            Marking.Unclassified => "web.paper.marking.unclassified",
            Marking.Confidential => "web.paper.marking.confidential",
            _ => "web.paper.marking.strictly-confidential",
        };

    private static IEnumerable<Block> Editions(PaperLook look)
    {
        yield return new Heading(look.Say("web.paper.editions"));
        yield return new Table(
            look.Say("web.paper.editions.sheet"),
            [
                new Column(look.Say("web.basis.standard"), 3),
                new Column(look.Say("web.basis.edition")),
                new Column(look.Say("web.basis.digest"), 2),
            ],
            [
                .. look
                    .InForce.OrderBy(standard => standard.Id, StringComparer.Ordinal)
                    .Select(standard => new Row([
                        Cell.Of($"{look.Speech.Say(standard.Title)} ({standard.Id})"),
                        Cell.Of(standard.Edition),
                        Cell.Of(standard.Digest[..16]),
                    ])),
            ],
            Empty: look.Say("web.paper.editions.none")
        );
    }

    // What leaves has not been released yet when its bytes are made: who releases it signs on the line, and is on record.
    private static Signatures Signatures(PaperLook look, Source? source) =>
        new([
            new Signature(look.Say("web.paper.prepared"), source?.Post ?? "", source?.Person ?? ""),
            new Signature(look.Say("web.paper.released"), "", ""),
        ]);
}
