using System.Net;
using System.Text.RegularExpressions;

namespace Qalqan.Web.Tests;

/// <summary>
/// Somebody at a browser without scripts: goes where the page's own links lead and sends the page's own forms, field by field
/// as they stand. What is not on the page cannot be done.
/// </summary>
internal sealed partial class Clerk(Pages pages)
{
    private string page = "";
    private string address = "/";

    /// <summary>The page as it is read.</summary>
    public string Text => WebUtility.HtmlDecode(page);

    public HttpStatusCode Status { get; private set; }

    public void Open(string to)
    {
        using var response = pages.Get(to);
        Arrive(response, to);
    }

    /// <summary>Follows the link of these words, the first where there are several; <paramref name="behind"/>: behind that text.</summary>
    public void Follow(string words, string behind = "") => Open(AddressOf(words, behind));

    /// <summary>The file behind such a link.</summary>
    public byte[] Download(string words, string behind = "")
    {
        using var response = pages.Get(AddressOf(words, behind));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var bytes = new MemoryStream();
        response.Content.ReadAsStream().CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Presses the button of these words, with some of its form's fields typed over.</summary>
    public void Press(string words, params (string Field, string Value)[] typed) => Send(words, null, typed);

    /// <summary>The same, with a file put into the form.</summary>
    public void Drop(string words, string name, byte[] file, params (string Field, string Value)[] typed) =>
        Send(words, (name, file), typed);

    private void Send(string words, (string Name, byte[] Bytes)? file, (string Field, string Value)[] typed)
    {
        var (form, button) = FormOf(words);
        Dictionary<string, string> fields = FieldsOf(form);
        if (Attribute(button, "name") is { } name)
            fields[name] = Attribute(button, "value") ?? "";
        foreach (var (field, value) in typed)
        {
            Assert.True(
                fields.ContainsKey(field) || form.Contains($"name=\"{field}\"", StringComparison.Ordinal),
                field
            );
            fields[field] = value;
        }
        var action = Attribute(form[..form.IndexOf('>', StringComparison.Ordinal)], "action") ?? address;
        if (Attribute(form[..form.IndexOf('>', StringComparison.Ordinal)], "method") == "get")
        {
            Open($"{action}?{string.Join('&', fields.Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value)}"))}");
            return;
        }
        using var request = new HttpRequestMessage(HttpMethod.Post, action);
        request.Headers.Add("Origin", pages.Address.GetLeftPart(UriPartial.Authority));
        request.Content = file is null ? new FormUrlEncodedContent(fields) : Parts(fields, file.Value);
        using var response = pages.Client.Send(request);
        Arrive(response, action);
    }

    private void Arrive(HttpResponseMessage response, string to)
    {
        if (response.StatusCode is HttpStatusCode.Redirect)
        {
            Open(response.Headers.Location!.ToString());
            return;
        }
        (page, address, Status) = (Pages.BodyOf(response), to, response.StatusCode);
    }

    private string AddressOf(string words, string behind)
    {
        var from = behind.Length == 0 ? 0 : Text.IndexOf(behind, StringComparison.Ordinal);
        Assert.True(from >= 0, $"\"{behind}\" is not on {address}");
        var link = Link.Matches(Text[from..]).FirstOrDefault(link => Plain(link.Groups[2].Value) == words);
        Assert.True(link is not null, $"no link \"{words}\" on {address}");
        return link.Groups[1].Value;
    }

    private (string Form, string Button) FormOf(string words)
    {
        foreach (Match form in Form.Matches(page))
        foreach (Match button in Button.Matches(form.Value))
            if (Plain(WebUtility.HtmlDecode(button.Groups[2].Value)).StartsWith(words, StringComparison.Ordinal))
                return (form.Value, button.Groups[1].Value);
        Assert.Fail($"no button \"{words}\" on {address}");
        return default;
    }

    private static Dictionary<string, string> FieldsOf(string form)
    {
        Dictionary<string, string> fields = [];
        foreach (Match input in Input.Matches(form))
        {
            var text = input.Groups[1].Value;
            var isOff = Attribute(text, "type") is "radio" or "checkbox" && !Checked.IsMatch(text);
            if (Attribute(text, "name") is { } name && !isOff && Attribute(text, "type") != "file")
                fields[name] = Attribute(text, "value") ?? "";
        }
        foreach (Match area in Area.Matches(form))
            if (Attribute(area.Groups[1].Value, "name") is { } name)
                fields[name] = WebUtility.HtmlDecode(area.Groups[2].Value);
        foreach (Match select in Select.Matches(form))
        {
            var options = Option.Matches(select.Groups[2].Value);
            var chosen =
                options.FirstOrDefault(option => Selected.IsMatch(option.Groups[1].Value)) ?? options.FirstOrDefault();
            if (Attribute(select.Groups[1].Value, "name") is { } name && chosen is not null)
                fields[name] = Attribute(chosen.Groups[1].Value, "value") ?? Plain(chosen.Groups[2].Value);
        }
        return fields;
    }

    private static MultipartFormDataContent Parts(Dictionary<string, string> fields, (string Name, byte[] Bytes) file)
    {
        var parts = new MultipartFormDataContent { { new ByteArrayContent(file.Bytes), "file", file.Name } };
        foreach (var (name, value) in fields)
            parts.Add(new StringContent(value), name);
        return parts;
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"(?<=^|\\s){name}(?:=\"([^\"]*)\")?(?=[\\s/>]|$)") is { Success: true } match
            ? WebUtility.HtmlDecode(match.Groups[1].Value)
            : null;

    private static string Plain(string html) => Tag.Replace(html, "").Trim();

    [GeneratedRegex("<textarea( [^>]*)>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Area { get; }

    [GeneratedRegex("<a [^>]*?href=\"([^\"]*)\"[^>]*>(.*?)</a>", RegexOptions.Singleline)]
    private static partial Regex Link { get; }

    [GeneratedRegex("<form .*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form { get; }

    [GeneratedRegex("<button([^>]*)>(.*?)</button>", RegexOptions.Singleline)]
    private static partial Regex Button { get; }

    [GeneratedRegex("<input ([^>]*)>")]
    private static partial Regex Input { get; }

    [GeneratedRegex("<select ([^>]*)>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select { get; }

    [GeneratedRegex("<option([^>]*)>(.*?)</option>", RegexOptions.Singleline)]
    private static partial Regex Option { get; }

    [GeneratedRegex("\\bselected\\b")]
    private static partial Regex Selected { get; }

    [GeneratedRegex("\\bchecked\\b")]
    private static partial Regex Checked { get; }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag { get; }
}
