namespace Qalqan.Movement;

/// <summary>The fields of a movement order that an officer writes: words, and never a number.</summary>
public static class OrderFields
{
    public const string Document = "movement-order";

    public const string Situation = "situation";
    public const string Mission = "mission";
    public const string Execution = "execution";
    public const string Administration = "administration";
    public const string Command = "command";
    public const string Breakdown = "breakdown";
    public const string Separation = "separation";
    public const string Attack = "attack";

    /// <summary>In the order in which they stand.</summary>
    public static IReadOnlyList<string> All { get; } =
    [Situation, Mission, Execution, Administration, Command, Breakdown, Separation, Attack];
}
