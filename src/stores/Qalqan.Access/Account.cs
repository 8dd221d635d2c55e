using NodaTime;

namespace Qalqan.Access;

/// <summary>A key of WebAuthn, by which somebody comes in without a password.</summary>
/// <param name="Id">The authenticator's id of it.</param>
/// <param name="PublicKey">In COSE.</param>
/// <param name="SignCount">As the authenticator counted last.</param>
/// <param name="IsVerified">Whether the authenticator asked for a pin or a finger.</param>
/// <param name="IsBackupEligible">Whether it may lie on several devices.</param>
/// <param name="MadeAt">When.</param>
public sealed record Passkey(
    byte[] Id,
    byte[] PublicKey,
    uint SignCount,
    bool IsVerified,
    bool IsBackupEligible,
    Instant MadeAt
);

/// <summary>
/// How a person proves who they are on this node; what they may do is of the posts they hold. By reference: there is no name
/// here. Codes and browsers are kept by hash.
/// </summary>
/// <param name="Person">The reference, by which they sign in.</param>
/// <param name="IsAdministrator">Of this node.</param>
/// <param name="Password">Its hash.</param>
/// <param name="TimeSecret">Of the codes that a second device makes by its clock (RFC 6238), in base 32; null where there is none.</param>
/// <param name="LastTimeStep">Of the last such code taken: none is taken twice.</param>
/// <param name="RecoveryCodes">Each taken once in place of such a code.</param>
/// <param name="Passkeys">The keys of WebAuthn.</param>
/// <param name="Browsers">Those that came in before, the last ten: others' wrong passwords do not keep them waiting.</param>
public sealed record Account(
    string Person,
    bool IsAdministrator,
    Password Password,
    string? TimeSecret,
    long LastTimeStep,
    IReadOnlyList<string> RecoveryCodes,
    IReadOnlyList<Passkey> Passkeys,
    IReadOnlyList<string> Browsers
)
{
    public static Account New(string person, Password password, bool isAdministrator = false) =>
        new(person, isAdministrator, password, null, 0, [], [], []);

    public bool HasSecondFactor => TimeSecret is not null;
}

/// <summary>A way in that was prepared for a person: to make an account, and to take the post where one is named.</summary>
/// <param name="CodeHash">By which it is found.</param>
/// <param name="Person">For whom.</param>
/// <param name="Scope">Of the post.</param>
/// <param name="Post">To be taken; null where none is.</param>
/// <param name="ByPost">Who invites, as post.</param>
/// <param name="ByPerson">And as person.</param>
/// <param name="Ends">From when it is none.</param>
public sealed record Invitation(
    string CodeHash,
    string Person,
    string? Scope,
    string? Post,
    string ByPost,
    string? ByPerson,
    Instant Ends
);
