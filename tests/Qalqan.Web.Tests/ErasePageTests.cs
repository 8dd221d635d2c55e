using System.Net;
using System.Text.RegularExpressions;
using Qalqan.Claims;

namespace Qalqan.Web.Tests;

/// <summary>Erasing by hand: asked twice, told what stays, and the strength of a signed day says what it said.</summary>
public sealed partial class ErasePageTests(FirstCase first, NamedFolder shared) : IClassFixture<NamedFolder>
{
    private const string Day = "2024-09-20";
    private const string Address = "/person/R1-017/erase?scope=kaz-undof-2024";

    [Fact]
    public void After_it_nothing_of_the_person_is_found_and_the_old_strength_still_says_139()
    {
        using var named = new NamedFolder(first);
        Assert.Contains(Address.Replace("&", "&amp;"), named.Pages.Read("/person/R1-017"), StringComparison.Ordinal);
        var signed = new StateOrder(NamedFolder.Scope, Day, [], SignAs: "S1");
        Assert.True(Judging.DeskOf(named.Folder, ["S1"]).Signing.Carry(User.Local(), signed).IsDone);
        var sums = Sums(named);
        var name = NamedFolder.LatinOf("R1-017").ToString();
        Assert.Contains(name, named.Pages.Text($"/roll?as-of={Day}"), StringComparison.Ordinal);

        var page = Sent(named, "R1-017", "Order 12 of 3 May 2026", HttpStatusCode.OK);

        Assert.Contains("R1-017 is erased", page, StringComparison.Ordinal);
        Assert.Contains("the key and 5 details", page, StringComparison.Ordinal);
        Assert.Contains("Nothing found in", page, StringComparison.Ordinal);
        Assert.Contains("1</td><td>signed days", page, StringComparison.Ordinal);
        Assert.DoesNotContain(name, named.Pages.Text($"/roll?as-of={Day}"), StringComparison.Ordinal);
        Assert.DoesNotContain("R1-017", Found(named, name), StringComparison.Ordinal);
        Assert.Contains("139", sums, StringComparison.Ordinal);
        Assert.Equal(sums, Sums(named));
        Assert.Equal(139, Assert.Single(Signatures(named)).Roll);
        Assert.DoesNotContain("/erase?", named.Pages.Read("/person/R1-017"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("R1-018", "Order 12", "R1-017, typed by hand")]
    [InlineData("", "Order 12", "R1-017, typed by hand")]
    [InlineData("R1-017", "", "reason")]
    [InlineData("R1-017", "Synaqcbi asked for it", "name on record")]
    public void An_order_that_is_not_whole_changes_nothing_and_keeps_what_was_typed(
        string again,
        string why,
        string wanted
    )
    {
        var head = shared.Head;

        var page = Sent(shared, again, why, HttpStatusCode.BadRequest);

        Assert.Contains(wanted, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{why}\"", page, StringComparison.Ordinal);
        Assert.Equal(head, shared.Head);
    }

    [Fact]
    public void A_name_typed_in_place_of_the_reference_is_in_the_field_alone()
    {
        var page = Sent(shared, "Somebody Named", "Order 12", HttpStatusCode.BadRequest);

        Assert.Equal(2, page.Split("Somebody Named").Length);
    }

    [Theory]
    [InlineData("/person/R9-999/erase")]
    [InlineData("/person/R1-017/erase?scope=nope")]
    public void Who_is_not_there_cannot_be_erased(string address)
    {
        shared.Pages.Read(address, HttpStatusCode.NotFound);
        Sent(shared, "R9-999", "Order 12", HttpStatusCode.NotFound, address);
    }

    private static IEnumerable<StrengthSigned> Signatures(NamedFolder named) =>
        named
            .Folder.Journal.ReadAfter(0, NamedFolder.Scope)
            .Select(stored => stored.Read().Report.Claim)
            .OfType<StrengthSigned>();

    private static string Sums(NamedFolder named) => SumsForm.Match(named.Pages.Text($"/state?day={Day}")).Value;

    private static string Found(NamedFolder named, string name) =>
        Post(named, "/search", [new("q", name)], HttpStatusCode.OK);

    private static string Sent(
        NamedFolder named,
        string again,
        string why,
        HttpStatusCode wanted,
        string address = Address
    ) => Post(named, address, [new(ErasureSite.Again, again), new(ErasureSite.Why, why)], wanted);

    private static string Post(
        NamedFolder named,
        string address,
        KeyValuePair<string, string>[] fields,
        HttpStatusCode wanted
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Add("Origin", named.Pages.Address.GetLeftPart(UriPartial.Authority));
        request.Content = new FormUrlEncodedContent(fields);
        using var response = named.Pages.Client.Send(request);
        Assert.Equal(wanted, response.StatusCode);
        return WebUtility.HtmlDecode(Pages.BodyOf(response));
    }

    [GeneratedRegex("<p class=\"totals\".*?</p>", RegexOptions.Singleline)]
    private static partial Regex SumsForm { get; }
}
