using System.CommandLine;
using Qalqan.Web;

namespace Qalqan;

public static partial class CommandLine
{
    private static Command DocumentCommand()
    {
        var name = new Argument<string>("NAME") { Description = string.Join(", ", Web.Papers.Documents) };
        var period = new Option<string?>("--period")
        {
            Description = "Of a paper over a period: two times, dates include both days",
            HelpName = "A/B",
        };
        var subject = new Option<string?>("--subject")
        {
            Description =
                "The one thing that a paper is of: F-240314-01 of a flash report, T-240314-01 of a patrol report, the move of a movement order",
            HelpName = "REF",
        };
        var marking = new Option<string?>("--marking")
        {
            Description = "unclassified, confidential (default) or strictly-confidential",
            HelpName = "M",
        };
        var form = new Option<string?>("--form")
        {
            Description = "Filled in an own form that was kept: its name, or NAME@VERSION",
            HelpName = "FORM",
        };
        var output = new Option<string>("--output", "-o")
        {
            Description = $"The file; what follows its dot is the format: {string.Join(", ", PaperFormats.All)}",
            HelpName = "FILE",
            Required = true,
        };
        var issue = new Option<bool>("--issue")
        {
            Description = "Issue it: it gets the next serial, and its bytes are kept",
        };
        var command = new Command("document", "A paper of a day: rendered to a file, or issued with --issue")
        {
            name,
            AsOf,
            KnownAt,
            period,
            subject,
            Language,
            marking,
            form,
            output,
            issue,
            PostSpeaking,
            Person,
            Format,
        };
        command.SetAction(parsed =>
            Documents.Make(
                Path(parsed),
                new PaperOrder(
                    parsed.GetValue(name)!,
                    parsed.GetValue(Scope),
                    parsed.GetValue(AsOf),
                    parsed.GetValue(KnownAt),
                    parsed.GetValue(Language),
                    parsed.GetValue(marking),
                    parsed.GetValue(form),
                    parsed.GetValue(period),
                    parsed.GetValue(subject)
                ),
                parsed.GetValue(output)!,
                parsed.GetValue(issue),
                parsed.GetValue(PostSpeaking),
                parsed.GetValue(Person),
                IsJson(parsed)
            )
        );
        return command;
    }

    private static readonly Option<string?> PostSpeaking = new("--post")
    {
        Description = "The post that speaks; default: the first that signs",
        HelpName = "POST",
    };

    private static Command PapersCommand()
    {
        var command = new Command("papers", "What was issued, the latest first")
        {
            Format,
            ShowPaperCommand(),
            VoidPaperCommand(),
            ReleasePaperCommand(),
        };
        command.SetAction(parsed => Documents.List(Path(parsed), parsed.GetValue(Scope), IsJson(parsed)));
        return command;
    }

    private static readonly Argument<string> Serial = new("SERIAL")
    {
        Description = "As the paper bears it, such as strength-state-2026-0001",
    };

    private static Command ShowPaperCommand()
    {
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Write the very bytes that were issued; the format by what follows the dot",
            HelpName = "FILE",
        };
        var command = new Command("show", "A paper's basis and digests, and what became known since")
        {
            Serial,
            output,
            Format,
        };
        command.SetAction(parsed =>
            Documents.Show(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(Serial)!,
                parsed.GetValue(output),
                IsJson(parsed)
            )
        );
        return command;
    }

    private static Command VoidPaperCommand()
    {
        var why = new Option<string>("--why")
        {
            Description = "The reason, and nobody's name: it stays on record",
            HelpName = "TEXT",
            Required = true,
        };
        var command = new Command("void", "Says that a paper is not to be used; its serial is not given again")
        {
            Serial,
            why,
            PostSpeaking,
            Person,
            Format,
        };
        command.SetAction(parsed =>
            Documents.Void(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(Serial)!,
                parsed.GetValue(why)!,
                parsed.GetValue(PostSpeaking),
                parsed.GetValue(Person),
                IsJson(parsed)
            )
        );
        return command;
    }

    private static Command ReleasePaperCommand()
    {
        var post = new Option<string>("--post")
        {
            Description = "The post that releases, which is not the one that issued",
            HelpName = "POST",
            Required = true,
        };
        var command = new Command("release", "Lets a paper leave: by another than who issued it")
        {
            Serial,
            post,
            Person,
            Format,
        };
        command.SetAction(parsed =>
            Documents.Release(
                Path(parsed),
                parsed.GetValue(Scope),
                parsed.GetValue(Serial)!,
                parsed.GetValue(post)!,
                parsed.GetValue(Person),
                IsJson(parsed)
            )
        );
        return command;
    }
}
