using NodaTime;
using Qalqan.Web;

namespace Qalqan;

/// <summary>The board, moves and timeline as tables for people.</summary>
internal sealed partial class PeopleText
{
    public void Print(Looks<Board> looks)
    {
        SayEmpty(looks);
        foreach (var look in looks.Scopes)
        {
            var board = look.Value;
            Head(look, looks.IsExercise);
            output.WriteLine(speech.Say(BoardWords.Headline(board)));
            output.WriteLine($"{speech.Say(BoardWords.Answer(board))}. {speech.Say(BoardWords.Reason(board))}");
            output.WriteLine(speech.Say(BoardWords.Judged(board)));
            output.WriteLine(
                string.Join(
                    "  ",
                    $"{Say("web.board.in-mission")} {board.Strength.InMission}",
                    $"{Say("web.board.posts")} {board.Strength.Filled}/{board.Strength.Posts}",
                    $"{Say("web.board.preparing.count")} {board.Strength.Preparing}"
                )
            );
            var open = new TextTable(
                Say("web.column.verdict"),
                Say("web.column.since"),
                Say("web.column.citation"),
                Say("web.column.what")
            );
            foreach (var one in board.Open)
                open.Add(
                    Say("verdict." + one.Finding.Verdict.ToString().ToLowerInvariant()),
                    Day(one.Since),
                    $"{one.Finding.Citation.Document} ({Say(one.Finding.Basis is Kernel.RuleBasis.Cited ? "basis.cited" : "basis.local-default")})",
                    speech.Say(one.Finding.Says)
                );
            open.Print(output);
            output.WriteLine(Say("web.ends"));
            var ends = new TextTable(Say("web.years.day"), Say("web.years.what"));
            foreach (var one in board.Authorities)
                ends.Add(Day(one.Last), one.Instrument.Title is { } title ? speech.Say(title) : one.Instrument.Name);
            foreach (var papers in board.Papers)
                ends.Add(
                    Day(papers.First),
                    Say("web.ends.papers", ("paper", papers.Paper), ("count", papers.Over + papers.Soon))
                );
            ends.Print(output);
        }
    }

    public void Print(Looks<Named<IReadOnlyList<Move>>> looks)
    {
        SayEmpty(looks);
        foreach (var look in looks.Scopes)
        {
            var named = look.Value;
            Head(look, looks.IsExercise);
            if (named.Of.Count == 0)
            {
                output.WriteLine(Say("web.moves.none"));
                continue;
            }
            var table = Table("web.roll.person", "web.moves.day", "web.moves.how", "web.roll.post");
            foreach (var move in named.Of)
                table.Add([
                    move.Person,
                    Day(move.Day),
                    speech.Say(MoveWords.How(move)),
                    move.Post ?? "",
                    .. Name(named, move.Person),
                ]);
            table.Print(output);
        }
    }

    public void Print(Looks<Timeline?> looks)
    {
        SayEmpty(looks);
        foreach (var look in looks.Scopes)
        {
            Head(look, looks.IsExercise);
            var table = new TextTable(Say("web.years.day"), Say("web.years.what"));
            foreach (var one in look.Value is { } timeline ? TimelineEvent.Of(timeline) : [])
                table.Add(Day(one.Day), speech.Say(EventWords.Of(one)));
            table.Print(output);
        }
    }
}
