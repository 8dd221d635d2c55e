using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Movement;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>Where the people of a move are, in one line: the last count, and what is under way.</summary>
internal static class MoveWhere
{
    public static string Say(MoveFile move, Speech speech)
    {
        var under = move
            .Legs.Where(leg => leg is { HasPeople: true, Left: not null, Arrived: null, IsCancelled: false })
            .ToList();
        var last = move.Counts.Where(count => count.At is not null).MaxBy(count => count.At);
        List<string> parts = [];
        if (last is not null)
            parts.Add(
                speech.Say(
                    Phrase.Of(
                        last.Doing is CountDoing.Leaving ? "web.move.where.left" : "web.move.where.arrived",
                        ("counted", last.Counted),
                        ("expected", last.Expected.Count),
                        ("place", MovementWords.Name(move.Place(last.Node)))
                    )
                )
            );
        if (last is { Missing.Count: > 0 })
            parts.Add(speech.Say(Phrase.Of("web.move.where.missing", ("count", last.Missing.Count))));
        foreach (var leg in under)
            parts.Add(
                speech.Say(
                    Phrase.Of(
                        "web.move.where.under-way",
                        ("leg", leg.Name),
                        ("from", leg.Said.From),
                        ("to", leg.Said.To)
                    )
                )
            );
        return parts.Count > 0 ? string.Join(" · ", parts) : speech.Say(Phrase.Of("web.move.where.nobody"));
    }
}
