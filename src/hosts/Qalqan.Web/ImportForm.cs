using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>What the page of a trial sends back: the sheet's day, the column of each heading, an answer for each who is gone.</summary>
internal static class ImportForm
{
    public const string Keep = "keep";
    public const string Left = "left";
    public const string Error = "error";

    public static Staged Read(Staged staged, IFormCollection form, List<Problem> problems)
    {
        var from = form["from"].ToString().Trim();
        List<SheetColumn?> columns = [];
        for (var place = 0; place < staged.Table.Header.Count; place++)
        {
            var code = form[$"map-{place}"].ToString();
            var column = code.Length == 0 ? null : staged.Kind.Column(code);
            if (column is not null && columns.Exists(other => other?.Code == column.Code))
                problems.Add(
                    new Problem(
                        $"map-{place}",
                        0,
                        $"{column.Code} a second time",
                        "each column once; the others are not read"
                    )
                );
            columns.Add(column);
        }
        Dictionary<string, GoneChoice> gone = [];
        foreach (var key in form.Keys.Where(key => key.StartsWith("gone-", StringComparison.Ordinal)))
            gone[key["gone-".Length..]] = Choice(
                form[key].ToString(),
                form["left-" + key["gone-".Length..]].ToString()
            );
        return staged with
        {
            From = from.Length == 0 ? null : from,
            Scope = form["scope"].ToString() is { Length: > 0 } scope ? scope : staged.Scope,
            Map = new ColumnMap(columns),
            Gone = gone,
            Others = Choice(form["others"].ToString(), ""),
        };

        GoneChoice Choice(string answer, string day) =>
            answer switch
            {
                Left => new GoneChoice(GoneAnswer.Ended, DayOf(day.Trim())),
                Error => new GoneChoice(GoneAnswer.InError),
                _ => GoneChoice.Keep,
            };

        LocalDate? DayOf(string text)
        {
            if (text.Length == 0)
                return null;
            if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day) && Era.Holds(day))
                return day;
            problems.Add(
                new Problem("gone", 0, $"\"{(text.Length > 40 ? text[..40] : text)}\"", "a day such as 2024-03-20")
            );
            return null;
        }
    }
}
