using NodaTime;
using Qalqan.Claims;

namespace Qalqan.Exercise;

/// <summary>What goes wrong with the first move: somebody on two manifests for a day, and a count that is one short for half an hour.</summary>
public sealed class MoveFaults(List<Post> posts, Roster roster, Xoshiro256StarStar dice)
{
    private readonly MovePen pen = new(posts, roster, dice);

    public IReadOnlyList<Line> Write()
    {
        OnTwoManifests();
        OneShort();
        return pen.Lines;
    }

    // A medic of the third aircraft is written into the first one too.
    private void OnTwoManifests()
    {
        var at = Story.Z("2024-03-11T05:00:00Z");
        var crew = new MoveCrew(posts, pen);
        var guest = crew.Of("C3", at).First(holder => holder.Post.Trade == "MEDIC").Member.Reference;
        var wrong = pen.Plan(
            "S1",
            at,
            DeploymentLoad.Aircraft("C1", [.. MoveCrew.References(crew.Of("C1", at)), guest])
        );
        pen.Withdraw("S1", at + Duration.FromDays(1), wrong);
    }

    // Before the second flight one is not at the steps; the count that everybody remembers comes twenty minutes later.
    private void OneShort()
    {
        var at = DeploymentPlan.MainLeavesAktau - Duration.FromMinutes(15);
        var people = new MoveCrew(posts, pen).Of("C2", at);
        pen.Tell(
            "S1",
            at,
            new NodeCounted(
                DeploymentPlan.Move,
                "L5",
                "UATE",
                CountDoing.Leaving,
                "C2",
                people.Count - 1,
                [new NotThere(people[^1].Member.Reference, "In the terminal, at the water")],
                [],
                "Looked for; found before the engines started"
            )
        );
    }
}
