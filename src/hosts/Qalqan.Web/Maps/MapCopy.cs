using Qalqan.Exchange;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>A map as a file that leaves.</summary>
internal static class MapCopy
{
    public static byte[] Of(Desk desk, Looked<MapLook> look, MapFormat format, bool isExercise, Speech speech) =>
        FeatureFile.Write(
            format,
            MapFeatures.Title(look.Title, isExercise, speech),
            MapFeatures.Of(look.Value, desk.Layers.FeaturesOf, isExercise, speech)
        );
}
