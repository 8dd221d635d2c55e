using NodaTime;

namespace Qalqan.Sheets.Tests;

public sealed class DayTextTests
{
    [Theory]
    [InlineData("2024-03-15")]
    [InlineData("15.03.2024")]
    [InlineData("15.03.24")]
    [InlineData("15.3.2024 г.")]
    [InlineData("15/03/2024")]
    [InlineData("03/15/2024")]
    [InlineData("15 MAR 24")]
    [InlineData("15 March 2024")]
    [InlineData("15-Mar-2024")]
    [InlineData("15 марта 2024 г.")]
    [InlineData("15 март 2024")]
    [InlineData("2024 ж. 15 наурыз")]
    [InlineData("2024 жылғы 15 наурыз")]
    [InlineData("150900ZMAR24")]
    [InlineData(" 15  марта  2024 ")]
    public void One_day_has_many_styles(string text) =>
        Assert.Equal(new LocalDate(2024, 3, 15), DayText.Read(text, DayOrder.Unsettled, DateTimeZone.Utc).Day);

    [Theory]
    [InlineData("31.02.2024")]
    [InlineData("15.13.2024")]
    [InlineData("15 foo 2024")]
    [InlineData("2024")]
    [InlineData("15/03-2024")]
    [InlineData("45366")]
    [InlineData("Aset")]
    [InlineData("")]
    public void What_is_no_day_is_not_made_one(string text) =>
        Assert.Equal(default, DayText.Read(text, DayOrder.DayFirst, DateTimeZone.Utc));

    [Fact]
    public void A_day_that_could_be_two_is_read_as_its_column_settles_and_else_as_neither()
    {
        var settled = DayText.OrderOf(["03/04/2024", "25/12/2023"]);

        Assert.Equal(DayOrder.DayFirst, settled);
        Assert.Equal(DayOrder.MonthFirst, DayText.OrderOf(["12-25-2023"]));
        Assert.Equal(DayOrder.Unsettled, DayText.OrderOf(["03/04/2024"]));
        Assert.Equal(DayOrder.Unsettled, DayText.OrderOf(["25/12/2023", "12/25/2023"]));
        Assert.Equal(new LocalDate(2024, 4, 3), DayText.Read("03/04/2024", settled, DateTimeZone.Utc).Day);
        Assert.Equal(
            new DayReading(null, IsAmbiguous: true),
            DayText.Read("03/04/2024", DayOrder.Unsettled, DateTimeZone.Utc)
        );
        Assert.Equal(new LocalDate(2024, 4, 4), DayText.Read("04/04/2024", DayOrder.Unsettled, DateTimeZone.Utc).Day);
    }

    [Theory]
    [InlineData("январь", 1)]
    [InlineData("қаңтар", 1)]
    [InlineData("ақпан", 2)]
    [InlineData("сәуір", 4)]
    [InlineData("мамыр", 5)]
    [InlineData("маусым", 6)]
    [InlineData("шілде", 7)]
    [InlineData("тамыз", 8)]
    [InlineData("қыркүйек", 9)]
    [InlineData("қазан", 10)]
    [InlineData("қараша", 11)]
    [InlineData("желтоқсан", 12)]
    [InlineData("мая", 5)]
    [InlineData("июня", 6)]
    [InlineData("июля", 7)]
    public void Every_month_is_told_from_its_neighbours(string month, int number) =>
        Assert.Equal(number, DayText.Read($"1 {month} 2024", DayOrder.Unsettled, DateTimeZone.Utc).Day!.Value.Month);
}
