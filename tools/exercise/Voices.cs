using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Exercise;

/// <summary>Those who tell things, by number and class and without any name, and what the parties notify.</summary>
public sealed class Voices(OpsRoom room, DayPen pen, Xoshiro256StarStar dice)
{
    private static readonly (string Reference, string Class)[] Informants =
    [
        ("I-001", "herder"),
        ("I-002", "resident"),
        ("I-003", "official"),
        ("I-004", "women-group"),
    ];

    private static readonly (string Day, string Party, string By, string Words)[] Notices =
    [
        ("2024-04-22", "idf", "liaison", "Says that work on the technical fence goes on for ten days"),
        ("2024-07-09", "saf", "letter", "Says that drones came from the west in the night"),
        ("2024-10-15", "idf", "liaison", "Says that it fired at armed people near the fence"),
        ("2024-12-08", "idf", "call", "Says that its forces take positions in the area of separation"),
        ("2025-02-18", "idf", "liaison", "Says that the road west of P32 stays closed until further notice"),
        ("2025-09-02", "idf", "liaison", "Says that a convoy may pass after an hour's notice"),
    ];

    public static IReadOnlyList<string> References { get; } = [.. Informants.Select(one => one.Reference)];

    public void Introduce()
    {
        foreach (var (reference, @class) in Informants)
        {
            var at = Story.At(TaskPlan.First, 9, 10 + dice.Below(40), Story.Camp);
            pen.Write(
                at,
                new Source("S2", room.Holder(at, "INTO")),
                new InformantKnown(reference, @class, null),
                Validity.Since(at)
            );
        }
    }

    public void Notify()
    {
        foreach (var (day, party, by, words) in Notices)
        {
            var at = Story.At(Story.Day(day), dice.Between(8, 17), dice.Below(60), Story.Camp);
            var number = $"N-{day[2..].Replace("-", "", StringComparison.Ordinal)}-01";
            pen.Write(at, room.At(at), new Notified(number, party, by, null, null, words, null), Validity.At(at));
        }
    }
}
