namespace Qalqan.Claims;

/// <summary>
/// A layer for the map as somebody brought it: a draft until another claim accepts it. <c>File</c> are its bytes as GeoJSON, made from
/// what came; <c>Format</c> what that was, <c>geojson</c>, <c>kml</c>, <c>kmz</c> or <c>gpx</c>.
/// </summary>
public sealed record LayerDrafted(string Layer, string Title, string Format, IssuedFile File, int Features) : Claim
{
    public override string Key => Layer;

    public override IEnumerable<(string, string)> Problems()
    {
        var (_, _, _, file, _) = this;
        return
        [
            .. Reference.Check(Layer, "layer"),
            .. Wording.Line(Title, "title", 120),
            .. Reference.Check(Format, "format"),
            .. file.Problems(),
            .. Features is < 1 or > 100_000
                ? [($"{Features} features", "1 to 100,000")]
                : Array.Empty<(string, string)>(),
        ];
    }
}

/// <summary>The source looked at the layer of that draft and takes it in.</summary>
public sealed record LayerAccepted(string Layer, string Digest) : Claim
{
    public override string Key => Layer;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. Reference.Check(Layer, "layer"),
            .. Digest.Length == 64 && Digest.All(char.IsAsciiHexDigitLower)
                ? Array.Empty<(string, string)>()
                : [("a digest that is none", "64 digits of lower-case hex")],
        ];
}
