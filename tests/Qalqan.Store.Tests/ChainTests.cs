using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Qalqan.Store.Tests;

public sealed class ChainTests
{
    [Theory]
    [InlineData(300)]
    [InlineData(5000)]
    public void A_link_is_the_hash_of_what_the_format_says(int length)
    {
        var envelope = Encoding.ASCII.GetBytes(new string('x', length));
        var beginning = SHA256.HashData("qalqan journal/1\nEXERCISE\n"u8);
        var numbers = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(numbers, 7);
        BinaryPrimitives.WriteInt64BigEndian(numbers.AsSpan(8), -1);
        var hash = new byte[32];

        Chain.Next(Chain.Beginning(FolderKind.Exercise), 7, -1, envelope, hash);

        Assert.Equal(SHA256.HashData([.. beginning, .. numbers, .. envelope]), hash);
    }

    [Fact]
    public void Exercise_and_real_begin_differently() =>
        Assert.NotEqual(Chain.Beginning(FolderKind.Exercise), Chain.Beginning(FolderKind.Real));
}
