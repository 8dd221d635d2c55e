using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Web;

namespace Qalqan;

internal sealed partial class PeopleText
{
    public void Print(Looks<Named<OpenFile>?> looks, string person)
    {
        foreach (var look in looks.Scopes)
        {
            if (look.Value is not { } named)
                continue;
            var file = named.Of.File;
            Head(look, looks.IsExercise);
            output.WriteLine(string.Join("  ", (string[])[person, .. Name(named, person)]).TrimEnd());
            if (file.IsErased)
                output.WriteLine(Say("web.person.erased"));
            if (file.Line is { } line)
            {
                Line("web.roll.rank", named.Titles.Rank(line, speech));
                Line("web.roll.trade", named.Titles.Trade(line.Trade, speech));
                Line(
                    "web.roll.post",
                    line.Ties.Count > 0 ? string.Join(", ", line.Ties.Select(Tie)) : Say("web.roll.no-post")
                );
                Line("web.roll.state", line.State is null ? Say("web.state.unsaid") : State(line.State));
            }
            else
                Line("web.place.roll", Say("web.person.off-roll"));
            if (file.Tour is { Ends: { } ends } tour)
                Line(
                    "web.roll.ends",
                    Day(ends) + (tour.DaysLeft is { } left ? $" · {Say("web.tour.left", ("days", left))}" : "")
                );
            if (file.Tour?.Successor is { } successor)
                Line("web.tour.successor", $"{successor.Person} {Say("successor." + PeopleWords.Of(successor.By))}");
            foreach (var paper in GoodPaper.At(file, look.At))
                Line(
                    "web.person.paper",
                    string.Join(
                        "  ",
                        paper.Claim.Paper,
                        paper.Claim.Expires is { } expires ? Day(expires) : Say("web.person.no-end"),
                        paper.DaysBeyondTour switch
                        {
                            null => "",
                            < 0 and var days => Say("web.person.short", ("days", -days)),
                            { } days => Say("web.person.beyond", ("days", days)),
                        }
                    )
                );
            History(look, named);
        }
    }

    private void History<T>(Looked<T> look, Named<OpenFile> named)
    {
        var file = named.Of;
        var table = Table(
            false,
            "web.person.from",
            "web.person.to",
            "web.person.entry",
            "web.person.what",
            "web.person.detail"
        );
        foreach (var fact in file.File.Facts)
            table.Add(
                Day(fact.From, look.Zone),
                fact.To is { } to && to != fact.From ? Day(to, look.Zone)
                    : fact.To is null ? "…"
                    : "",
                $"{fact.Number}",
                What(fact, named.Titles) + (fact.Contested ? " *" : ""),
                Detail(fact, file)
            );
        table.Print(output);
        if (file.File.Facts.Any(fact => fact.Contested))
            output.WriteLine($"* {Say("web.roll.disputed")}");
    }

    private string What(Fact fact, Titles titles) =>
        ask.User.Sees(fact.Claim)
            ? FactWords.Say(fact.Claim, titles, speech)
            : Say(
                "web.person.shut",
                ("what", Say("compartment." + User.CompartmentOf(fact.Claim)!.Value.ToString().ToLowerInvariant()))
            );

    private string Detail(Fact fact, OpenFile file) =>
        fact.Claim is not Personal { Seal: not null } || !ask.User.Sees(fact.Claim) ? ""
        : !file.Details.TryGetValue(fact.Id, out var detail)
            ? Say(file.File.IsErased ? "web.person.gone" : "web.person.sealed")
        : (ask.WithNames ? detail : NameTold.Without(detail)) is { } told ? FactWords.Say(told)
        : Say("web.person.sealed");
}
