using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What the report calendar says, on its page, on the board and on a terminal alike.</summary>
internal static class CalendarWords
{
    /// <summary>The next report in a line of the board.</summary>
    public static Phrase Next(CalendarNext next) =>
        Phrase.Of(
            "web.due.report",
            ("document", Called(next.Line.Document)),
            ("of", next.Line.Of ?? ""),
            ("standing", Standing(next.Line, next.At))
        );

    /// <summary>What a return is called; its own name where this program does not know it.</summary>
    public static string Document(string document, Speech speech) =>
        Called(document) is Phrase phrase ? speech.Say(phrase) : document;

    private static object Called(string document) =>
        document switch
        {
            "flash-release" => Phrase.Of("web.calendar.flash-release"),
            "flash-acknowledgement" => Phrase.Of("web.calendar.flash-acknowledgement"),
            "weekly-patrol-plan" => Phrase.Of("web.calendar.weekly-patrol-plan"),
            "weekly-assessment" => Phrase.Of("web.calendar.weekly-assessment"),
            "weekly-vehicle-state" => Phrase.Of("web.calendar.weekly-vehicle-state"),
            "monthly-attendance" => Phrase.Of("web.calendar.monthly-attendance"),
            "monthly-logistics" => Phrase.Of("web.calendar.monthly-logistics"),
            _ => PaperKind.Named(document) is { } kind ? Phrase.Of(kind.TitleKey) : document,
        };

    public static Phrase Standing(CalendarLine line, NodaTime.Instant at)
    {
        var minutes = (long)Math.Floor((line.Late ?? line.Due - at).TotalMinutes);
        var (hours, rest) = (minutes / 60, minutes % 60);
        return Phrase.Of(
            line.Standing switch
            {
                ReturnStanding.Due => "web.calendar.due-in",
                ReturnStanding.Overdue => "web.calendar.overdue",
                ReturnStanding.Out => "web.calendar.out",
                ReturnStanding.OutLate => "web.calendar.out-late",
                _ => "web.calendar.elsewhere",
            },
            ("hours", hours),
            ("minutes", rest)
        );
    }

    public static string Missing(CalendarLook look, Missing missing, Speech speech) =>
        missing.What switch
        {
            Wanting.Posts => speech.Say(Phrase.Of("web.calendar.missing.posts", ("of", missing.Of.ToList()))),
            Wanting.Debriefs => speech.Say(
                Phrase.Of(
                    "web.calendar.missing.debriefs",
                    ("of", missing.Of.Select(task => look.Whose(missing, task)).ToList())
                )
            ),
            Wanting.Release => speech.Say(Phrase.Of("web.calendar.missing.release", ("of", missing.Of.ToList()))),
            _ => speech.Say(
                Phrase.Of(
                    "web.calendar.missing.words",
                    ("of", missing.Of.Select(field => Phrase.Of(SitrepPart.TitleOf(field))).ToList())
                )
            ),
        };
}
