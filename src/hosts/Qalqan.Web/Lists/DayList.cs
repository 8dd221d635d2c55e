using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>The sheet of a day, and the roll at its morning, by which its persons are named.</summary>
public sealed record NamedSheet(StateSheet Sheet, Named<NominalRoll> Roll);

/// <summary>One person of the day's sheet.</summary>
public sealed record DayListRow(Looked<NamedSheet> Look, DayRow Row, SheetLine Line)
{
    public LocalDate? DayOf(Instant? instant) => instant?.InZone(Look.Zone).Date;
}

/// <summary>The state of the day as a workbook, in the order of its sheet; its form is the page's own.</summary>
public static class DayList
{
    public static Listing<NamedSheet, DayListRow> Listing { get; } =
        new(
            "state",
            "web.place.state",
            look =>
                from unit in look.Value.Sheet.Units
                from line in unit.Lines
                from row in new[] { line.Row }.OfType<DayRow>() // a post that nobody fills is no person's
                select new DayListRow(look, row, line),
            [
                Cells.OfPerson<DayListRow>(row => row.Row.Person),
                Cells.Name<DayListRow>((row, speech) => NameTold.Say(row.Look.Value.Roll, row.Row.Person, speech)),
                new("unit", "web.post.unit", ColumnKind.Choice, row => Worth.Of(row.Row.SubUnit)),
                new(
                    "post",
                    "web.roll.post",
                    ColumnKind.Text,
                    row => Worth.Of(row.Row.Post == DayState.NoPost ? null : row.Row.Post)
                ),
                new(
                    "tenure",
                    "web.post.tenure",
                    ColumnKind.Choice,
                    row => Worth.Of<Tenure>(row.Row.Tenure, DayState.WordOf)
                )
                {
                    Word = (word, speech) => speech.Say(Phrase.Of("tenure." + word)),
                },
                new("rank", "web.roll.rank", ColumnKind.Choice, row => Cells.RankOf(row.Line.Rank)),
                new(
                    "state",
                    "web.roll.state",
                    ColumnKind.Choice,
                    row => Worth.Of(row.Row.State, state => DayState.WordOf(state))
                )
                {
                    Word = (word, speech) => speech.Say(Phrase.Of("state." + word)),
                    Known = [.. StateWords.All.Select(state => state.Word)],
                },
                new("since", "web.person.from", ColumnKind.Day, row => Worth.Of(row.DayOf(row.Row.Since))),
                new("until", "web.person.to", ColumnKind.Day, row => Worth.Of(row.DayOf(row.Line.Ends))),
            ]
        )
        {
            Sums = look => SumsOf(look.Value.Sheet),
        };

    /// <summary>The day's sheet of each contingent asked, of the look's own day where none is given.</summary>
    internal static Looks<NamedSheet> Looks(Desk desk, PeopleQuestion ask, string? day)
    {
        var sheets = desk.Signing.Sheet(ask.Inquiry, day, ask.User);
        return new Looks<NamedSheet>(
            sheets.IsExercise,
            sheets.Now,
            [
                .. sheets.Scopes.Select(look =>
                {
                    var morning = ask.Inquiry with
                    {
                        AsOf = Measures.Iso.Format(look.Value.Morning),
                        Scope = look.Scope,
                    };
                    var roll = desk.Personnel.Roll(ask.User, morning, ask.IsNamed).Scopes[0];
                    return new Looked<NamedSheet>(
                        look.Scope,
                        look.Title,
                        look.Value.Morning,
                        look.Zone,
                        look.UpTo,
                        new NamedSheet(look.Value, roll.Value)
                    );
                }),
            ],
            sheets.Problems,
            sheets.Damage
        );
    }

    private static Phrase SumsOf(StateSheet sheet) =>
        Phrase.Of(
            sheet.SignedDay.Standing switch
            {
                DayStanding.Stands => "web.day.sums.signed",
                DayStanding.NotSigned => "web.day.sums.unsigned",
                _ => "web.day.sums.changed",
            },
            ("count", sheet.State.Rows.Count),
            ("unstated", sheet.Unstated),
            ("vacant", sheet.State.Vacant.Count)
        );
}
