namespace Qalqan.Claims;

// The ledger of an incident: what was passed on to be protested, what the party replied, how it ended.

/// <summary>An event: the incident is passed to <c>To</c>, such as <c>fhq</c>, to be protested to the party.</summary>
public sealed record Protested(string Protest, string Incident, string Party, string To, string Words) : Claim
{
    public override string Key => Protest;
    public override string? OtherKey => Incident;

    public override IEnumerable<(string, string)> Problems()
    {
        foreach (
            var (text, what) in new[] { (Protest, "protest"), (Incident, "incident"), (Party, "party"), (To, "to") }
        )
        foreach (var problem in Reference.Check(text, what))
            yield return problem;
        foreach (var problem in Wording.Lines(Words, "words", 2000))
            yield return problem;
    }
}

/// <summary>An event: <c>By</c> replied to the protest; <c>Reference</c> is its own number of it. What it says is its own account.</summary>
public sealed record ProtestAnswered(string Protest, string By, string? Reference, string Words) : Claim
{
    public override string Key => Protest;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. Claims.Reference.Check(Protest, "protest"),
            .. Claims.Reference.Check(By, "by"),
            .. Wording.LineOrNone(Reference, "reference", 60),
            .. Wording.Lines(Words, "words", 2000),
        ];
}

/// <summary>An event: nothing more is awaited of the protest; <c>Outcome</c> is a code such as <c>removed</c>, <c>denied</c>, <c>no-reply</c>.</summary>
public sealed record ProtestClosed(string Protest, string Outcome, string? Words) : Claim
{
    public override string Key => Protest;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. Reference.Check(Protest, "protest"),
            .. Reference.Check(Outcome, "outcome"),
            .. Wording.LineOrNone(Words, "words", 1000),
        ];
}
