using System.Text;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Tests;

namespace Qalqan.Store.Tests;

/// <summary>The seal and the sealed record, format 1, pinned by real bytes: they open for ever.</summary>
public sealed class SealingTests
{
    private const string Scope = "kaz-undof-2024";
    private static readonly Identified Claim = new("R1-001", null);
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly IdentityDetail Detail = new(
        new PersonName("Үлгіев", "Сынақ", "Мысалұлы"),
        new PersonName("Ulgiyev", "Synaq", null),
        Sex.Male,
        new LocalDate(1990, 2, 28)
    );

    private static Dictionary<string, string> Golden =>
        File.ReadAllLines(Repository.PathOf("tests", "Qalqan.Store.Tests", "Golden", "sealed.txt"))
            .ToDictionary(line => line.Split(' ', 2)[0], line => line.Split(' ', 2)[1]);

    private static VaultRecord GoldenRecord =>
        new(Samples.Id(18), new KeyHolder(Scope, "R1-001"), Convert.FromHexString(Golden["record"]));

    private static Identified GoldenClaim => Claim with { Seal = Golden["seal"] };

    [Fact]
    public void The_golden_record_opens_under_its_key() =>
        Assert.Equal(Detail, Sealing.Open(GoldenRecord, GoldenClaim, Key));

    [Fact]
    public void The_golden_detail_is_written_and_sealed_as_it_was()
    {
        Assert.Equal(Golden["detail"], Encoding.UTF8.GetString(DetailKinds.Write(Detail)));
        Assert.Equal(Golden["seal"], Sealing.Sealed(Scope, Claim, Detail, Key).Seal);
        Assert.Equal(
            Golden["exerciseKey"],
            Convert.ToHexStringLower(Sealing.KeyFromSeed("seed", new KeyHolder(Scope, "R1-001")))
        );
    }

    [Fact]
    public void Any_changed_or_missing_byte_of_the_record_is_not_opened()
    {
        var whole = GoldenRecord.Sealed.ToArray();
        for (var i = 0; i < whole.Length; i++)
        {
            var changed = whole.ToArray();
            changed[i] ^= 1;
            Assert.Null(Sealing.Open(GoldenRecord with { Sealed = changed }, GoldenClaim, Key));
            Assert.Null(Sealing.Open(GoldenRecord with { Sealed = whole.AsMemory(0, i) }, GoldenClaim, Key));
        }
    }

    [Fact]
    public void A_record_opens_for_no_other_report_claim_person_scope_or_key()
    {
        Assert.Null(Sealing.Open(GoldenRecord with { Report = Samples.Id(19) }, GoldenClaim, Key));
        Assert.Null(Sealing.Open(GoldenRecord, GoldenClaim with { Person = "R1-002" }, Key));
        Assert.Null(Sealing.Open(GoldenRecord, new Reachable("R1-001", Golden["seal"]), Key));
        Assert.Null(Sealing.Open(GoldenRecord, GoldenClaim with { Seal = null }, Key));
        Assert.Null(Sealing.Open(GoldenRecord, GoldenClaim with { Seal = new string('0', 64) }, Key));
        Assert.Null(Sealing.Open(GoldenRecord with { Holder = new KeyHolder("undof", "R1-001") }, GoldenClaim, Key));
        Assert.Null(Sealing.Open(GoldenRecord, GoldenClaim, [.. Key.Reverse()]));
        Assert.Null(Sealing.Open(GoldenRecord, GoldenClaim, Key[..5])); // a key that somebody cut
    }

    [Fact]
    public void The_same_detail_twice_has_one_seal_and_two_records()
    {
        var (one, two) = (Record(), Record());

        Assert.NotEqual(one.Sealed.ToArray(), two.Sealed.ToArray());
        Assert.Equal(Sealing.Open(one, GoldenClaim, Key), Sealing.Open(two, GoldenClaim, Key));

        static VaultRecord Record() => Sealing.Record(Samples.Id(18), Scope, Claim, Detail, Key);
    }
}
