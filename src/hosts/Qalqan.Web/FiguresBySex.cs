using NodaTime;
using Qalqan.Claims;
using Qalqan.Inclusion;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>Women and men in totals: as declared, and as counted here so far as the rule in force lets them be told.</summary>
/// <param name="Declared">In order of the day they began.</param>
/// <param name="Counted">By rotation.</param>
/// <param name="Rule">Which says the least number; null where none is adopted, and then nothing counted is told.</param>
public sealed record FiguresBySex(
    IReadOnlyList<DeclaredFigure> Declared,
    IReadOnlyList<RotationFigure> Counted,
    Rule? Rule
);

/// <summary>A strength that was declared by sex, said by one or several reports, and the sources that those name.</summary>
public sealed record DeclaredFigure(
    Instant From,
    Instant? To,
    int Total,
    int Women,
    bool IsContested,
    IReadOnlyList<PublicSource> Sources
)
{
    /// <summary>Those that began by the look.</summary>
    public static IReadOnlyList<DeclaredFigure> Of(Known known) =>
        [
            .. known
                .Keys<StrengthDeclared>()
                .SelectMany(known.Until<StrengthDeclared>)
                .GroupBy(fact => (fact.From, fact.To, Of(fact).Total, Of(fact).Women))
                .Select(said => new DeclaredFigure(
                    said.Key.From,
                    said.Key.To,
                    said.Key.Total,
                    said.Key.Women,
                    said.Any(fact => fact.Contested),
                    [.. said.SelectMany(fact => Of(fact).Sources)]
                ))
                .OrderBy(figure => figure.From),
        ];

    private static StrengthDeclared Of(Fact fact) => (StrengthDeclared)fact.Claim;
}
