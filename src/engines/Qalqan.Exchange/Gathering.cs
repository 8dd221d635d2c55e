using System.Globalization;
using Qalqan.Measures;

namespace Qalqan.Exchange;

/// <summary>What was read of a file so far, under its limits.</summary>
internal sealed class Gathering
{
    /// <summary>What is seen in a file that has nothing to draw.</summary>
    public const string Nothing = "no point, line or area";

    private const int MostFlaws = 100;

    private readonly List<Feature> features = [];
    private readonly List<string> leftOut = [];
    private readonly List<Flaw> flaws = [];
    private int points;

    /// <summary>The number of the feature that is read, from 1 on; 0 before the first.</summary>
    public int Number { get; private set; }

    /// <summary>Once true nothing more needs to be read.</summary>
    public bool IsSpent { get; private set; }

    public bool Begin()
    {
        if (++Number <= FeatureFile.MostFeatures)
            return true;
        Spend($"more than {FeatureFile.MostFeatures:#,##0} features", $"at most {FeatureFile.MostFeatures:#,##0}");
        return false;
    }

    public void Add(Feature feature)
    {
        features.Add(feature with { Number = Number });
        if (features.Count > FeatureFile.MostFeatures)
            Spend($"more than {FeatureFile.MostFeatures:#,##0} outlines", $"at most {FeatureFile.MostFeatures:#,##0}");
    }

    public void LeaveOut(string what)
    {
        if (leftOut.Count < MostFlaws)
            leftOut.Add(what);
    }

    public void Refuse(int line, string seen, string wanted, string? maybe = null)
    {
        if (flaws.Count < MostFlaws)
            flaws.Add(new Flaw(line, Number, seen, wanted, maybe));
    }

    /// <summary>A place of its two numbers as they were written; null with the flaw.</summary>
    public Place? PlaceOf(int line, string latitude, string longitude)
    {
        if (++points > FeatureFile.MostPoints)
        {
            Spend($"more than {FeatureFile.MostPoints:#,##0} points", $"at most {FeatureFile.MostPoints:#,##0}");
            return null;
        }
        return
            Angle(line, latitude, "latitude", 90) is { } north && Angle(line, longitude, "longitude", 180) is { } east
            ? new Place(north, east)
            : null;
    }

    public MapRead Done()
    {
        if (features.Count == 0 && flaws.Count == 0)
            Refuse(0, Nothing, "at least one");
        return new MapRead(flaws.Count == 0 ? features : [], leftOut, flaws);
    }

    private double? Angle(int line, string text, string what, int most)
    {
        if (
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
            && Math.Abs(degrees) <= most
        )
            return degrees;
        Refuse(
            line,
            $"{what} {Texts.Clip(text)}",
            $"degrees, -{most} to {most}",
            what == "latitude" && Math.Abs(degrees) <= 180 ? "latitude and longitude are the wrong way around" : null
        );
        return null;
    }

    private void Spend(string seen, string wanted)
    {
        if (!IsSpent)
            Refuse(0, seen, wanted);
        IsSpent = true;
    }
}
