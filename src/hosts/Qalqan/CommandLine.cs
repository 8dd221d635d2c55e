using System.CommandLine;
using Qalqan.Kernel;

namespace Qalqan;

/// <summary>The commands as a table of contents. The public contract is docs/cli.md.</summary>
public static partial class CommandLine
{
    /// <summary>Every capability, and so the architecture: adding one is a line here.</summary>
    public static IReadOnlyList<Capability> Capabilities { get; } =
        Capability.InOrder([
            RecordKeeping.RecordKeeping.Capability,
            People.People.Capability,
            Inclusion.Inclusion.Capability,
            Readiness.Readiness.Capability,
            Movement.Movement.Capability,
            Operations.Operations.Capability,
            Ceasefire.Ceasefire.Capability,
        ]);

    internal static readonly Option<string> Data = new("--data")
    {
        Description = "The data folder",
        HelpName = "DIR",
        DefaultValueFactory = _ => Settings.DataFromEnvironment ?? "data",
        Recursive = true,
    };

    internal static readonly Option<string?> Scope = new("--scope")
    {
        Description = "A contingent or mission; default: all in the folder",
        HelpName = "ID",
        Recursive = true,
    };

    internal static readonly Option<string?> Key = new("--key")
    {
        Description =
            "The key file of a folder that is locked (or QALQAN_KEY_FILE); default: its passphrase is asked for",
        HelpName = "FILE",
        Recursive = true,
    };

    internal static readonly Option<string> Format = Choice(
        "--format",
        "text",
        "How to print: text, or json (one object a line)",
        "text",
        "json"
    );
    internal static readonly Option<string> Language = Choice(
        "--lang",
        "en",
        "Language of what people read",
        "en",
        "ru",
        "kk"
    );
    internal static readonly Option<string?> AsOf = new("--as-of")
    {
        Description = "When it was true: a date (its end, in the scope's zone), an instant in Z, or a DTG",
        HelpName = "T",
    };
    internal static readonly Option<string?> KnownAt = new("--known-at")
    {
        Description = "What was known: a date, an instant, or an entry number",
        HelpName = "T|N",
    };

    public static async Task<int> Run(string[] args)
    {
        var parsed = Build().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync(
                "`qalqan --help` lists the commands, `qalqan COMMAND --help` its options."
            );
            return 2;
        }
        FolderKeys.FromFile = parsed.GetValue(Key);
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    /// <summary>Every command there is.</summary>
    public static RootCommand Build() =>
        new("The record of a contingent from pledge to homecoming, and why for every number.")
        {
            Data,
            Scope,
            Key,
            ServeCommand(),
            NewCommand(),
            LoadCommand(),
            ImportCommand(),
            AssessCommand(),
            ExplainCommand(),
            BoardCommand(),
            TimelineCommand(),
            MovesCommand(),
            MoveCommand(),
            RollCommand(),
            PersonCommand(),
            PostCommand(),
            TourCommand(),
            PostsCommand(),
            ExpiringCommand(),
            AuthoritiesCommand(),
            MilestonesCommand(),
            GenderObservationsCommand(),
            CalendarCommand(),
            VoiceCommand(),
            WordsCommand(),
            ManifestCommand(),
            LabelsCommand(),
            FlightPlansCommand(),
            MoveMapCommand(),
            FindCommand(),
            WatchCommand(),
            WhereCommand(),
            MapCommand(),
            LayersCommand(),
            StateCommand(),
            TasksCommand(),
            TaskCommand(),
            RestrictionsCommand(),
            TotalsCommand(),
            LogCommand(),
            ObservationsCommand(),
            IncidentsCommand(),
            IncidentCommand(),
            InspectionsCommand(),
            FlashCommand(),
            AlarmCommand(),
            DocumentCommand(),
            PapersCommand(),
            FormCommand(),
            EraseCommand(),
            PhonesCommand(),
            AccessCommand(),
            JournalCommand(),
            LockCommand(),
        };

    private static Command ServeCommand()
    {
        var urls = new Option<string?>("--urls")
        {
            Description = "Address to serve on, loopback only (default http://127.0.0.1:5139)",
            HelpName = "U",
        };
        var lan = new Option<string?>("--lan")
        {
            Description = "Serve phones in the camp too, at every address of this machine or at these",
            HelpName = "ADDRESS",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("serve", "Web app and API; makes the exercise where there is no data folder")
        {
            urls,
            lan,
        };
        command.SetAction(
            (parsed, cancel) =>
                Serving.Run(
                    Path(parsed),
                    IsDefaultData(parsed),
                    parsed.GetValue(urls),
                    parsed.GetResult(lan) is null ? null : parsed.GetValue(lan) ?? LanAddresses.All,
                    cancel
                )
        );
        return command;
    }

    private static Command NewCommand()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder to make" };
        var exercise = new Option<bool>("--exercise") { Description = "An EXERCISE folder, for life; otherwise REAL" };
        var locked = new Option<bool>("--lock") { Description = "Locked from the first moment, by a passphrase" };
        var command = new Command("new", "An empty data folder") { folder, exercise, locked };
        command.SetAction(parsed =>
            Recording.New(parsed.GetValue(folder)!, parsed.GetValue(exercise), parsed.GetValue(locked))
        );
        return command;
    }

    private static Command LoadCommand()
    {
        var packs = new Argument<string[]>("PACK")
        {
            Description = "Folder, .zip or .json: a contingent, a mission, standards",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("load", "Packs into the journal; loading twice records once") { packs, Format };
        command.SetAction(parsed =>
            Recording.Load(Path(parsed), parsed.GetValue(packs)!, parsed.GetValue(Scope), IsJson(parsed))
        );
        return command;
    }

    private static Command AssessCommand()
    {
        var period = new Option<string?>("--period")
        {
            Description = "Judge event rules over it; dates include both days",
            HelpName = "A/B",
        };
        var standard = new Option<string?>("--standard") { Description = "Only this standard", HelpName = "ID" };
        var subject = new Option<string?>("--subject")
        {
            Description = "Only this subject and what is below it",
            HelpName = "ID",
        };
        var without = new Option<string?>("--without")
        {
            Description = "As if these reports were not known",
            HelpName = "REPORT|KIND",
        };
        var command = new Command("assess", "Findings; exit 1 where something is breached")
        {
            AsOf,
            KnownAt,
            period,
            standard,
            subject,
            without,
            Format,
            Language,
        };
        command.SetAction(parsed =>
        {
            var inquiry = Inquiry(parsed) with
            {
                Period = parsed.GetValue(period),
                Standard = parsed.GetValue(standard),
                Subject = parsed.GetValue(subject),
                Without = parsed.GetValue(without),
            };
            return Judging.Assess(Path(parsed), IsDefaultData(parsed), inquiry, Printer(parsed));
        });
        return command;
    }

    private static Command ExplainCommand()
    {
        var finding = new Argument<string>("FINDING") { Description = "A finding's id, as assess prints it" };
        var command = new Command(
            "explain",
            "The rule, the arithmetic, the evidence, and what would change the verdict"
        )
        {
            finding,
            AsOf,
            KnownAt,
            Format,
            Language,
        };
        command.SetAction(parsed =>
            Judging.Explain(Path(parsed), parsed.GetValue(finding)!, Inquiry(parsed), Printer(parsed))
        );
        return command;
    }

    internal static Web.Inquiry Inquiry(ParseResult parsed) =>
        new(parsed.GetValue(AsOf), parsed.GetValue(KnownAt), Scope: parsed.GetValue(Scope));

    private static Printer Printer(ParseResult parsed) => new(IsJson(parsed), parsed.GetValue(Language)!);

    internal static bool IsJson(ParseResult parsed) => parsed.GetValue(Format) == "json";

    internal static string Path(ParseResult parsed) => parsed.GetValue(Data)!;

    private static bool IsDefaultData(ParseResult parsed) =>
        parsed.GetResult(Data) is null or { Implicit: true } && Settings.DataFromEnvironment is null;

    internal static Option<string> Choice(string name, string standard, string description, params string[] choices)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => standard };
        return option.AcceptOnlyFromAmong(choices);
    }
}
