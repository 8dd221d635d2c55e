using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Web;
using Qalqan.Words;

namespace Qalqan;

/// <summary>The commands of own forms: keep one, list them, list what they may ask for.</summary>
public static class OwnFormFiles
{
    public static int List(string path, string? scope, bool isJson) =>
        Documents.Read(
            path,
            desk =>
            {
                var forms = desk.Papers.Forms.List(User.Local(), scope);
                Documents.Refuse(forms.Problems);
                foreach (var form in forms.Scopes.SelectMany(look => look.Value))
                    Tell(desk, form, isJson);
            }
        );

    public static int Keep(
        string path,
        string? scope,
        string name,
        string file,
        string? post,
        string? person,
        bool isJson
    )
    {
        if (!File.Exists(file))
            throw new RefusalException(new Problem(file, 0, "no such file", "a .docx or .xlsx"));
        if (new FileInfo(file).Length > Paper.Form.MostBytes)
            throw new RefusalException(
                new Problem(file, 0, "a file that is too large", $"at most {Paper.Form.MostBytes} bytes")
            );
        var bytes = File.ReadAllBytes(file);
        return Documents.Write(
            path,
            post,
            person,
            (desk, user) =>
            {
                var outcome = desk.Papers.Forms.Keep(user, scope, name, bytes);
                Documents.Refuse([
                    .. outcome.Problems.Select(problem =>
                        problem.File == "name" ? problem with { File = "NAME" }
                        : problem.File == "file" ? problem with { File = file }
                        : problem
                    ),
                ]);
                Tell(desk, outcome.Form!, isJson);
            },
            "stop it first, or bring it in on the page /forms"
        );
    }

    public static int Names(string path, string? scope, string? asOf, string language, bool isJson) =>
        Documents.Read(
            path,
            desk =>
            {
                var figures =
                    desk.Papers.Figures(User.Local(), scope, asOf, language)
                    ?? throw new RefusalException(
                        new Problem(
                            "--as-of",
                            0,
                            $"\"{asOf}\"",
                            "a day of the record that has come, in a contingent of the folder"
                        )
                    );
                if (isJson)
                    foreach (var line in FormsApi.Lines(figures, desk.IsExercise))
                        Console.Out.WriteLine(line);
                else
                    Print(figures, Speech.In(language));
            }
        );

    private static void Print(FormFigures figures, Speech speech)
    {
        foreach (var value in figures.Values)
            Console.Out.WriteLine($"{"{{" + value.Name + "}}", -32} {speech.Say(value.Label)}");
        foreach (var list in figures.Lists)
        foreach (var (name, label) in list.Columns)
            Console.Out.WriteLine(
                $"{"{{" + list.Name + "." + name + "}}", -32} {speech.Say(list.Label)}: {speech.Say(label)}"
            );
    }

    private static void Tell(Desk desk, KeptForm form, bool isJson) =>
        Console.Out.WriteLine(
            isJson
                ? FormsApi.Line(form, desk.IsExercise)
                : $"{(desk.IsExercise ? "EXERCISE " : "")}{form.Called}, {form.Says.Format}, {form.Says.Bytes} bytes, kept {Dtg.OrIso(form.Kept.From)}, entry {form.Kept.Number}; asks for {string.Join(", ", form.Says.Fields)}"
        );
}
