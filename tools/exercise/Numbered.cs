namespace Qalqan.Exercise;

/// <summary>Telephones and papers, numbered by the person and plainly nobody's: EX for exercise, and numbers never given out.</summary>
public static class Numbered
{
    public static string Phone(Profile profile) => Phone(0, profile);

    public static string KinPhone(Profile profile, int order) => Phone(order, profile);

    /// <summary>Under the domain that is kept free for examples.</summary>
    public static string Email(Profile profile) => $"{profile.Member.Reference}@exercise.example".ToLowerInvariant();

    public static string Passport(Profile profile) => $"EX{profile.Number:0000000}";

    public static string Licence(Profile profile) => $"EX-DL-{profile.Number}";

    public static string MissionCard(Profile profile) => $"EX-UN-{profile.Number}";

    public static string Certificate(Profile profile) => $"EX-CC-{profile.Number}";

    private static string Phone(int whose, Profile profile) =>
        $"+7 700 00{whose} {profile.Number / 100:00} {profile.Number % 100:00}";
}
