using NodaTime;
using OtpNet;

namespace Qalqan.Access;

/// <summary>
/// The second factor that needs no network: six digits that a device makes of a shared secret and its clock (RFC 6238, SHA-1,
/// 30 s, as every such program does), or a recovery code from paper. Each is taken once.
/// </summary>
public static class SecondFactor
{
    private const int SecretBytes = 20;
    private const int RecoveryCodes = 8;

    public static string NewSecret() =>
        Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(SecretBytes)).TrimEnd('=');

    public static IReadOnlyList<string> NewRecoveryCodes() =>
        [.. Enumerable.Range(0, RecoveryCodes).Select(_ => OneTimeCode.New())];

    public static bool IsSecret(string text) =>
        text.Length == 32 && text.All(letter => letter is >= 'A' and <= 'Z' or >= '2' and <= '7');

    /// <summary>For the device's camera: what it makes codes of, for whom, and where they are good.</summary>
    public static string Address(string secret, string person) =>
        $"otpauth://totp/Qalqan:{Uri.EscapeDataString(person)}?secret={secret}&issuer=Qalqan";

    /// <summary>The step of a code that is good now, a step before or after it; null where it is none.</summary>
    public static long? StepOf(string secret, string typed, Instant now)
    {
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        return
            digits.Length == 6
            && new Totp(Base32Encoding.ToBytes(secret)).VerifyTotp(
                now.ToDateTimeUtc(),
                digits,
                out var step,
                new VerificationWindow(previous: 1, future: 1)
            )
            ? step
            : null;
    }

    /// <summary>The account with that code taken; null where the code is not good, or was taken already.</summary>
    public static Account? Take(Account account, string typed, Instant now)
    {
        if (account.TimeSecret is not { } secret)
            return null;
        if (StepOf(secret, typed, now) is { } step)
            return step > account.LastTimeStep ? account with { LastTimeStep = step } : null;
        var hash = OneTimeCode.HashOf(typed);
        return account.RecoveryCodes.Contains(hash)
            ? account with
            {
                RecoveryCodes = [.. account.RecoveryCodes.Where(code => code != hash)],
            }
            : null;
    }
}
