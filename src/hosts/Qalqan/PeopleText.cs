using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;
using Qalqan.Web;
using Qalqan.Words;

namespace Qalqan;

/// <summary>
/// The roll, the tour clock, a person, a post and what a search found, as tables for people. A name is the last thing on
/// its line, so that a copy made after an erasure differs in that name and nowhere else.
/// </summary>
internal sealed partial class PeopleText(Speech speech, TextWriter output, PeopleQuestion ask)
{
    public void Print(Looks<Named<NominalRoll>> looks)
    {
        SayEmpty(looks);
        var answer = RollList.Listing.Answer(looks, ask.List, speech);
        foreach (var (look, part) in looks.Scopes.Zip(answer.Parts))
        {
            var (named, roll) = (look.Value, look.Value.Of);
            Head(look, looks.IsExercise);
            if (roll.People.Count == 0)
            {
                output.WriteLine(Say("web.roll.nobody"));
                continue;
            }
            var table = Table(
                "web.roll.person",
                "web.roll.rank",
                "web.roll.trade",
                "web.roll.post",
                "web.roll.state",
                "web.roll.ends"
            );
            foreach (var line in part.Rows.Select(row => row.Line))
                table.Add([
                    line.Person + (line.IsDisputed ? " *" : ""),
                    named.Titles.Rank(line, speech),
                    named.Titles.Trade(line.Trade, speech),
                    string.Join(", ", line.Ties.Select(Tie)),
                    State(line.State),
                    Day(line.TourEnds),
                    .. Name(named, line.Person),
                ]);
            table.Print(output);
            output.WriteLine(
                Say(
                    "web.roll.caption",
                    ("count", roll.People.Count),
                    ("posts", roll.Posts.Count),
                    ("vacant", roll.Posts.Count(post => post.Standing is PostStanding.Vacant))
                )
            );
            SayFilter(answer, part);
            if (part.Rows.Any(row => row.Line.IsDisputed))
                output.WriteLine($"* {Say("web.roll.disputed")}");
        }
    }

    public void Print(Looks<Named<TourClock>> looks)
    {
        SayEmpty(looks);
        var answer = TourList.Listing.Answer(looks, ask.List, speech);
        foreach (var (look, part) in looks.Scopes.Zip(answer.Parts))
        {
            var (named, clock) = (look.Value, look.Value.Of);
            Head(look, looks.IsExercise);
            output.WriteLine(
                string.Join(
                    "  ",
                    $"{Say("web.tour.in-mission")} {clock.Lines.Count(line => line.IsInMission)}",
                    $"{Say("web.tour.beyond")} {clock.CountBeyond}",
                    $"{Say("web.tour.within", ("days", 14))} {clock.CountWithin(14)}",
                    $"{Say("web.tour.within", ("days", 30))} {clock.CountWithin(30)}"
                )
            );
            var rotations = new TextTable(
                Say("web.tour.rotation"),
                Say("web.tour.on-roll") + "#",
                Say("web.tour.preparing") + "#",
                Say("web.tour.in-mission") + "#",
                Say("web.tour.departed") + "#",
                Say("web.tour.first-end"),
                Say("web.tour.last-end")
            );
            foreach (var rotation in clock.Rotations)
                rotations.Add(
                    rotation.Rotation ?? Say("web.tour.no-rotation"),
                    $"{rotation.OnRoll}",
                    $"{rotation.InPreparation}",
                    $"{rotation.InMission}",
                    $"{rotation.Departed}",
                    Day(rotation.FirstEnds),
                    Day(rotation.LastEnds)
                );
            rotations.Print(output);
            output.WriteLine();
            var table = new TextTable([
                Say("web.roll.person"),
                Say("web.roll.post"),
                Say("web.roll.ends"),
                Say("web.tour.days-left") + "#",
                Say("web.tour.successor"),
                Say("web.tour.leave") + "#",
                Say("web.tour.compensatory") + "#",
                .. NameHeading(),
            ]);
            foreach (
                // Unasked, those who serve: who leaves when.
                var line in part
                    .Rows.Select(row => row.Line)
                    .Where(line => line.IsInMission || !answer.Question.IsPlain)
            )
                table.Add([
                    line.Person,
                    line.Post,
                    line.Ends is { } ends ? Day(ends) : Say("web.tour.no-end"),
                    $"{line.DaysLeft}",
                    line.Successor is { } successor
                        ? $"{successor.Person} {Say("successor." + PeopleWords.Of(successor.By))}"
                    : line.Post is null ? ""
                    : Say("web.tour.nobody"),
                    Days(line.Taken?.Leave, line.Earned?.Leave),
                    Days(line.Taken?.Compensatory, line.Earned?.Compensatory),
                    .. Name(named, line.Person),
                ]);
            table.Print(output);
            SayFilter(answer, part);
            output.WriteLine(Say("web.tour.foot"));
        }
    }

    public void Print(Looks<Named<PostFile>?> looks)
    {
        foreach (var look in looks.Scopes)
        {
            if (look.Value is not { } named)
                continue;
            Head(look, looks.IsExercise);
            output.WriteLine(named.Of.Post);
            if (named.Of.Line is { } line)
            {
                Line("web.post.standing", Say("standing." + PeopleWords.Of(line.Standing)));
                Line("web.post.unit", line.SubUnit);
                Line("web.roll.rank", line.Rank);
                Line(
                    "web.roll.trade",
                    named.Titles.Trade(line.Trade, speech) + (line.IsKey ? $" · {Say("web.post.key")}" : "")
                );
            }
            var table = Table(
                "web.person.from",
                "web.person.to",
                "web.roll.person",
                "web.post.tenure",
                "web.person.entry"
            );
            foreach (var stretch in named.Of.History)
                table.Add([
                    Day(stretch.From, look.Zone),
                    stretch.To is { } to ? Day(to, look.Zone) : "…",
                    stretch.Person ?? Say("standing.vacant"),
                    stretch.Tenure is { } tenure ? Say("tenure." + DayState.WordOf(tenure)) : "",
                    $"{stretch.Fact?.Number}",
                    .. Name(named, stretch.Person),
                ]);
            table.Print(output);
        }
    }

    public void Print(Looks<IReadOnlyList<Found>> looks)
    {
        foreach (var look in looks.Scopes.Where(look => look.Value.Count > 0))
        {
            Head(look, looks.IsExercise);
            foreach (var found in look.Value)
                output.WriteLine(
                    $"  {found.Reference}  {(found.IsPost ? Say("web.find.post") : ask.WithNames && found.Identity is { } identity ? NameTold.Say(identity, speech) : "")}".TrimEnd()
                );
        }
        if (looks.Scopes.All(look => look.Value.Count == 0))
        {
            if (looks.IsExercise)
                output.WriteLine(Say("cli.exercise"));
            output.WriteLine(Say("web.find.nothing"));
        }
    }

    /// <summary>Any other list: its columns as on screen, names last where they are asked for.</summary>
    public void Print<TLook, T>(Listing<TLook, T> listing, Looks<TLook> looks)
    {
        SayEmpty(looks);
        var answer = listing.Answer(looks, ask.List, speech);
        var columns = answer.At(Stands.OnScreen, ask.WithNames).OrderBy(column => column.IsName).ToList();
        foreach (var (look, part) in looks.Scopes.Zip(answer.Parts))
        {
            Head(look, looks.IsExercise);
            var table = new TextTable([
                .. columns.Select(column => column.HeadIn(speech) + (column.Kind is ColumnKind.Number ? "#" : "")),
            ]);
            foreach (var row in part.Rows)
                table.Add([.. columns.Select(column => column.TextOf(row, speech))]);
            if (columns.Count > 0)
                table.Print(output);
            output.WriteLine(speech.Say(part.Sums));
            SayFilter(answer, part);
        }
    }

    private void SayFilter<T>(ListAnswer<T> answer, ListPart<T> part)
    {
        if (answer.Question.Conditions.Count > 0)
            output.WriteLine(
                $"{Say("web.list.count", ("count", part.Rows.Count), ("all", part.All))}: {string.Join(" · ", answer.Question.Conditions.Select(condition => answer.Say(condition, speech)))}"
            );
    }

    private void SayEmpty<T>(Looks<T> looks)
    {
        if (looks.Scopes.Count > 0)
            return;
        if (looks.IsExercise)
            output.WriteLine(Say("cli.exercise"));
        output.WriteLine(Say("web.empty.record"));
    }

    private void Head<T>(Looked<T> look, bool isExercise)
    {
        if (isExercise)
            output.WriteLine(Say("cli.exercise"));
        output.WriteLine($"{look.Title} ({look.Scope})  {speech.BothClocks(look.At, look.Zone)}  #{look.UpTo}");
    }

    private TextTable Table(params IEnumerable<string> keys) => Table(true, keys);

    private TextTable Table(bool isNamed, params IEnumerable<string> keys) =>
        new([.. keys.Select(key => Say(key)), .. isNamed ? NameHeading() : []]);

    private string[] NameHeading() => ask.WithNames ? [Say("people.column.name")] : [];

    private string[] Name<T>(Named<T> named, string? person) =>
        !ask.WithNames ? []
        : person is null ? [""]
        : [NameTold.Say(named, person, speech)];

    private void Line(string key, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            output.WriteLine($"  {Say(key), -22} {text}");
    }

    private string Tie(PostTie tie) =>
        tie.Tenure is Tenure.Substantive ? tie.Post : $"{tie.Post} {Say("tenure." + DayState.WordOf(tie.Tenure))}";

    private string State(PersonState? state) => state is { } one ? Say("state." + DayState.WordOf(one)) : "";

    private static string Days(int? taken, int? earned) => earned is null ? $"{taken}" : $"{taken} / {earned}";

    private static string Day(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : "";

    private static string Day(Instant instant, DateTimeZone zone) => Day(instant.InZone(zone).Date);

    private string Say(string key, params (string Name, object Value)[] values) => speech.Say(Phrase.Of(key, values));
}
