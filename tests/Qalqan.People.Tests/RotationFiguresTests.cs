using NodaTime;
using Qalqan.Claims;
using Qalqan.Inclusion;

namespace Qalqan.People.Tests;

/// <summary>Women and men of a rotation: nobody who steps from day to day learns who is who.</summary>
public class RotationFiguresTests
{
    private static readonly LocalDate Ends = new(2027, 3, 14);

    private readonly Told told = new();
    private readonly Dictionary<string, Sex?> sexes = [];

    [Fact]
    public void A_rotation_is_told_as_it_stood_on_the_first_of_the_month()
    {
        Join("R1", 4, 10, "2024-01-05 08:00");

        Assert.Equal("R1 2024-02-01 0 NotYet", Figures("2024-01-31 23:59"));
        Assert.Equal("R1 2024-02-01 14 Told 4/10", Figures("2024-02-01 00:01"));
        Assert.Equal("R1 2024-02-01 14 Told 4/10", Figures("2024-09-20 12:00"));
    }

    [Fact]
    public void Who_comes_later_changes_nothing_until_enough_have_come()
    {
        Join("R1", 4, 10, "2024-01-05 08:00");
        Join("R1", 1, 0, "2024-02-10 08:00");
        Assert.Equal("R1 2024-02-01 14 Told 4/10", Figures("2024-03-20 12:00"));

        Join("R1", 2, 3, "2024-03-10 08:00");
        Assert.Equal("R1 2024-02-01 14 Told 4/10", Figures("2024-03-20 12:00"));
        Assert.Equal("R1 2024-04-01 20 Told 7/13", Figures("2024-04-20 12:00"));
    }

    [Fact]
    public void Who_leaves_is_counted_still()
    {
        Join("R1", 4, 10, "2024-01-05 08:00");
        told.Departed("W0", "2024-03-05 08:00");

        Assert.Equal("R1 2024-02-01 14 Told 4/10", Figures("2024-09-20 12:00"));
    }

    [Theory]
    [InlineData(2, 10, 3)]
    [InlineData(0, 10, 3)]
    [InlineData(10, 2, 3)]
    [InlineData(4, 10, null)]
    public void Too_few_and_no_rule_tell_nothing(int women, int men, int? least)
    {
        Join("R1", women, men, "2024-01-05 08:00");

        Assert.Equal($"R1 2024-02-01 {women + men} TooSmall", Figures("2024-09-20 12:00", least));
    }

    [Fact]
    public void Where_one_sex_is_not_on_record_the_rest_would_tell_it_later_and_so_nothing_is_told()
    {
        Join("R1", 4, 10, "2024-01-05 08:00");
        sexes["M3"] = null;

        Assert.Equal("R1 2024-02-01 14 Incomplete", Figures("2024-09-20 12:00"));
    }

    [Fact]
    public void Of_whom_a_strength_was_declared_only_that_is_told_and_the_next_rotation_is_counted()
    {
        Join("R1", 4, 10, "2024-01-05 08:00");
        Join("R2", 5, 9, "2024-01-05 08:00");
        told.Post("A-01").Held("A-01", "W0", Tenure.Substantive, "2024-03-15 00:00", "2025-03-15 00:00");
        told.Post("A-02").Held("A-02", "W4", Tenure.Reserve, "2024-03-15 00:00");
        told.Say(new StrengthDeclared(13, 3, []), Told.At("2024-03-14 00:00"), Told.At("2025-04-10 00:00"));

        Assert.Equal("R1 2024-02-01 14 Declared, R2 2024-02-01 14 Told 5/9", Figures("2024-02-20 12:00"));
    }

    [Fact]
    public void Who_changes_rotation_is_in_both_and_of_two_that_cross_the_first_is_told()
    {
        Join("R1", 4, 10, "2024-01-05 08:00");
        Join("R2", 4, 10, "2024-03-05 08:00");
        told.Tour("W0", "R2", Ends, "2024-03-06 08:00");

        Assert.Equal("R1 2024-02-01 14 Told 4/10, R2 2024-04-01 15 TooSmall", Figures("2024-09-20 12:00"));
    }

    [Fact]
    public void Who_was_given_no_tour_is_a_group_of_its_own_last()
    {
        told.Enrolled("X", "2024-01-05 08:00");
        sexes["X"] = Sex.Female;
        Join("R1", 4, 10, "2024-01-05 08:00");

        Assert.Equal("R1 2024-02-01 14 Told 4/10, - 2024-02-01 1 TooSmall", Figures("2024-09-20 12:00"));
    }

    private void Join(string rotation, int women, int men, string from)
    {
        for (var i = 0; i < women + men; i++)
        {
            var (letter, sex) = i < women ? ("W", Sex.Female) : ("M", Sex.Male);
            var person = $"{letter}{sexes.Values.Count(other => other == sex)}";
            sexes.Add(person, sex);
            told.Enrolled(person, from).Tour(person, rotation, Ends, from);
        }
    }

    private string Figures(string time, int? least = 3) =>
        string.Join(
            ", ",
            RotationFigures
                .Of(told.Look(time), person => sexes[person], least)
                .Select(figure =>
                    $"{figure.Rotation ?? "-"} {figure.CountedOn:uuuu-MM-dd} {figure.People} {figure.Telling}{(figure.Women is { } women ? $" {women}/{figure.Men}" : "")}"
                )
        );
}
