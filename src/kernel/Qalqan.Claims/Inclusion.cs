namespace Qalqan.Claims;

/// <summary>
/// Strength as declared: so many in all, so many of them women, from the first instant of the report's validity until
/// it ends or another declaration begins. A total of persons, never a list.
/// </summary>
public sealed record StrengthDeclared(int Total, int Women, IReadOnlyList<PublicSource> Sources) : Claim
{
    public override string Key => "strength";

    public override IEnumerable<(string, string)> Problems()
    {
        if (Total is < 0 or > 1_000_000)
            yield return ($"total {Total}", "0 to 1,000,000");
        if (Women < 0 || Women > Total)
            yield return ($"women {Women} of {Total}", "between 0 and the total");
    }
}
