using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Movement;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>A file made of a move; or what was wrong with the question, and whether it is that there is no such move.</summary>
public sealed record MoveMade(IReadOnlyList<Problem> Problems, string Name, string Type, byte[] Bytes)
{
    public bool IsMissing { get; init; }

    internal static MoveMade Refused(params IReadOnlyList<Problem> problems) => new(problems, "", "", []);
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
    public MoveMade Manifest(
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
            return MoveMade.Refused(new Problem("kind", 0, $"\"{StateTimes.Clip(kind)}\"", $"{OfPeople} or {OfCargo}"));
        if (kind is OfPeople && !user.May(Right.SeePeople))
            return MoveMade.Refused(new Problem("kind", 0, OfPeople, $"{OfCargo}: this post sees no people"));
        var (manifest, refused) = ManifestOf(user, inquiry, move, leg, withNames && kind is OfPeople);
        if (manifest is null)
            return refused!;
        if (withNames && kind is OfPeople && !reads.Note(user, Opened(user, manifest)))
        {
            user = user with { Open = User.Nobody.Open };
            manifest = ManifestOf(user, inquiry, move, leg, withNames).Manifest!;
        }
        var workbook = new ManifestWorkbook(manifest, Speech.In(language), archive.IsExercise);
        return new MoveMade(
            [],
            $"{Mark}{kind}-{move}{(leg is null ? "" : "-" + leg)}.xlsx",
            ListWorkbook.Type,
            kind is OfPeople ? workbook.People(withNames, user) : workbook.Cargo()
        );
    }

    /// <summary>A label for each thing of the move, or of a leg of it, as a PDF; or in another format of papers, where a phone's text is what is wanted.</summary>
    public MoveMade Labels(User user, Inquiry inquiry, string move, string? leg, string language, string format = "pdf")
    {
        if (PaperFormats.Problem(format) is { } wrong)
            return MoveMade.Refused(wrong);
        var (sheet, refused) = Of(
            inquiry with
            {
                Reach = user.Reach,
            },
            move,
            (_, plan, _) =>
                LabelSheet.Of(plan, leg is null ? null : plan.Leg(leg), Speech.In(language), archive.IsExercise),
            leg
        );
        return sheet is null
            ? refused!
            : new MoveMade(
                [],
                $"{Mark}labels-{move}{(leg is null ? "" : "-" + leg)}.{format}",
                PaperFormats.MediaType(format),
                PaperFormats.Write(sheet, format)
            );
    }

    /// <summary>The flight plans of the move, of a leg or of a chalk of it: to be read and filled in, or a line each for programs.</summary>
    public MoveMade FlightPlans(
        User user,
        Inquiry inquiry,
        string move,
        string? leg,
        string? chalk,
        string language,
        bool asLines
    )
    {
        var (text, refused) = Of(
            inquiry with
            {
                Reach = user.Reach,
            },
            move,
            (_, plan, laws) =>
            {
                var flights = FlightPlan
                    .Of(plan, laws.Airframes)
                    .Where(flight =>
                        (leg is null || flight.Leg.Name == leg) && (chalk is null || flight.Chalk == chalk)
                    )
                    .ToList();
                return asLines
                    ? string.Concat(FlightPlanText.Lines(plan, flights, archive.IsExercise).Select(line => line + "\n"))
                    : FlightPlanText.Of(plan, flights, Speech.In(language), archive.IsExercise);
            },
            leg
        );
        return text is null
            ? refused!
            : new MoveMade(
                [],
                $"{Mark}flight-plans-{move}.{(asLines ? "ndjson" : "txt")}",
                asLines ? "application/x-ndjson" : "text/plain; charset=utf-8",
                System.Text.Encoding.UTF8.GetBytes(text)
            );
    }

    /// <summary>The whole move as one picture, as SVG.</summary>
    public MoveMade Map(User user, Inquiry inquiry, string move, string language)
    {
        var (made, refused) = Of(
            inquiry with
            {
                Reach = user.Reach,
            },
            move,
            (_, plan, laws) =>
                new Picture(
                    MoveMap.Of(plan, node => MovePlaces.Of(plan, laws, node), Speech.In(language), archive.IsExercise)
                )
        );
        return made switch
        {
            null => refused!,
            { Drawing: { } drawing } => new MoveMade(
                [],
                $"{Mark}map-{move}.svg",
                "image/svg+xml",
                Paper.Svg.Of(drawing)
            ),
            _ => MoveMade.Refused(
                new Problem("move", 0, $"{move}, of which no leg's ends lie anywhere", "places with coordinates")
            ),
        };
    }

    /// <summary>The move's legs and places as features for a map, in a format by its ending: such as may be brought to a mission's map as a layer.</summary>
    public MoveMade Features(User user, Inquiry inquiry, string move, string format, string language)
    {
        if (Exchange.MapFormats.Of("move." + format) is not { } known)
            return MoveMade.Refused(
                new Problem("format", 0, $"\"{StateTimes.Clip(format)}\"", "svg, geojson, kml, kmz or gpx")
            );
        var (features, refused) = Of(
            inquiry with
            {
                Reach = user.Reach,
            },
            move,
            (_, plan, laws) => MoveFeatures.Of(plan, node => MovePlaces.Of(plan, laws, node), Speech.In(language))
        );
        var title = $"{(archive.IsExercise ? "EXERCISE " : "")}{move}";
        return features is null
            ? refused!
            : new MoveMade(
                [],
                $"{Mark}map-{move}.{Exchange.MapFormats.Ending(known)}",
                Exchange.MapFormats.ContentType(known),
                Exchange.FeatureFile.Write(known, title, features)
            );
    }

    private sealed record Picture(Paper.Drawing? Drawing);

    /// <summary>What is open in the mission of the contingent, as known now; null for whom the mission's day is not there.</summary>
    internal IReadOnlyList<OpenInMission>? Open(User user, string scope) =>
        user.May(Right.SeeDay)
        && archive.MissionOf(scope) is { } mission
        && archive.Missions(user.Reach).Contains(mission)
            ? archive.Of(mission, chronicle => OpenInMission.Of(archive.Everything(chronicle)))
            : null;

    private string Mark => archive.IsExercise ? "EXERCISE-" : "";

    private (Manifest? Manifest, MoveMade? Refused) ManifestOf(
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
    private (T? Made, MoveMade? Refused) Of<T>(
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
                var laws = MoveLaws.Of(Assessment.InForce(adoption.Adopted(known, _ => null, problems), known.Today));
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
            return (null, MoveMade.Refused(all));
        return looks.Scopes.Select(look => look.Value).FirstOrDefault(made => made is not null) is { } found
            ? (found, null)
            : (
                null,
                MoveMade.Refused(
                    new Problem("move", 0, $"\"{StateTimes.Clip(move)}\"", MovementOrder.Kind.SubjectWanted)
                ) with
                {
                    IsMissing = true,
                }
            );
    }
}
