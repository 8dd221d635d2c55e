using System.Globalization;
using System.Text;

namespace Qalqan.Sheets;

/// <summary>A sheet as text: UTF-8 with its mark, which Excel needs to see Cyrillic, semicolons between, days in ISO.</summary>
public static class DelimitedWriter
{
    public static byte[] Write(OutSheet sheet)
    {
        var text = new StringBuilder("\uFEFF");
        Line(sheet.Header);
        foreach (var row in sheet.Rows)
            Line(
                row.Select(cell =>
                    cell.Day is { } day ? day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) : cell.Text
                )
            );
        return Encoding.UTF8.GetBytes(text.ToString());

        void Line(IEnumerable<string> fields) =>
            text.AppendJoin(';', fields.Select(field => Quoted(Neutral.Of(field)))).Append("\r\n");
    }

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(";\"\r\n") >= 0
            ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : field;
}
