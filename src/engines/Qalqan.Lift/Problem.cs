namespace Qalqan.Lift;

/// <summary>
/// Something wrong with what was given: a code, whose it is, what was seen, what was wanted and what to change. Code and change
/// are kebab-case words for a host to find its phrases by; seen and wanted are values with their unit, never sentences.
/// </summary>
public sealed record Problem(string Code, string Subject, string Seen, string Wanted, string Change);
