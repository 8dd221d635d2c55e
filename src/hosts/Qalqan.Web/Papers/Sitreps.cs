using Qalqan.Claims;
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
        if (Problem(scope ?? user.Scope, changed) is { } problem)
            return new Said([], problem);
        return days.Say(
            user,
            scope,
            (mission, look, problems) =>
            {
                List<Saying> sayings = [];
                foreach (var one in changed)
                {
                    var versions = PaperFields.Versions(look.Known, SitrepFields.Document, about, one.Field);
                    if (one.Words == (versions.Count > 0 ? versions[0].Words : ""))
                        continue;
                    if (one.Words.Length == 0)
                    {
                        sayings.AddRange(versions.Select(version => TakenBack(mission, version)));
                        continue;
                    }
                    var claim = new PaperWords(SitrepFields.Document, about, one.Field, one.Words);
                    problems.AddRange(
                        claim.Problems().Select(wrong => new Problem(one.Field, 0, wrong.Item1, wrong.Item2))
                    );
                    sayings.Add(new Saying(mission, Validity.Since(archive.Now), claim));
                }
                return sayings;
            }
        );
    }

    private Saying TakenBack(string mission, FieldWords version) =>
        new(
            mission,
            Validity.At(archive.Now),
            new Withdrawal(WithdrawalReason.EnteredInError),
            Withdraws: version.Fact.Id
        );

    // A name in it would stay on record for ever, whoever is forgotten.
    private Problem? Problem(string? scope, List<TypedWords> typed)
    {
        if (typed.Find(one => !SitrepFields.All.Contains(one.Field)) is { } unknown)
            return new Problem(
                "field",
                0,
                $"\"{StateTimes.Clip(unknown.Field)}\"",
                $"one of {string.Join(", ", SitrepFields.All)}"
            );
        if (typed.TrueForAll(one => one.Words.Length == 0))
            return null;
        var names = archive
            .Contingents()
            .Where(one => scope is null || one == scope || archive.MissionOf(one) == archive.MissionOf(scope))
            .SelectMany(one => ErasureOrder.NamesOf(archive, one))
            .ToList();
        foreach (var one in typed)
            if (NamesInText.FirstIn(one.Words, names) is { } place)
                return new Problem(
                    one.Field,
                    0,
                    $"word {place}, which is a name on record or near one",
                    "the words, and nobody's name: they stay on record for ever"
                );
        return null;
    }
}
