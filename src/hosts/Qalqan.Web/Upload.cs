using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Qalqan.Sheets;

namespace Qalqan.Web;

/// <summary>
/// A form that brings a file, read into memory part by part: the framework's own reader would lay a large file down in the
/// machine's temporary folder in the clear.
/// </summary>
internal sealed record Upload(IReadOnlyDictionary<string, string> Fields, string FileName, byte[] File, bool IsTooLarge)
{
    private const int LongestField = 400;
    private const int MostParts = 20;

    public static async Task<Upload?> Read(HttpRequest request)
    {
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary
        )
            return null;
        Dictionary<string, string> fields = [];
        var (name, file, isTooLarge) = ("", Array.Empty<byte>(), false);
        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            for (
                var parts = 0;
                parts < MostParts && await reader.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } part;
                parts++
            )
            {
                if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var says))
                    continue;
                var isFile = says.IsFileDisposition();
                var bytes = await Whole(
                    part.Body,
                    isFile ? Limits.FileBytes : LongestField,
                    request.HttpContext.RequestAborted
                );
                if (isFile)
                    (name, file, isTooLarge) = (FileNameOf(says), bytes ?? [], bytes is null);
                else
                    fields[HeaderUtilities.RemoveQuotes(says.Name).Value ?? ""] = bytes is null
                        ? ""
                        : Encoding.UTF8.GetString(bytes);
            }
        }
        catch (BadHttpRequestException)
        {
            isTooLarge = true; // more than the server takes at all
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            return null;
        }
        return new Upload(fields, name, file, isTooLarge);
    }

    // Read to its end all the same, or the browser would see a broken line in place of the answer.
    private static async Task<byte[]?> Whole(Stream body, int most, CancellationToken cancel)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var isTooLong = false;
        for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0; )
        {
            isTooLong |= whole.Length + read > most;
            if (!isTooLong)
                whole.Write(buffer, 0, read);
        }
        return isTooLong ? null : whole.ToArray();
    }

    private static string FileNameOf(ContentDispositionHeaderValue says)
    {
        var name =
            HeaderUtilities.RemoveQuotes(says.FileNameStar.HasValue ? says.FileNameStar : says.FileName).Value ?? "";
        var bare = name.Split('/', '\\')[^1];
        return bare.Length > 100 ? bare[^100..] : bare;
    }
}
