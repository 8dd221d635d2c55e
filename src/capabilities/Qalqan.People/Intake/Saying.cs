using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>How a claim lives on, and so what a later sheet does that says otherwise.</summary>
internal enum Lasting
{
    /// <summary>It holds until another begins: what held before is ended on the sheet's day, and begins anew.</summary>
    State,

    /// <summary>It was always so: what was said before is corrected as it stands.</summary>
    Fixed,

    /// <summary>It came to pass once: the same one, said otherwise, is corrected; another day is another event.</summary>
    Event,
}

/// <summary>
/// One claim of a row, without its seal, and the detail to be sealed with it. <c>Until</c>: the cell gave a day and no time, so
/// the event may have been at any time before that.
/// </summary>
internal sealed record Saying(
    int Row,
    Claim Claim,
    Validity Valid,
    Detail? Detail,
    Lasting Lasting,
    Instant? Until = null
)
{
    public bool IsOfThatTime(Fact fact) => fact.From == Valid.From || (fact.From > Valid.From && fact.From < Until);
}

/// <summary>
/// One report as it is to be recorded; <c>Corrects</c> and <c>Withdraws</c> name one on record. <c>Row</c> is the sheet's, 0
/// where it is about what is gone from the sheet.
/// </summary>
public sealed record Change(
    int Row,
    Claim Claim,
    Validity Valid,
    Detail? Detail,
    ReportId? Corrects = null,
    ReportId? Withdraws = null
);
