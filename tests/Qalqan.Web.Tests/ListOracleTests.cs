using System.Globalization;
using CsCheck;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Words;

namespace Qalqan.Web.Tests;

/// <summary>Filter and order against a slow and obvious oracle, over rows and addresses of any kind.</summary>
public sealed class ListOracleTests
{
    private static readonly Speech English = Speech.In("en");
    private static readonly string[] Words = ["vacant", "filled", "held twice"];

    private static readonly Listing<IReadOnlyList<Row>, Row> List = new(
        "rows",
        "web.roll",
        look => look.Value,
        [
            new("text", "web.roll.person", ColumnKind.Text, row => Worth.Of(row.Text)),
            new("number", "web.tour.days-left", ColumnKind.Number, row => Worth.Of(row.Number)),
            new("day", "web.roll.ends", ColumnKind.Day, row => Worth.Of(row.Day)),
            new("choice", "web.roll.state", ColumnKind.Choice, row => Worth.Of(row.Choice)) { Known = Words },
        ]
    )
    {
        Sums = look => Phrase.Of("web.roll.caption", ("count", look.Value.Count)),
    };

    private static readonly Gen<string?> Text = Gen.OneOf(
        Gen.Const((string?)null),
        Gen.Char["abABәқ-=.Я1"].Array[1, 4].Select(signs => (string?)new string(signs))
    );

    private static readonly Gen<Row> Rows =
        from text in Text
        from number in Gen.OneOf(Gen.Const((int?)null), Gen.Int[-3, 3].Select(number => (int?)number))
        from day in Gen.OneOf(Gen.Const((LocalDate?)null), Gen.Int[0, 5].Select(day => (LocalDate?)DayAt(day)))
        from choice in Gen.OneOf(Gen.Const((string?)null), Any(Words).Select(word => (string?)word))
        select new Row(text, number, day, choice);

    private static readonly Gen<(string Name, string Value)> Parameter = Gen.OneOf(
        Text.Select(text => ("f.text", text ?? "-")),
        Range(Gen.Int[-4, 4].Select(number => number.ToString(CultureInfo.InvariantCulture)), "f.number"),
        Range(Gen.Int[-1, 6].Select(day => Iso(DayAt(day))), "f.day"),
        Any([.. Words, "-", "=vacant"]).Select(word => ("f.choice", word)),
        Any("text", "number", "day", "choice", "-text", "-number", "-day", "-choice").Select(order => ("sort", order))
    );

    [Fact]
    public void What_passes_is_what_an_obvious_reading_passes_in_the_order_of_an_obvious_sort() =>
        Gen.Select(Rows.Array[0, 12], Parameter.Array[0, 3])
            .Sample(
                (rows, parameters) =>
                {
                    var answer = Ask(rows, parameters);

                    Assert.Empty(answer.Question.Faults);
                    var passed = rows.Where(row => parameters.All(one => Passes(row, one.Name, one.Value))).ToList();
                    var sort = parameters.LastOrDefault(one => one.Name == "sort").Value;
                    Assert.Equal(Sorted(passed, sort), answer.Parts[0].Rows);
                    Assert.Equal(rows.Length, answer.Parts[0].All);
                },
                iter: 4_000
            );

    [Fact]
    public void Whatever_stands_in_an_address_never_breaks_a_list_and_is_followed_or_said() =>
        Gen.Select(
                Gen.OneOf(Any("f.text", "f.number", "f.day", "f.choice", "sort", "f.", "f.nope"), Gen.String),
                Gen.OneOf(Gen.String, Any("..", "...", "1..2..3", "=..", "=", "-", "--", "2024-02-30", "1e9", "٣"))
            )
            .Array[0, 4]
            .Sample(
                parameters =>
                {
                    var asked = parameters.Where(one => ListQuestion.IsOf(one.Item1)).ToList();
                    var question = Ask([new Row("a", 1, DayAt(0), "vacant")], asked).Question;

                    var orders = question.Order is null ? 0 : 1;
                    var empty = asked.Count(one => one.Item2.Trim().Length == 0);
                    var sorts = asked.Count(one => one.Item1 == "sort");
                    var said = question.Conditions.Count + question.Faults.Count + orders + empty;
                    Assert.InRange(said, asked.Count - Math.Max(0, sorts - 1), asked.Count);
                    // What was followed asks the same again.
                    var again = Ask([new Row("a", 1, DayAt(0), "vacant")], [.. question.Parameters]).Question;
                    Assert.Equal(question.Conditions, again.Conditions);
                    Assert.Empty(again.Faults);
                },
                iter: 4_000
            );

    private static ListAnswer<Row> Ask(IReadOnlyList<Row> rows, IReadOnlyList<(string, string)> parameters) =>
        List.Answer(
            new Looks<IReadOnlyList<Row>>(
                true,
                FirstCase.Now,
                [new Looked<IReadOnlyList<Row>>("s", "S", FirstCase.Now, DateTimeZone.Utc, 1, rows)],
                [],
                null
            ),
            parameters,
            English
        );

    private static bool Passes(Row row, string name, string value)
    {
        if (name == "sort")
            return true;
        var (isNothing, text) = name switch
        {
            "f.text" => (row.Text is null, row.Text),
            "f.choice" => (row.Choice is null, row.Choice),
            "f.number" => (row.Number is null, row.Number?.ToString(CultureInfo.InvariantCulture)),
            _ => (row.Day is null, row.Day is { } day ? Iso(day) : null),
        };
        if (value == "-" || isNothing)
            return value == "-" && isNothing;
        if (name == "f.choice")
            return text == value.TrimStart('=');
        if (name == "f.text")
            return value.Length > 1 && value[0] == '='
                ? text!.Equals(value[1..], StringComparison.OrdinalIgnoreCase)
                : text!.ToUpperInvariant().Contains(value.ToUpperInvariant(), StringComparison.Ordinal);
        var ends = value.Split("..");
        return Reaches(ends[0], text!, name) && Reaches(text!, ends[^1], name);
    }

    private static bool Reaches(string low, string high, string name) =>
        low.Length == 0
        || high.Length == 0
        || (
            name == "f.number"
                ? int.Parse(low, CultureInfo.InvariantCulture) <= int.Parse(high, CultureInfo.InvariantCulture)
                : string.CompareOrdinal(low, high) <= 0
        );

    // One after another to where nothing behind it is smaller: slow, stable, and read at a glance.
    private static List<Row> Sorted(List<Row> rows, string? sort)
    {
        if (sort is null)
            return rows;
        List<Row> sorted = [];
        foreach (var row in rows)
        {
            var at = sorted.FindIndex(other => IsBefore(row, other, sort));
            sorted.Insert(at < 0 ? sorted.Count : at, row);
        }
        return sorted;
    }

    private static bool IsBefore(Row one, Row other, string sort)
    {
        var key = sort.TrimStart('-');
        var (a, b) = (KeyOf(one, key), KeyOf(other, key));
        if (a is null || b is null)
            return a is not null && b is null;
        var by =
            a is string text ? Alphabet.Order.Compare(text, (string)b)
            : a is int number ? number.CompareTo((int)b)
            : ((LocalDate)a).CompareTo((LocalDate)b);
        return sort[0] == '-' ? by > 0 : by < 0;
    }

    private static object? KeyOf(Row row, string key) =>
        key switch
        {
            "text" => row.Text,
            "choice" => row.Choice,
            "number" => row.Number,
            _ => row.Day,
        };

    private static Gen<(string, string)> Range(Gen<string> end, string name) =>
        Gen.Select(end, end, Gen.Int[0, 4])
            .Select(
                (one, other, form) =>
                    (
                        name,
                        form switch
                        {
                            0 => one,
                            1 => $"{one}..{other}",
                            2 => $"{one}..",
                            3 => $"..{other}",
                            _ => "-",
                        }
                    )
            );

    private static Gen<string> Any(params string[] words) => Gen.Int[0, words.Length - 1].Select(at => words[at]);

    private static LocalDate DayAt(int day) => new LocalDate(2024, 2, 27).PlusDays(day);

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Row(string? Text, int? Number, LocalDate? Day, string? Choice);
}
