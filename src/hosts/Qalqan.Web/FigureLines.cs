namespace Qalqan.Web;

/// <summary>Women and men in totals for programs, an object a line.</summary>
public static class FigureLines
{
    public static IEnumerable<string> Of(Looks<FiguresBySex> looks)
    {
        foreach (var look in looks.Scopes)
        {
            foreach (var declared in look.Value.Declared)
                yield return PeopleLines.Line(
                    "declared",
                    look,
                    looks.IsExercise,
                    json =>
                    {
                        json.Time("from", declared.From);
                        json.Time("to", declared.To);
                        json.WriteNumber("people", declared.Total);
                        json.WriteNumber("women", declared.Women);
                        json.WriteBoolean("contested", declared.IsContested);
                    }
                );
            foreach (var counted in look.Value.Counted)
                yield return PeopleLines.Line(
                    "counted",
                    look,
                    looks.IsExercise,
                    json =>
                    {
                        json.WriteString("rotation", counted.Rotation);
                        json.Day("countedOn", counted.CountedOn);
                        json.WriteNumber("people", counted.People);
                        json.WriteString("telling", JsonLines.Kebab(counted.Telling));
                        json.Number("women", counted.Women);
                        json.Number("men", counted.Men);
                    }
                );
        }
    }
}
