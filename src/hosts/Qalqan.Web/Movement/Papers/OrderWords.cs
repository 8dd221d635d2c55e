using Qalqan.Kernel;
using Qalqan.Movement;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>The words of officers in movement orders.</summary>
internal sealed class OrderWords(Archive archive)
{
    /// <summary>The fields of the order of that move, in its order, as the basis has them.</summary>
    public IReadOnlyList<PaperField> Fields(PaperBasis basis) =>
        archive.Of<IReadOnlyList<PaperField>>(
            basis.Scope,
            chronicle =>
            {
                var known = archive.Everything(chronicle);
                return
                [
                    .. OrderFields.All.Select(field => new PaperField(
                        field,
                        PaperFields.Versions(known, OrderFields.Document, basis.Subject!, field)
                    )),
                ];
            }
        );

    /// <summary>Records what is otherwise than the form had it, of a move that there is.</summary>
    public Said Write(User user, string? scope, string move, IReadOnlyList<TypedWords> typed)
    {
        List<Problem> problems = [];
        if (PaperMaking.ScopeOf(archive, user, scope ?? user.Scope, problems) is not { } contingent)
            return new Said([], problems[0]);
        var changed = typed.Where(one => one.Words != one.Was).ToList();
        if (
            FieldWriting.Problem(OrderFields.All, changed, () => ErasureOrder.NamesOf(archive, contingent)) is
            { } problem
        )
            return new Said([], problem);
        return archive.Alone(() =>
        {
            var sayings = archive.Of(
                contingent,
                chronicle =>
                {
                    var known = archive.Everything(chronicle);
                    if (MovePlan.Find(known, move, _ => null) is null)
                        problems.Add(
                            new Problem("about", 0, $"\"{StateTimes.Clip(move)}\"", MovementOrder.Kind.SubjectWanted)
                        );
                    return FieldWriting.Sayings(
                        known,
                        contingent,
                        (OrderFields.Document, move),
                        changed,
                        archive.Now,
                        problems
                    );
                }
            );
            return problems.Count > 0 ? new Said([], problems[0]) : archive.Say(user, sayings);
        });
    }
}
