using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Sheets;

namespace Qalqan.People;

/// <summary>
/// One row of a roll, as far as the row itself tells: what is left out is null and says nothing. Rank and trade together make
/// an enrolment, and may be completed from the record.
/// </summary>
internal sealed record RollRow(
    int Number,
    string Person,
    string? Rank,
    string? Trade,
    string? Post,
    Tenure? Tenure,
    string? Rotation,
    LocalDate? TourEnds,
    ArrivalCell? Arrived,
    IdentityDetail? Identity,
    IReadOnlyList<Saying> Others
)
{
    private const int MostDigits = 8;

    /// <summary>Null where the row has no roll number; its refusals are the reader's.</summary>
    public static RollRow? Read(RowReader cells, SheetLook look)
    {
        if (PersonOf(cells) is not { } person)
            return null;
        var (rank, national) = RankOf(cells, look);
        var (arrived, place) = (cells.Moment("arrived"), cells.Code("arrived-at"));
        var row = new RollRow(
            cells.Number,
            person,
            rank,
            cells.Code("trade"),
            cells.Reference("post"),
            cells.Choice("tenure") is { } tenure ? Enum.Parse<Tenure>(tenure, ignoreCase: true) : null,
            cells.Code("rotation"),
            cells.Day("tour-ends"),
            arrived is { } there ? ArrivalCell.Of(there.Day, there.At, place, look.Zone) : null,
            RollDetails.Identity(cells, look),
            [.. Sayings(cells, look, person, national)]
        );
        if (row.TourEnds < (arrived?.Day ?? row.TourEnds))
            cells.Refuse(
                "tour-ends",
                Phrase.Of("people.sheet.tour", ("arrived", arrived!.Value.Day), ("ends", row.TourEnds!.Value))
            );
        return row;
    }

    private static string? PersonOf(RowReader cells)
    {
        if (cells.Text("person") is not { } text)
        {
            if (cells.Refusals.Count == 0)
                cells.Refuse("person", Phrase.Of("people.sheet.person.none"));
            return null;
        }
        // Before anything that would repeat it.
        if (text.Count(char.IsAsciiDigit) > MostDigits)
        {
            cells.Refuse("person", Phrase.Of("people.sheet.person.secret"));
            return null;
        }
        if (Reference.IsPerson(text))
            return text;
        if (Lookalikes.InLatin(text) is { } latin && Reference.IsPerson(latin))
            return cells.Reference("person");
        cells.Refuse("person", Phrase.Of("people.sheet.person.form"));
        return null;
    }

    // The UN code where there is one; else what the table of ranks makes of the national title.
    private static (string? Rank, string? National) RankOf(RowReader cells, SheetLook look)
    {
        var (un, title) = (cells.Text("rank"), cells.Text("national-rank"));
        var code = un is null ? null : RowReader.UnRank(un);
        if (un is not null && code is null && !cells.RefusesRankOfLookalikes("rank", un))
            cells.Refuse("rank", Phrase.Of("people.sheet.rank", ("seen", un)));
        if (title is null)
            return (code, null);
        if (RowReader.UnRank(title) is { } same)
            return (code ?? same, null);
        if (look.Ranks is null)
        {
            // Without a table a title cannot be checked, so it is left out, which the reading says once for all rows.
            if (un is null)
                cells.Refuse("national-rank", Phrase.Of("people.sheet.rank.table", ("seen", title)));
            return (code, null);
        }
        if (look.Titles.Find(title) is { } known)
        {
            if (un is null && known.Nato.Length == 0)
                cells.Refuse("national-rank", Phrase.Of("people.sheet.rank.un", ("seen", title)));
            return (code ?? (known.Nato.Length == 0 ? null : known.Nato), known.Code);
        }
        cells.Refuse("national-rank", Phrase.Of("people.sheet.rank.unknown", ("seen", title)));
        return (code, null);
    }

    private static IEnumerable<Saying> Sayings(RowReader cells, SheetLook look, string person, string? national)
    {
        var since = Validity.Since(look.Begins);
        if (national is not null)
            yield return Say(new NationalRank(person, national));
        if (RollDetails.Contact(cells) is { } contact)
            yield return Say(new Reachable(person, null), contact, Lasting.Fixed);
        if (RollDetails.Kin(cells) is { } kin)
            yield return Say(new KinNamed(person, 1, null), kin, Lasting.Fixed);
        foreach (var (paper, number, expires) in Papers)
            if (
                (cells.Text(number), cells.Day(expires)) is var (written, day)
                && (written is not null || day is not null)
            )
                yield return Say(
                    new PaperHeld(person, paper, day, null),
                    written is null ? null : new PaperDetail(written, null, null)
                );
        if (RollDetails.Medical(cells, person) is var (fit, medical))
            yield return Say(fit, medical);
        foreach (var saying in RollDetails.Vaccines(cells, look, person))
            yield return saying;
        if (RollDetails.Conduct(cells, look, person) is { } conduct)
            yield return conduct;
        if (RollDetails.Language(cells, look, person) is { } language)
            yield return language;

        Saying Say(Claim claim, Detail? detail = null, Lasting lasting = Lasting.State) =>
            new(cells.Number, claim, since, detail, lasting);
    }

    private static readonly (string Paper, string Number, string Expires)[] Papers =
    [
        ("passport", "passport", "passport-expires"),
        ("driving-licence", "licence", "licence-expires"),
        ("un-id", "un-id", "un-id-expires"),
    ];
}

/// <summary>When somebody arrived, and where if it is said; <c>Until</c> is the end of the day where no time is given.</summary>
internal sealed record ArrivalCell(Instant From, Instant? Until, string? Place)
{
    public static ArrivalCell Of(LocalDate day, Instant? at, string? place, DateTimeZone zone) =>
        at is { } instant
            ? new ArrivalCell(instant, null, place)
            : new ArrivalCell(LocalDay.Start(day, zone), LocalDay.End(day, zone), place);
}
