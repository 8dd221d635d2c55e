using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Sheets;

namespace Qalqan.People;

/// <summary>What a row of a roll tells of a person beyond rank, post and tour. Half of a thing is refused, not completed.</summary>
internal static class RollDetails
{
    // Codes of ISO 639 for what people write, beside the codes themselves.
    private static readonly (string Code, string[] Names)[] Languages =
    [
        ("en", ["english", "английский", "ағылшын", "ағылшынша"]),
        ("fr", ["french", "французский", "француз"]),
        ("ar", ["arabic", "арабский", "араб"]),
        ("ru", ["russian", "русский", "орыс"]),
        ("kk", ["kazakh", "казахский", "қазақ"]),
        ("es", ["spanish", "испанский", "испан"]),
        ("zh", ["chinese", "китайский", "қытай"]),
    ];

    public static IdentityDetail? Identity(RowReader cells, SheetLook look)
    {
        var whole = Whole(cells, "name");
        var wholeLatin = Whole(cells, "name-latin");
        var parts = Parts(cells, "family", "given", "patronymic");
        var partsLatin = Parts(cells, "family-latin", "given-latin", "patronymic-latin");
        foreach (var (name, column) in new[] { (wholeLatin, "name-latin"), (partsLatin, "family-latin") })
            if (name is not null && Lookalikes.HasCyrillic(name.ToString()))
                cells.Refuse(column, Phrase.Of("people.sheet.name.script", ("column", cells.Title(column))));
        // A column that says no script holds either.
        var own = parts ?? whole;
        var latin = partsLatin ?? wholeLatin;
        var sex = cells.Choice("sex") is { } said ? Enum.Parse<Sex>(said, ignoreCase: true) : (Sex?)null;
        var born = cells.Day("born");
        if (born > look.Day)
            cells.Refuse("born", Phrase.Of("people.sheet.born"));
        if (own is null && latin is null)
        {
            if ((sex is not null || born is not null) && cells.Refusals.Count == 0)
                cells.Refuse(null, Phrase.Of("people.sheet.name.none"));
            return null;
        }
        return own is not null && FullName.IsLatin(own)
            ? new IdentityDetail(null, latin ?? own, sex, born)
            : new IdentityDetail(own, latin, sex, born);
    }

    private static PersonName? Whole(RowReader cells, string column)
    {
        if (cells.Name(column) is not { } text)
            return null;
        var name = FullName.Split(text);
        if (name is null)
            cells.Refuse(column, Phrase.Of("people.sheet.name.split", ("column", cells.Title(column))));
        return name;
    }

    private static PersonName? Parts(RowReader cells, string family, string given, string patronymic)
    {
        var (first, second, third) = (cells.Name(family), cells.Name(given), cells.Name(patronymic));
        if (first is not null && second is not null)
            return new PersonName(first, second, third);
        if ((first ?? second ?? third) is not null && cells.Refusals.Count == 0)
            cells.Refuse(first is null ? family : given, Phrase.Of("people.sheet.name.half"));
        return null;
    }

    public static ContactDetail? Contact(RowReader cells) =>
        (cells.Text("phone"), cells.Text("email"), cells.Text("address")) is var (phone, email, address)
        && (phone ?? email ?? address) is not null
            ? new ContactDetail(phone, email, address)
            : null;

    public static KinDetail? Kin(RowReader cells)
    {
        var (name, relation, phone) = (cells.Name("kin-name"), cells.Text("kin-relation"), cells.Text("kin-phone"));
        if (name is not null)
            return new KinDetail(name, relation, phone, null, null);
        if ((relation ?? phone) is not null && cells.Refusals.Count == 0)
            cells.Refuse("kin-name", Phrase.Of("people.sheet.kin"));
        return null;
    }

    public static (FoundFit Claim, MedicalDetail? Detail)? Medical(RowReader cells, string person)
    {
        var (fitness, category, until) = (
            cells.Choice("fitness"),
            cells.Text("medical-category"),
            cells.Day("fit-until")
        );
        if (fitness is null)
        {
            if ((category is not null || until is not null) && cells.Refusals.Count == 0)
                cells.Refuse("fitness", Phrase.Of("people.sheet.medical"));
            return null;
        }
        return (
            new FoundFit(
                person,
                Enum.Parse<Fitness>(fitness.Replace("-", "", StringComparison.Ordinal), true),
                until,
                null
            ),
            category is null ? null : new MedicalDetail(category, null, null)
        );
    }

    // A day is when; yes is since the sheet's day; no and empty say nothing of the kind.
    public static IEnumerable<Saying> Vaccines(RowReader cells, SheetLook look, string person)
    {
        foreach (var column in look.Map.Columns.OfType<SheetColumn>())
            if (
                column.Code.StartsWith(VaccineColumns.Prefix, StringComparison.Ordinal)
                && cells.Text(column.Code) is { } text
            )
            {
                var said = PostColumns.YesNo.FirstOrDefault(choice => choice.IsNamed(text));
                var day = said is null ? cells.Day(column.Code) : look.Day;
                if (day is { } since && said?.Code != "no")
                    yield return new Saying(
                        cells.Number,
                        new Vaccinated(person, column.Code[VaccineColumns.Prefix.Length..], null),
                        Validity.Since(LocalDay.Start(since, look.Zone)),
                        null,
                        said is null ? Lasting.Event : Lasting.Fixed,
                        LocalDay.End(since, look.Zone)
                    );
            }
    }

    public static Saying? Conduct(RowReader cells, SheetLook look, string person)
    {
        var (outcome, day, authority) = (
            cells.Choice("conduct"),
            cells.Day("conduct-day"),
            cells.Code("conduct-authority")
        );
        if (outcome is null || authority is null)
        {
            if ((outcome is not null || day is not null || authority is not null) && cells.Refusals.Count == 0)
                cells.Refuse(outcome is null ? "conduct" : "conduct-authority", Phrase.Of("people.sheet.conduct"));
            return null;
        }
        return new Saying(
            cells.Number,
            new ConductCertified(
                person,
                Enum.Parse<Clearance>(outcome.Replace("-", "", StringComparison.Ordinal), true),
                authority,
                null
            ),
            Validity.Since(day is { } since ? LocalDay.Start(since, look.Zone) : look.Begins),
            null,
            Lasting.State
        );
    }

    public static Saying? Language(RowReader cells, SheetLook look, string person)
    {
        var (test, score, day, tester) = (
            cells.Code("test"),
            cells.Text("score"),
            cells.Day("test-day"),
            cells.Text("tester")
        );
        var said = cells.Text("language");
        var language = said is null ? null : LanguageOf(said);
        if (said is not null && language is null)
            cells.Refuse("language", Phrase.Of("people.sheet.language.unknown"));
        if (test is null && score is null && day is null)
            return null;
        if (language is not null && test is not null && score is not null && day is { } taken)
            return new Saying(
                cells.Number,
                new LanguageTested(person, language, test, score, null),
                Validity.At(LocalDay.Start(taken, look.Zone)),
                tester is null ? null : new LanguageDetail(tester, null),
                Lasting.Event,
                LocalDay.End(taken, look.Zone)
            );
        if (cells.Refusals.Count == 0)
            cells.Refuse(
                language is null ? "language"
                    : test is null ? "test"
                    : score is null ? "score"
                    : "test-day",
                Phrase.Of("people.sheet.language")
            );
        return null;
    }

    private static string? LanguageOf(string text)
    {
        var bare = HeaderText.Bare(text);
        return bare.Length is 2 or 3 && bare.All(char.IsAsciiLetterLower)
            ? bare
            : Languages
                .Where(language =>
                    language.Names.Any(name => bare == name || bare.StartsWith(name + " ", StringComparison.Ordinal))
                )
                .Select(language => language.Code)
                .FirstOrDefault();
    }
}
