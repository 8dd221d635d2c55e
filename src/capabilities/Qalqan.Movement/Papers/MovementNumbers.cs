using System.Globalization;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>
/// What a movement is called on orders, on nets and in chalk on its vehicles: <c>14-KAZ-01</c>, the day of the month in Z on which it was first
/// planned to leave, the nation and command that moves it, its number among those of that day. It stays, however the leg slips. Our local default.
/// </summary>
public sealed class MovementNumbers
{
    private readonly Dictionary<string, string> numbers = [];

    private MovementNumbers(Known known)
    {
        var command = CommandOf(known.Scope);
        var first = known
            .Keys<MoveOpened>()
            .SelectMany(known.EverOther<LegPlanned>)
            .GroupBy(fact => fact.Claim.Key)
            .Select(said => said.MinBy(fact => fact.Number)!)
            .Where(fact => ((LegPlanned)fact.Claim).Mode is not MoveMode.Stay)
            .GroupBy(fact => fact.From.InUtc().Date);
        foreach (var day in first)
        foreach (var (at, fact) in day.OrderBy(fact => fact.Number).Index())
            numbers[fact.Claim.Key] = string.Create(
                CultureInfo.InvariantCulture,
                $"{day.Key.Day:00}-{command}-{at + 1:00}"
            );
    }

    public static MovementNumbers Of(Known known)
    {
        ArgumentNullException.ThrowIfNull(known);
        return known.View(look => new MovementNumbers(look));
    }

    /// <summary>Null of a leg on which nothing moves.</summary>
    public string? this[LegLine leg] => numbers.GetValueOrDefault(leg.Said.Key);

    // A contingent's reference begins with its nation.
    private static string CommandOf(string scope) => scope.Split('-')[0].ToUpperInvariant();
}
