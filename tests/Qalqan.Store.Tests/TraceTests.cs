using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Qalqan.Store.Tests;

/// <summary>What an erasure looks for is found wherever it lies, and nothing else is.</summary>
public sealed class TraceTests : IDisposable
{
    private readonly JournalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Серікқызы")]
    [InlineData("Щёголев")]
    [InlineData("Synaqov")]
    public void A_name_is_found_in_every_spelling_and_encoding(string name)
    {
        var cases = new[] { name, name.ToUpperInvariant(), name.ToLowerInvariant() };
        foreach (var spelled in cases)
        {
            Assert.Single(Found(Encoding.UTF8.GetBytes("ab" + spelled + "cd"), name));
            // Latin letters in one order of bytes are, one byte on, the same in the other.
            Assert.NotEmpty(Found(Encoding.Unicode.GetBytes("ab" + spelled + "cd"), name));
            Assert.NotEmpty(Found([0, .. Encoding.BigEndianUnicode.GetBytes("ab" + spelled + "cd")], name));
            Assert.Single(Found(Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(spelled)), name));
            Assert.Single(Found(Encoding.UTF8.GetBytes(Uri.EscapeDataString(spelled)), name));
        }
    }

    [Fact]
    public void Letters_in_two_signs_or_without_their_dots_are_the_same_letters()
    {
        Assert.Single(Found(Encoding.UTF8.GetBytes("Щеголев"), "Щёголев"));
        Assert.Single(Found(Encoding.UTF8.GetBytes("Андрей".Normalize(NormalizationForm.FormD)), "Андрей"));
        Assert.Single(Found([.. new byte[] { 0xC0, 0xED, 0xE4, 0xF0, 0xE5, 0xE9 }], "Андрей")); // Windows-1251
    }

    /// <summary>The texts of rules were there before anybody was; a file that only pretends to be one is searched like any other.</summary>
    [Fact]
    public void In_the_text_of_a_rule_a_name_counts_as_a_whole_word_only()
    {
        Directory.CreateDirectory(Path.Combine(folder.Root, "packs"));
        Shelve("""{"ru":"сержант"}""");
        Shelve("""{"ru":"Ержан"}""");
        Put("packs/names.json", "сержант");
        Put("rolls.txt", "сержант");
        TraceForm[] forms = [.. TraceForms.OfText("Ержан")];

        var searched = FolderSearch.In(
            folder.Root,
            new Traces(forms),
            new Traces(forms.Select(form => form with { BetweenMarks = true }))
        );

        Assert.Equal(
            ["packs/" + NameOf("""{"ru":"Ержан"}"""), "packs/names.json", "rolls.txt"],
            searched.Found.Select(trace => trace.File).Order(StringComparer.Ordinal)
        );

        void Shelve(string text) => Put("packs/" + NameOf(text), text);
        void Put(string name, string text) => File.WriteAllText(Path.Combine(folder.Root, name), text);
        static string NameOf(string text) =>
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)))
            + ".json";
    }

    [Theory]
    [InlineData("Ali", "valid", 0)]
    [InlineData("Ali", "(ali)", 1)]
    [InlineData("Ali", "ali", 1)]
    [InlineData("Али", "начали", 0)]
    [InlineData("Али", "\"АЛИ\"", 1)]
    [InlineData("Li", "(Li)", 0)]
    public void A_short_name_counts_only_between_marks(string name, string text, int times)
    {
        Assert.Equal(times, Found(Encoding.UTF8.GetBytes(text), name).Count);
        Assert.Equal(times > 0, Found(Encoding.Unicode.GetBytes(text), name).Count > 0);
    }

    /// <summary>Against the plain way of looking, at every place around the edges of what is read at a time.</summary>
    [Fact]
    public void Nothing_is_missed_or_seen_twice_where_one_read_ends_and_the_next_begins()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
#pragma warning disable CA5394 // places in a file, not secrets
        var random = new Random(seed);
        var forms = new[] { "Мысалов", "Ana" }.SelectMany(TraceForms.OfText).ToList();
        var traces = new Traces(forms);
        var bytes = new byte[(2 << 20) + 5000];
        for (var i = 0; i < 3000; i++)
        {
            var form = forms[random.Next(forms.Count)].Bytes;
            var near = random.Next(3) == 0 ? 0 : (1 << 20) * random.Next(1, 3) - 200;
            form.CopyTo(bytes, near + random.Next(near == 0 ? bytes.Length - form.Length : 400));
#pragma warning restore CA5394
        }
        SortedSet<long> wanted = [];
        foreach (var form in forms.Where(form => !form.BetweenMarks))
            for (var at = 0; (at = IndexOf(bytes, form.Bytes, at)) >= 0; at++)
                wanted.Add(at);
        List<long> found = [];
        var read = traces.Find(new MemoryStream(bytes), found.Add);

        Assert.Equal(bytes.Length, read);
        Assert.Equal(found.Order().Distinct(), found);
        Assert.Empty(wanted.Except(found));
        Assert.All(found.Except(wanted), at => Assert.True(IsShort(at), $"at {at}"));

        bool IsShort(long at) => forms.Any(form => form.BetweenMarks && bytes.AsSpan((int)at).StartsWith(form.Bytes));
    }

    [Fact]
    public void What_is_packed_is_unpacked_and_named_by_member_and_never_by_what_was_found()
    {
        var inner = Zipped("xl/sharedStrings.xml", Encoding.UTF8.GetBytes("<t>Мысалов</t>"));
        File.WriteAllBytes(At("a.zip"), Zipped("rows.xlsx", inner));
        using (var gzip = new GZipStream(File.Create(At("b.log.gz")), CompressionLevel.SmallestSize))
            gzip.Write(Encoding.Unicode.GetBytes("МЫСАЛОВ"));
        Directory.CreateDirectory(At("imports"));
        File.WriteAllText(At("imports/Мысалов.csv"), "1");
        File.WriteAllText(At("nothing.txt"), "Мысал");
        var searched = FolderSearch.In(folder.Root, new Traces(TraceForms.OfText("Мысалов")));

        Assert.Equal((4, 3), (searched.Files, searched.FoundInAll));
        Assert.Equal(
            [
                ("a.zip", "rows.xlsx!xl/sharedStrings.xml"),
                ("b.log.gz", "gzip"),
                ("imports/(number 1 by name)", "its own name"),
            ],
            searched.Found.Select(trace => (trace.File, trace.Member!)).Order()
        );
        Assert.Empty(searched.NotSearched);
    }

    [Fact]
    public void What_cannot_be_looked_into_is_named_and_no_bomb_goes_off()
    {
        File.WriteAllBytes(At("cut.zip"), Zipped("a", new byte[50_000])[..60]);
        var bomb = Zipped("a", new byte[300 << 20]);
        File.WriteAllBytes(At("bomb.zip"), Zipped("b.zip", Zipped("c.zip", bomb)));
        if (!OperatingSystem.IsWindows())
            File.CreateSymbolicLink(At("link"), "/etc/hosts");
        var deep = Encoding.UTF8.GetBytes("Мысалов");
        for (var i = 0; i < 6; i++)
            deep = Zipped("in", deep);
        File.WriteAllBytes(At("deep.zip"), deep);
        var searched = FolderSearch.In(folder.Root, new Traces(TraceForms.OfText("Мысалов")));

        Assert.Equal(OperatingSystem.IsWindows() ? 2 : 3, searched.NotSearched.Count);
        Assert.All(
            ["cut.zip", "deep.zip"],
            file => Assert.Contains(searched.NotSearched, one => one.File.StartsWith(file, StringComparison.Ordinal))
        );
    }

    /// <summary>32 MiB here; <c>QALQAN_SEARCH=1024</c> is the campaign: a folder of one GiB under 60 s.</summary>
    [Fact]
    public void A_folder_is_searched_faster_than_a_gigabyte_a_minute()
    {
        var megabytes = int.TryParse(
            Environment.GetEnvironmentVariable("QALQAN_SEARCH"),
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : 32;
        // Cyrillic prose, the hardest there is: every second byte may begin a name.
        var prose = Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Repeat("Мысалы бойынша жазылған сөйлем, номер 17. ", 20_000))
        );
        var left = (long)megabytes << 20;
        for (var file = 0; left > 0; file++)
            using (var stream = File.Create(At($"{file}.txt")))
                for (var here = Math.Min(left, 64 << 20); here > 0; here -= prose.Length, left -= prose.Length)
                    stream.Write(prose);
        string[] texts =
        [
            "Мысалов",
            "Сынақ",
            "Үлгіұлы",
            "Mysalov",
            "Synaq",
            "N00000001",
            "+7 700 000 00 01",
            "77000000001",
        ];
        var traces = new Traces([
            .. TraceForms.OfKey(
                new byte[32]
                    .Select((_, i) => (byte)(i + 1))
                    .ToArray()
            ),
            .. texts.SelectMany(TraceForms.OfText),
        ]);
        var watch = Stopwatch.StartNew();
        var searched = FolderSearch.In(folder.Root, traces);
        var seconds = watch.Elapsed.TotalSeconds;
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{searched.Bytes >> 20} MiB in {seconds:0.00} s, {(searched.Bytes >> 20) / seconds:0} MiB/s"
        );

        Assert.Equal(0, searched.FoundInAll);
        Assert.InRange(seconds, 0, Math.Max(1, 60.0 * megabytes / 1024));
    }

    private string At(string name) => Path.Combine(folder.Root, name);

    private static List<long> Found(byte[] bytes, string name)
    {
        List<long> found = [];
        new Traces(TraceForms.OfText(name)).Find(new MemoryStream(bytes), found.Add);
        return found;
    }

    private static int IndexOf(byte[] bytes, byte[] form, int from) =>
        bytes.AsSpan(from).IndexOf(form) is >= 0 and var at ? from + at : -1;

    private static byte[] Zipped(string name, byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create))
        using (var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open())
            entry.Write(bytes);
        return buffer.ToArray();
    }
}
