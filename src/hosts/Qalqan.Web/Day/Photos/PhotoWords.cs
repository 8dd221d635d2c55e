using Qalqan.Kernel;
using Qalqan.Photo;

namespace Qalqan.Web;

/// <summary>Why a photo is not taken, in words.</summary>
internal static class PhotoWords
{
    public static Phrase Of(PhotoFault fault) =>
        fault switch
        {
            PhotoFault.Empty => Phrase.Of("web.photo.empty"),
            PhotoFault.TooManyBytes => Phrase.Of("web.photo.bytes", ("most", PhotoLimits.Bytes / 1_000_000)),
            PhotoFault.TooManyPixels => Phrase.Of("web.photo.pixels", ("most", PhotoLimits.Pixels / 1_000_000)),
            PhotoFault.NoPhoto => Phrase.Of("web.photo.none"),
            _ => Phrase.Of("web.photo.broken"),
        };
}
