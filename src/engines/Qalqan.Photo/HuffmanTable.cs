namespace Qalqan.Photo;

/// <summary>Codes by symbol, made from how many there are of each length and the symbols in order, after ITU-T T.81 annex C.</summary>
internal sealed class HuffmanTable
{
    private readonly (int Code, int Length)[] codes = new (int, int)[256];

    public HuffmanTable(byte[] lengths, byte[] symbols)
    {
        Described = [.. lengths, .. symbols];
        var (code, next) = (0, 0);
        for (var length = 1; length <= 16; length++, code <<= 1)
        for (var i = 0; i < lengths[length - 1]; i++)
            codes[symbols[next++]] = (code++, length);
    }

    /// <summary>As a file has it.</summary>
    public byte[] Described { get; }

    public (int Code, int Length) this[int symbol] =>
        codes[symbol] is { Length: > 0 } code ? code : throw new ArgumentOutOfRangeException(nameof(symbol));
}
