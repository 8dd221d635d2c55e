using Qalqan.Claims;
using Qalqan.Words;

namespace Qalqan.People.Tests;

public sealed class ColumnTests
{
    [Theory]
    [InlineData("№", "person")]
    [InlineData("Списочный номер", "person")]
    [InlineData("Rol number", "person")]
    [InlineData("Ф.И.О.", "name")]
    [InlineData("ФИО (кириллица)", "name")]
    [InlineData("Фамилия", "family")]
    [InlineData("Фамиля", "family")]
    [InlineData("Family name (Latin)", "family-latin")]
    [InlineData("Дата рождения (д/м/г)", "born")]
    [InlineData("DOB", "born")]
    [InlineData("Воинское звание", "national-rank")]
    [InlineData("NATO rank", "rank")]
    [InlineData("Прививка: жёлтая лихорадка", "vaccinated:yellow-fever")]
    [InlineData("Hepatitis B", "vaccinated:hepatitis-b")]
    [InlineData("Vaccinated against anthrax", "vaccinated:anthrax")]
    [InlineData("Паспорт действителен до", "passport-expires")]
    [InlineData("Паспорт №", "passport")]
    [InlineData("Водит. удостоверение", null)]
    [InlineData("Remarks", null)]
    [InlineData("№ п/п", null)]
    [InlineData("Frankly", null)]
    [InlineData("", null)]
    public void A_heading_is_told_by_its_names_and_a_small_slip_of_them(string heading, string? column) =>
        Assert.Equal(column, ColumnMap.Guess(SheetKind.Roll, [heading], Desk.Titles).Columns[0]?.Code);

    [Fact]
    public void Every_title_in_every_language_is_told_for_its_own_column_and_every_choice_for_its_own_word()
    {
        foreach (var kind in SheetKind.All)
        foreach (var speech in Speech.All)
        {
            List<string> titles = [.. kind.Columns.Select(column => speech.Say(column.Title))];
            Assert.Equal(
                kind.Columns.Select(column => column.Code),
                ColumnMap.Guess(kind, titles, Desk.Titles).Columns.Select(column => column?.Code)
            );
            foreach (var column in kind.Columns.Where(column => column.Choices is not null))
            foreach (var choice in column.Choices!)
                Assert.Equal([choice], column.Choices!.Where(one => one.IsNamed(speech.Say(choice.Title))));
        }
    }

    [Fact]
    public void A_column_is_one_heading_and_the_likelier_wins()
    {
        var map = ColumnMap.Guess(SheetKind.Roll, ["Phone of next of kin", "Phone", "Second phone"], Desk.Titles);

        Assert.Equal(["kin-phone", "phone", null], map.Columns.Select(column => column?.Code));
    }

    [Theory]
    [InlineData("стрелок", "strelok")]
    [InlineData("1-й взвод", "1-y-vzvod")]
    [InlineData("Рота Б", "rota-b")]
    [InlineData("қару-жарақ бөлімшесі", "qaru-zharaq-bolimshesi")]
    [InlineData("rifle", "rifle")]
    [InlineData("!!", null)]
    public void A_code_is_made_of_words_the_same_every_time(string text, string? code) =>
        Assert.Equal(code, Codes.Made(text));

    [Theory]
    [InlineData("Иванов Иван Иванович", "Иванов", "Иван", "Иванович")]
    [InlineData("Сейтжан Асет Марат ұлы", "Сейтжан", "Асет", "Марат ұлы")]
    [InlineData("Омарова Дана", "Омарова", "Дана", null)]
    [InlineData("John SMITH", "SMITH", "John", null)]
    [InlineData("KIM Alina", "KIM", "Alina", null)]
    [InlineData("Smith, John Paul", "Smith", "John", "Paul")]
    [InlineData("DE LA CRUZ Juan", "DE", "LA", "CRUZ Juan")]
    public void A_whole_name_is_taken_apart_where_it_can_be(
        string text,
        string family,
        string given,
        string? patronymic
    )
    {
        var name = FullName.Split(text);

        // Four words without a mark of which is which are nobody's to guess.
        Assert.Equal(
            patronymic?.Contains(' ') is true && !text.Contains("ұлы")
                ? null
                : new PersonName(family, given, patronymic),
            name
        );
    }

    [Fact]
    public void Posts_are_opened_changed_and_given_up_by_their_list()
    {
        const string head = "Post;Sub-unit;Rank;Trade;Key post\n";
        var desk = new Desk();
        var opened = desk.Take(
            SheetKind.Posts,
            "2024-01-01",
            head + "P-1;1 взвод;OR-6;medic;да\nP-2;1 взвод;OR-3;rifle;\n"
        );
        Assert.Equal(2, opened.New);
        Assert.Equal(("1-vzvod", true), (Line("2024-01-02", "P-1").SubUnit, Line("2024-01-02", "P-1").IsKey));

        var changed = desk.Take(
            SheetKind.Posts,
            "2024-02-01",
            head + "P-1;1 взвод;OR-7;medic;да\nP-3;1 взвод;ефрейтор;rifle;\nP-3;1 взвод;OR-3;rifle;\n",
            _ => new GoneChoice(GoneAnswer.Ended)
        );
        Assert.Equal((0, 1, 2), (changed.New, changed.Changed, changed.Refused));
        Assert.Equal(["P-2"], changed.Gone);
        Assert.Equal("OR-6", Line("2024-01-31", "P-1").Rank);
        Assert.Equal("OR-7", Line("2024-02-01", "P-1").Rank);
        Assert.False(NominalRoll.Of(desk.At("2024-02-01")).ByPost.ContainsKey("P-2"));

        PostLine Line(string day, string post) => NominalRoll.Of(desk.At(day)).ByPost[post];
    }
}
