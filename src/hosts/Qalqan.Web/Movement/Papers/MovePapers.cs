using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Movement;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>A file made of a move; or what was wrong with the question, and whether it is that there is no such move.</summary>
public sealed record MoveFile(IReadOnlyList<Problem> Problems, string Name, string Type, byte[] Bytes)
{
    public bool IsMissing { get; init; }

    internal static MoveFile Refused(params IReadOnlyList<Problem> problems) => new(problems, "", "", []);
}

/// <summary>What is made of a move besides its papers, for pages, calls and commands alike: nothing of it is issued.</summary>
public sealed class MovePapers
{
    private const string OfPeople = "personnel";
    private const string OfCargo = "cargo";

    private readonly Archive archive;
    private readonly Adoption adoption;
    private readonly Personnel personnel;
    private readonly Reads reads;

    internal MovePapers(Archive archive, Adoption adoption, Personnel personnel, Reads reads) =>
        (this.archive, this.adoption, this.personnel, this.reads) = (archive, adoption, personnel, reads);

    /// <summary>
    /// Who or what travels, as a workbook. Names only where they are asked and may be told; days of birth and passports only where they are open, and
    /// that somebody looked goes on the record first.
    /// </summary>
    public MoveFile Manifest(
        User user,
        Inquiry inquiry,
        string move,
        string kind,
        string? leg,
        bool withNames,
        string language
    )
    {
        if (kind is not (OfPeople or OfCargo))
            return MoveFile.Refused(new Problem("kind", 0, $"\"{StateTimes.Clip(kind)}\"", $"{OfPeople} or {OfCargo}"));
        if (kind is OfPeople && !user.May(Right.SeePeople))
            return MoveFile.Refused(new Problem("kind", 0, OfPeople, $"{OfCargo}: this post sees no people"));
        var (manifest, refused) = ManifestOf(user, inquiry, move, leg, withNames && kind is OfPeople);
        if (manifest is null)
            return refused!;
        if (withNames && kind is OfPeople && !reads.Note(user, Opened(user, manifest)))
        {
            user = user with { Open = User.Nobody.Open };
            manifest = ManifestOf(user, inquiry, move, leg, withNames).Manifest!;
        }
        var workbook = new ManifestWorkbook(manifest, Speech.In(language), archive.IsExercise);
        return new MoveFile(
            [],
            $"{Mark}{kind}-{move}{(leg is null ? "" : "-" + leg)}.xlsx",
            ListWorkbook.Type,
            kind is OfPeople ? workbook.People(withNames, user) : workbook.Cargo()
        );
    }

    private string Mark => archive.IsExercise ? "EXERCISE-" : "";

    private (Manifest? Manifest, MoveFile? Refused) ManifestOf(
        User user,
        Inquiry inquiry,
        string move,
        string? leg,
        bool withNames
    ) =>
        Of(
            inquiry with
            {
                Reach = user.Reach,
            },
            move,
            (known, plan, _) =>
            {
                var people = plan.Standing<ChalkListed>().SelectMany(chalk => chalk.Said.People).ToList();
                return Web.Manifest.Of(
                    plan,
                    leg is null ? null : plan.Leg(leg),
                    personnel.Name(user, known, plan, withNames ? people : []),
                    personnel.PassportsOf(user, known, people)
                );
            },
            leg
        );

    private static IEnumerable<(string, string, Compartment)> Opened(User user, Manifest manifest) =>
        user.Sees(Compartment.Gender)
            ? manifest
                .People.Where(one => one.Identity is not null)
                .Select(one => (manifest.Plan.Known.Scope, one.Person, Compartment.Gender))
            : [];

    // The first contingent that has a move of that name, at the inquiry's two clocks.
    private (T? Made, MoveFile? Refused) Of<T>(
        Inquiry inquiry,
        string move,
        Func<Known, MovePlan, MoveLaws, T> make,
        string? leg = null
    )
        where T : class
    {
        List<Problem> wrong = [];
        var looks = archive.Look<T?>(
            inquiry,
            (known, problems) =>
            {
                var laws = MoveLaws.Of(
                    known,
                    Assessment.InForce(adoption.Adopted(known, _ => null, problems), known.Today)
                );
                if (MovePlan.Find(known, move, laws.Zones) is not { } plan)
                    return null;
                if (leg is not null && plan.Leg(leg) is null)
                {
                    wrong.Add(
                        new Problem(
                            "leg",
                            0,
                            $"\"{StateTimes.Clip(leg)}\"",
                            plan.Legs.Count == 0
                                ? "a leg: this move has none"
                                : $"one of {string.Join(", ", plan.Legs.Select(one => one.Name))}"
                        )
                    );
                    return null;
                }
                return make(known, plan, laws);
            }
        );
        List<Problem> all = [.. looks.Problems, .. wrong];
        if (all.Count > 0)
            return (null, MoveFile.Refused(all));
        return looks.Scopes.Select(look => look.Value).FirstOrDefault(made => made is not null) is { } found
            ? (found, null)
            : (
                null,
                MoveFile.Refused(
                    new Problem("move", 0, $"\"{StateTimes.Clip(move)}\"", MovementOrder.Kind.SubjectWanted)
                ) with
                {
                    IsMissing = true,
                }
            );
    }
}
