using System.Xml.Linq;

namespace Qalqan.Paper.Tests;

/// <summary>
/// Forms as strangers might send them: bytes changed in the file and in its parts. Whatever comes is a form or a list of
/// problems; a form that was taken is filled or says why not. <c>QALQAN_FUZZ</c> is how many rounds of each kind.
/// </summary>
public sealed class FormFuzzTests
{
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("QALQAN_FUZZ"), out var own)
        ? own
        : 300;

    private static readonly string[] Words =
    [
        "{{unit.name}}",
        "{{",
        "}}",
        "{{people.number}}",
        "{{people.days}}",
        "<w:p>",
        "</w:p>",
        "<w:tr>",
        "</w:tr>",
        "<w:t>",
        "</w:t>",
        "<row r=\"2\">",
        "</row>",
        "r=\"A1\"",
        "r=\"ZZZ9999999\"",
        "r=\"0\"",
        "t=\"s\"",
        "<v>9</v>",
        "<f>A9</f>",
        "&amp;",
        "&#0;",
        "-1",
        "1048577",
        "TargetMode=\"External\"",
        "sqref=\"A1:B9\"",
        "ref=\"A2\"",
        " ",
        "\u0000",
        "<!--",
        " xml:space=\"no\"",
        "]]>",
    ];

    private static readonly string[] Values =
    [
        "",
        "0",
        "-1",
        "1",
        "9",
        "1048576",
        "1048577",
        "99999999999",
        "A1",
        "A2",
        "B9",
        "A2:B2",
        "A1:ZZ99",
        "$A$1",
        "s",
        "inlineStr",
        "shared",
        "begin",
        "end",
        "{{asof}}",
        "{{people.days}}",
        "{{people.number}} {{gone.name}}",
        "{{",
        "}}",
        "r1",
        "true",
        "=1+1",
    ];

    [Fact]
    public void A_changed_form_is_taken_or_refused_and_never_anything_else()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var taken = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var seedForm = Seeds[random.Next(Seeds.Length)];
            var bytes = (round % 4) switch
            {
                0 => Bits(random, seedForm.Bytes()),
                1 => seedForm.Changed(random, text => Text(random, text)).Bytes(),
                _ => seedForm.Changed(random, text => Tree(random, text)).Bytes(),
            };
            try
            {
                var (form, problems) = Form.Read(bytes);
                Assert.Equal(form is null, problems.Count > 0);
                if (form is null)
                    continue;
                taken++;
                if (form.Check(WordFormTests.Values.Names).Count == 0)
                    Assert.NotNull(Form.Read(form.Fill(WordFormTests.Values)).Form); // what was filled is a form again
            }
            catch (ArgumentException declared)
                when (declared.GetType() == typeof(ArgumentException)
                    && declared.Message.StartsWith("TooManyRows", StringComparison.Ordinal)
                ) { }
            catch (Exception error) when (error is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"seed {seed}, round {round}: {error}");
            }
        }
        Assert.True(taken > Rounds / 10, $"seed {seed}: only {taken} of {Rounds} were taken, so little was tried");
    }

    private static RawForm[] Seeds =>
        [
            RawForm.Word(
                RawForm.Paragraph("{{unit", ".name}}")
                    + RawForm.Table(RawForm.Row("{{people.number}}", "{{people.ends}}"), RawForm.Row("{{asof}}")),
                RawForm.Paragraph("{{asof}}")
            ),
            RawForm.Sheet(
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{{unit.name}}</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" s=\"1\" t=\"inlineStr\"><is><t>{{people.ends}}</t></is></c></row><row r=\"3\"><c r=\"A3\"><f>A1</f><v>1</v></c></row>",
                "<mergeCells><mergeCell ref=\"A2:B2\"/></mergeCells><dataValidations><dataValidation sqref=\"A2\"><formula1>1</formula1></dataValidation></dataValidations>",
                ["<t>{{people.number}}</t>"]
            ),
        ];

    private static byte[] Bits(Random random, byte[] bytes)
    {
        for (var i = random.Next(1, 6); i > 0; i--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    // Words of the trade put into a part, or a stretch of it left out.
    private static string Text(Random random, string text)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var (at, length) = (random.Next(text.Length), random.Next(0, 12));
            var word = random.Next(3) == 0 ? "" : Words[random.Next(Words.Length)];
            text = text[..at] + word + text[Math.Min(text.Length, at + length)..];
        }
        return text;
    }

    // Still XML, but not what its schema says: elements gone, doubled or elsewhere, values of others.
    private static string Tree(Random random, string text)
    {
        var root = XElement.Parse(text, LoadOptions.PreserveWhitespace);
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var all = root.Descendants().ToList();
            if (all.Count == 0)
                break;
            var (one, other) = (all[random.Next(all.Count)], all[random.Next(all.Count)]);
            switch (random.Next(5))
            {
                case 0:
                    one.Remove();
                    break;
                case 1:
                    one.AddAfterSelf(new XElement(one));
                    break;
                case 2 when !other.AncestorsAndSelf().Contains(one):
                    one.Remove();
                    other.Add(one);
                    break;
                case 3
                    when one.Attributes()
                        .Where(own => !own.IsNamespaceDeclaration && own.Name.Namespace != XNamespace.Xml)
                        .ToList()
                        is { Count: > 0 } own:
                    own[random.Next(own.Count)].Value = Values[random.Next(Values.Length)];
                    break;
                default:
                    one.Value = Values[random.Next(Values.Length)];
                    break;
            }
        }
        return root.ToString(SaveOptions.DisableFormatting);
    }
}
