using System.Globalization;
using Qalqan.Claims;
using Qalqan.Operations;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>What became otherwise of earlier days since the last report of one was issued: was, and is now.</summary>
internal static class SitrepCorrections
{
    public static IEnumerable<Block> Of(SitrepPart part)
    {
        var look = part.Look;
        yield return new Heading(look.Say("web.sitrep.corrections"));
        if (part.Figures.Changes is not { } changes)
        {
            yield return new Paragraph(look.Say("web.sitrep.corrections.first"));
            yield break;
        }
        yield return new Paragraph(
            look.Say("web.sitrep.corrections.since", ("serial", changes.Serial), ("entry", changes.KnownUpTo))
        );
        yield return new Table(
            look.Say("web.sitrep.corrections"),
            [
                new Column(look.Say("web.sitrep.time"), 3),
                new Column(look.Say("web.sitrep.change"), 2),
                new Column(look.Say("web.sitrep.was"), 6),
                new Column(look.Say("web.paper.now"), 6),
            ],
            [
                .. changes.Lines.Select(change => new Row([
                    part.Time(change.Any.From),
                    Cell.Of(
                        look.Say(
                            change.Was is null ? "web.sitrep.change.late"
                            : change.Now is null ? "web.sitrep.change.struck"
                            : "web.sitrep.change.corrected"
                        )
                    ),
                    Said(part, change.Was),
                    Said(part, change.Now),
                ])),
            ],
            Empty: look.Say("web.sitrep.corrections.none")
        );
    }

    private static Cell Said(SitrepPart part, Kernel.Fact? fact) =>
        fact is null
            ? Cell.Of("–")
            : Cell.Of(string.Join(", ", Pieces(part, fact.Claim).OfType<string>().Where(text => text.Length > 0))) with
            {
                Opens = $"/entry/{fact.Number}",
            };

    private static string?[] Pieces(SitrepPart part, Claim claim)
    {
        var speech = part.Look.Speech;
        return claim switch
        {
            Observed said =>
            [
                said.Post,
                CodeWords.What(said.What, speech),
                said.Count?.ToString(CultureInfo.InvariantCulture),
                part.Place(said.Where),
                said.Side is { } side ? CodeWords.Side(side, speech) : null,
                said.Words,
            ],
            Notified said => [said.Notice, CodeWords.Actor(said.Party, speech), said.Words],
            Claims.Restricted said =>
            [
                said.Restriction,
                said.MinutesLost is { } minutes ? part.Look.Say("web.sitrep.minutes.lost", ("minutes", minutes)) : null,
                said.Words,
            ],
            Debriefed said => [said.Task, part.Look.Say("web.sitrep.debrief"), said.Words],
            _ => [claim.Key],
        };
    }
}
