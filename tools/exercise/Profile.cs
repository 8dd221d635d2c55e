using System.Globalization;
using NodaTime;
using Qalqan.Claims;

namespace Qalqan.Exercise;

/// <summary>Who stands behind a reference: nobody, but always the same nobody.</summary>
public sealed record Profile(Rotation Rotation, Member Member, Family Family, string Given, Sex Sex, LocalDate Born)
{
    /// <summary>The person's number among all rotations: 1017 is that of R1-017. Papers and telephones are numbered by it.</summary>
    public int Number { get; } =
        (Member.Reference[1] - '0') * 1000 + int.Parse(Member.Reference.AsSpan(3), CultureInfo.InvariantCulture);

    public PersonName Cyrillic => Family.Called(Given, Sex);

    public PersonName Latin => new(Exercise.Latin.Of(Cyrillic.Family), Exercise.Latin.Of(Given), null);

    public IdentityDetail Identity => new(Cyrillic, Latin, Sex, Born);
}

/// <summary>A surname as men have it, what the father was called, and what the children are called after him.</summary>
public sealed record Family(string Surname, string Father, string Son, string Daughter, bool IsKazakh)
{
    public static Family Draw(Xoshiro256StarStar dice)
    {
        if (dice.OneIn(5))
        {
            var (given, son, daughter) = dice.Pick(Names.RussianMen);
            return new Family(dice.Pick(Names.RussianFamilies), given, son, daughter, false);
        }
        var father = dice.Pick(Names.KazakhMen);
        return new Family(dice.Pick(Names.KazakhFamilies), father, $"{father}ұлы", $"{father}қызы", true);
    }

    public PersonName Called(string given, Sex sex) => new(SurnameOf(sex), given, sex is Sex.Female ? Daughter : Son);

    /// <summary>A relative of that given name, without the father's.</summary>
    public string Relative(string given, Sex sex) => $"{SurnameOf(sex)} {given}";

    public string DrawGiven(Xoshiro256StarStar dice, Sex sex) =>
        sex is Sex.Female ? dice.Pick(IsKazakh ? Names.KazakhWomen : Names.RussianWomen)
        : IsKazakh ? dice.Pick(Names.KazakhMen)
        : dice.Pick(Names.RussianMen).Given;

    private string SurnameOf(Sex sex) => sex is Sex.Female ? Surname + "а" : Surname;
}
