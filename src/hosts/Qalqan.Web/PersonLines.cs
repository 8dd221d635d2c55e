using System.Text.Json;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>
/// A person's file as JSON: the person, each paper that is good at the look against the end of tour, then every fact,
/// newest beginning first. Of a compartment that is shut a fact says which, and nothing else. What names somebody, the
/// person, kin or a tester, is there only where names are asked; sex and day of birth never are (<see cref="PeopleLines"/>).
/// </summary>
public static class PersonLines
{
    public static IEnumerable<string> Of(Looks<Named<OpenFile>?> looks, string person, User user, bool withNames)
    {
        foreach (var look in looks.Scopes)
        {
            if (look.Value is not { } named)
                continue;
            var file = named.Of.File;
            yield return PeopleLines.Line(
                "person",
                look,
                looks.IsExercise,
                json =>
                {
                    PeopleLines.WriteName(json, person, named, withNames);
                    json.WriteBoolean("onRoll", file.Line is not null);
                    json.WriteBoolean("erased", file.IsErased);
                    PeopleLines.WriteLine(json, file.Line);
                    PeopleLines.WriteTour(json, file.Tour);
                }
            );
            foreach (var paper in GoodPaper.At(file, look.At))
                yield return PeopleLines.Line(
                    "paper",
                    look.Scope,
                    looks.IsExercise,
                    json =>
                    {
                        json.WriteString("person", person);
                        json.WriteString("paper", paper.Claim.Paper);
                        json.Day("expires", paper.Claim.Expires);
                        json.Number("daysBeyondTour", paper.DaysBeyondTour);
                        json.WriteNumber("entry", paper.Fact.Number);
                    }
                );
            foreach (var fact in file.Facts)
                yield return PeopleLines.Line(
                    "fact",
                    look.Scope,
                    looks.IsExercise,
                    json => WriteFact(json, person, fact, named.Of, user, withNames)
                );
        }
    }

    private static void WriteFact(
        Utf8JsonWriter json,
        string person,
        Fact fact,
        OpenFile file,
        User user,
        bool withNames
    )
    {
        var isShut = !user.Sees(fact.Claim);
        json.WriteString("person", person);
        json.WriteString("kind", Kinds.NameOf(fact.Claim));
        json.Time("from", fact.From);
        json.Time("to", fact.To);
        json.WriteNumber("entry", fact.Number);
        json.WriteString("report", fact.Id.ToString());
        json.WriteString("source", fact.Source.Post);
        json.WriteBoolean("disputed", fact.Contested);
        json.WriteString("closed", isShut ? JsonLines.Kebab(User.CompartmentOf(fact.Claim)!.Value) : null);
        json.WritePropertyName("says");
        if (isShut)
            json.WriteNullValue();
        else
            Kinds.Of(fact.Claim).Write(json, fact.Claim);
        json.WritePropertyName("detail");
        if (isShut || !file.Details.TryGetValue(fact.Id, out var detail))
            json.WriteNullValue();
        else
            WriteDetail(json, withNames ? detail : NameTold.Without(detail));
    }

    // Sex and day of birth are taken out here too: this line stands under one that tells post and rank.
    private static void WriteDetail(Utf8JsonWriter json, Detail? detail)
    {
        if (detail is null)
        {
            json.WriteNullValue();
            return;
        }
        using var written = JsonDocument.Parse(DetailKinds.Write(detail));
        json.WriteStartObject();
        foreach (var member in written.RootElement.EnumerateObject())
            if (member.Value.ValueKind is JsonValueKind.String && member.Value.ValueEquals(""))
                json.WriteNull(member.Name); // a name that was not asked for: no detail that is kept is empty
            else if (detail is not IdentityDetail || member.Name is "cyrillic" or "latin")
                member.WriteTo(json);
        json.WriteEndObject();
    }
}
