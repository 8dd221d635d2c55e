using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>What a voice reads of a situation report, or what was wrong with the order.</summary>
public sealed record VoiceDraft(IReadOnlyList<Problem> Problems, PaperBasis? Basis = null, VoiceFigures? Figures = null)
{
    /// <summary>The form itself; empty where there is none.</summary>
    public string Text => Figures is null ? "" : VoiceForm.Write(Figures);
}

/// <summary>Words that somebody typed into a field: as they are now, and as the form had them when it was opened.</summary>
public sealed record TypedWords(string Field, string Words, string? Was);

/// <summary>The words beside the numbers of situation reports, and the form that is read aloud.</summary>
internal sealed class Sitreps(Archive archive, PaperMaking making, Days days)
{
    /// <summary>The fields of the report of that basis, in its order.</summary>
    public IReadOnlyList<PaperField> Fields(PaperBasis basis) =>
        making.Of<IReadOnlyList<PaperField>>(
            basis,
            look =>
            {
                var about = SitrepFields.AboutOf(look.Known, look.Period);
                return
                [
                    .. SitrepFields.All.Select(field => new PaperField(
                        field,
                        PaperFields.Versions(look.Known, SitrepFields.Document, about, field)
                    )),
                ];
            }
        );

    /// <summary>What the report of that basis is about, as its words are kept.</summary>
    public string About(PaperBasis basis) => making.Of(basis, look => SitrepFields.AboutOf(look.Known, look.Period));

    public VoiceDraft Voice(User user, PaperOrder order)
    {
        List<Problem> problems = [];
        return making.Read(user, order with { Document = SitrepFields.Document }, problems) is { } basis
            ? new VoiceDraft([], basis, Voice(basis))
            : new VoiceDraft(problems);
    }

    public VoiceFigures Voice(PaperBasis basis) =>
        making.Of(
            basis,
            look =>
                VoiceFigures.Of(
                    Sitrep.Figures(look),
                    basis.Scope,
                    basis.KnownUpTo,
                    Sitrep.People(look.Strengths),
                    look.IsExercise
                )
        );

    /// <summary>
    /// Records what is otherwise than the form had it; what stands there already is not said twice. An emptied field is taken back
    /// whole, every version of it. Of two editors the later one follows, and both are on record.
    /// </summary>
    public Said Write(User user, string? scope, string about, IReadOnlyList<TypedWords> typed)
    {
        var changed = typed.Where(one => one.Words != one.Was).ToList();
        if (FieldWriting.Problem(SitrepFields.All, changed, () => NamesNear(scope ?? user.Scope)) is { } problem)
            return new Said([], problem);
        return days.Say(
            user,
            scope,
            (mission, look, problems) =>
                FieldWriting.Sayings(
                    look.Known,
                    mission,
                    (SitrepFields.Document, about),
                    changed,
                    archive.Now,
                    problems
                )
        );
    }

    private IEnumerable<string> NamesNear(string? scope) =>
        archive
            .Contingents()
            .Where(one => scope is null || one == scope || archive.MissionOf(one) == archive.MissionOf(scope))
            .SelectMany(one => ErasureOrder.NamesOf(archive, one));
}
