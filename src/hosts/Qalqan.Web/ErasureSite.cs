using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qalqan.Kernel;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>What was typed into the form that erases: the reference once more, since nothing brings a person back.</summary>
public sealed record ErasureForm(string Again, string Why)
{
    public static ErasureForm Empty { get; } = new("", "");
}

/// <summary>Erasing a person by hand: what goes and what stays, the order, and what came of it.</summary>
internal static class ErasureSite
{
    public const string Again = "again";
    public const string Why = "why";

    private const int LongestField = 400;

    public static void Map(WebApplication app, Desk desk, string language)
    {
        const string address = "/person/{name}/erase";
        app.MapMethods(
                address,
                Site.Reading,
                (HttpContext http) => Blank(Reader.Of(http, language), desk, PersonIn(http))
            )
            .Needs(Right.Erase);
        app.MapPost(address, (Delegate)((HttpContext http) => Erase(http, Reader.Of(http, language), desk)))
            .Needs(Right.Erase);
    }

    private static IResult Blank(Reader reader, Desk desk, string person) =>
        IsThere(desk, reader, person)
            ? Form(200, reader, desk, person, ErasureForm.Empty, [])
            : PeopleSite.Missing(reader, desk, person);

    private static async Task<IResult> Erase(HttpContext http, Reader reader, Desk desk)
    {
        var person = PersonIn(http);
        if (!IsThere(desk, reader, person))
            return PeopleSite.Missing(reader, desk, person);
        var sent = await SentForm.Read(http, LongestField);
        var form = new ErasureForm(sent[Again].Trim(), sent[Why].Trim());
        if (form.Again != person)
            return Form(400, reader, desk, person, form, [NotAgain(reader, person, form.Again)]);
        var outcome = desk.Erasure.Erase(reader.User, reader.Inquiry.Scope, person, form.Why);
        return outcome.Report is { } report
            ? Site.Page<ErasedPage>(200, ("Reader", reader), ("Report", report))
            : Form(400, reader, desk, person, form, [.. outcome.Problems.Select(AsField)]);
    }

    // What is no reference may be a name: it is not repeated.
    private static Problem NotAgain(Reader reader, string person, string typed) =>
        new(
            Again,
            0,
            Claims.Reference.IsPerson(typed) ? $"\"{typed}\"" : "…",
            reader.Say("web.erase.again.wanted", ("person", person))
        );

    private static bool IsThere(Desk desk, Reader reader, string person) =>
        IsThere(desk, reader.User, reader.Inquiry.Scope, person);

    /// <summary>Whether the person is on record for this user.</summary>
    internal static bool IsThere(Desk desk, User user, string? scope, string person) =>
        desk
            .Personnel.Person(user, new Inquiry(Scope: scope) { Reach = user.Reach }, person)
            .Scopes.Any(look => look.Value is not null);

    private static string PersonIn(HttpContext http) => http.GetRouteValue("name")?.ToString() ?? "";

    // The command's option is the form's field.
    private static Problem AsField(Problem problem) => problem with { File = problem.File.TrimStart('-') };

    private static RazorComponentResult<ErasePage> Form(
        int status,
        Reader reader,
        Desk desk,
        string person,
        ErasureForm form,
        IReadOnlyList<Problem> problems
    ) =>
        Site.Page<ErasePage>(
            status,
            ("Reader", reader),
            ("IsExercise", desk.IsExercise),
            ("Person", person),
            ("Form", form),
            ("Problems", problems)
        );
}
