using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What may stand in an order for a paper, said to whoever typed something else.</summary>
internal static class Wanted
{
    /// <summary>The names there are, the one that was meant first.</summary>
    public static string Document(string typed)
    {
        var names = PaperKind.All.Select(kind => kind.Name).ToList();
        var near = names.FirstOrDefault(name => Likeness.Of(typed.ToLowerInvariant(), name) is not null);
        return near is null ? string.Join(" or ", names) : $"{near}: near it, of {string.Join(", ", names)}";
    }

    /// <summary>What a paper bears that nobody marked: it names persons and says what falls short, so nobody opens it by forgetting.</summary>
    public const Marking Unmarked = Claims.Marking.Confidential;

    public static Marking Marking(string? typed, List<Problem> problems)
    {
        if (typed is null)
            return Unmarked;
        foreach (var marking in Enum.GetValues<Marking>())
            if (JsonLines.Kebab(marking) == typed)
                return marking;
        problems.Add(
            new Problem(
                "--marking",
                0,
                $"\"{StateTimes.Clip(typed)}\"",
                $"one of {string.Join(", ", Enum.GetValues<Marking>().Select(marking => JsonLines.Kebab(marking)))}"
            )
        );
        return Unmarked;
    }
}
