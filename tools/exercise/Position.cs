using System.Globalization;
using Qalqan.Claims;

namespace Qalqan.Exercise;

/// <summary>
/// A position of the mission by its place in the mission's pack, and its grid to 10 m, from which invented finds lie off. Which
/// of them were manned when is not public: here all sixteen that the pack has open always are.
/// </summary>
public sealed record Position(string Id, int Easting, int Northing)
{
    public const string Faouar = "camp-faouar";
    public const string Ziouani = "camp-ziouani";
    public const string Airport = "damascus-airport";

    public static IReadOnlyList<Position> All { get; } =
    [
        new("hermon-hotel", 6571, 10106),
        new("hermon-base", 6244, 9472),
        new("hermon-south", 6035, 9257),
        new("P10A", 6286, 8592),
        new("P12", 6385, 9514),
        new("P12A", 6377, 9519),
        new("P17A", 6375, 8803),
        new("P22", 6302, 6966),
        new("P27", 6375, 6944),
        new("P32", 6877, 7633),
        new("P37", 6314, 7876),
        new("P60", 6574, 6917),
        new("P68", 6783, 6360),
        new("P80", 6951, 5078),
        new("P85", 6759, 4367),
        new("P86B", 6561, 3575),
    ];

    public static Whereabouts At(string place) => new(place, null, null, null, null);

    /// <summary>A grid to 10 m, up to a kilometre off. North of 10,000 the next square begins.</summary>
    public Whereabouts Near(Xoshiro256StarStar dice)
    {
        var easting = Easting + dice.Between(-100, 100);
        var northing = Northing + dice.Between(-100, 100);
        var square = northing < 10_000 ? "36SYB" : "36SYC";
        var grid = string.Create(CultureInfo.InvariantCulture, $"{square}{easting:0000}{northing % 10_000:0000}");
        return new Whereabouts(null, grid, null, null, null);
    }

    /// <summary>A sight from it, in mils to ten and metres to fifty.</summary>
    public Whereabouts Sighted(Xoshiro256StarStar dice) =>
        new(
            Id,
            null,
            null,
            new Sight(
                dice.Below(640) * 10,
                AngleUnit.Mils,
                North.Grid,
                dice.OneIn(8) ? null : dice.Between(6, 60) * 50
            ),
            null
        );
}
