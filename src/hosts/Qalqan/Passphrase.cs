using System.Security.Cryptography;
using System.Text;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan;

/// <summary>
/// A passphrase as it is given: typed on the terminal and not shown, else one line on standard input. Never on the command
/// line, which other users of the machine can read. What was read is zeroed as soon as .NET lets go of it.
/// </summary>
internal static class Passphrase
{
    private const int LeastCharacters = 12;
    private const int MostBytes = 1024;

    /// <summary>One that is there; null where nothing was given.</summary>
    public static Secret? Ask(string path) => Line($"Passphrase of {path}: ");

    /// <summary>The first line of a file, without its end.</summary>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    public static Secret? InFile(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        return FirstLine(stream);
    }

    /// <summary>A new one, typed twice on a terminal.</summary>
    /// <exception cref="RefusalException">Too short, or two that differ; nothing was changed.</exception>
    public static Secret New()
    {
        var typed =
            Line($"New passphrase, {LeastCharacters} characters or more: ")
            ?? throw Refused("nothing on standard input");
        if (typed.Characters < LeastCharacters)
        {
            typed.Dispose();
            throw Refused("fewer characters than that");
        }
        if (Console.IsInputRedirected)
            return typed;
        using var again = Line("Once more: ");
        if (again is not null && typed.IsSame(again))
            return typed;
        typed.Dispose();
        throw Refused("two that differ");

        static RefusalException Refused(string seen) =>
            new(
                new Problem(
                    "the new passphrase",
                    0,
                    seen,
                    $"{LeastCharacters} characters or more, the same twice on a terminal, or one line on standard input",
                    "five or six words by chance are easier to keep in mind than a short one with signs"
                )
            );
    }

    private static Secret? Line(string prompt)
    {
        if (Console.IsInputRedirected)
            using (var input = Console.OpenStandardInput())
                return FirstLine(input);
        Console.Error.Write(prompt);
        return Typed();
    }

    // Byte by byte, so that what follows the line is left for who reads next, and no buffer keeps it.
    private static Secret? FirstLine(Stream stream)
    {
        var bytes = new byte[MostBytes];
        var (length, next) = (0, stream.ReadByte());
        for (; next >= 0 && next != '\n' && length < MostBytes; next = stream.ReadByte())
            bytes[length++] = (byte)next;
        return Taken(bytes, length > 0 && bytes[length - 1] == '\r' ? length - 1 : length);
    }

    private static Secret? Typed()
    {
        var chars = new char[MostBytes / 4];
        var length = 0;
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
            if (key.Key is ConsoleKey.Backspace)
                length = Math.Max(0, length - 1);
            else if (!char.IsControl(key.KeyChar) && length < chars.Length)
                chars[length++] = key.KeyChar;
        Console.Error.WriteLine();
        var bytes = new byte[MostBytes];
        var taken = Taken(bytes, Encoding.UTF8.GetBytes(chars.AsSpan(0, length), bytes));
        Array.Clear(chars);
        return taken;
    }

    private static Secret? Taken(byte[] bytes, int length)
    {
        var secret = length == 0 ? null : new Secret(isPassphrase: true, bytes[..length]);
        CryptographicOperations.ZeroMemory(bytes);
        return secret;
    }
}
