using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>What is wrong in a typed text, seen and wanted, and where: from which character, and how many; a length of 0 is behind it all.</summary>
public sealed record TextProblem(Phrase Says, int Start, int Length);

/// <summary>What may have been meant instead: for whoever typed to choose, never put in its place.</summary>
public sealed record PlaceHint(Phrase Says, string Text);

/// <summary>
/// What a text of a place says, or everything that is wrong with it: <c>Where</c> is null exactly where there is a problem.
/// <c>Notes</c> say what was taken for granted: that 4800 are mils, that a bearing is from grid north.
/// </summary>
public sealed record PlaceRead(
    Whereabouts? Where,
    IReadOnlyList<TextProblem> Problems,
    IReadOnlyList<Phrase> Notes,
    IReadOnlyList<PlaceHint> Hints
);
