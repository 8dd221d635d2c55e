using System.Text;
using QRCoder;

namespace Qalqan.Web;

/// <summary>A QR code as one path of an SVG, a unit a module, with the four units of quiet zone that readers want.</summary>
internal sealed record QrPath(int Size, string Path)
{
    public static QrPath Of(string text)
    {
        using var made = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = made.ModuleMatrix; // quiet zone included
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        for (var x = 0; x < rows.Count; x++)
        {
            var from = x;
            while (x < rows.Count && rows[y][x])
                x++;
            if (x > from)
                path.Append('M')
                    .Append(from)
                    .Append(' ')
                    .Append(y)
                    .Append('h')
                    .Append(x - from)
                    .Append("v1h-")
                    .Append(x - from)
                    .Append('z');
        }
        return new QrPath(rows.Count, path.ToString());
    }
}
