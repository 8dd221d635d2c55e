namespace Qalqan.Exercise;

/// <summary>Tells both moves, the first deployment and the first rotation, with nothing amiss in them.</summary>
public sealed class MoveRecord(List<Post> posts, Roster roster, Xoshiro256StarStar dice)
{
    public IReadOnlyList<Line> Write()
    {
        var pen = new MovePen(posts, roster, dice);
        var crew = new MoveCrew(posts, pen);
        new DeploymentPlan(pen).Write();
        new DeploymentLoad(pen, crew).Write();
        new DeploymentRoad(pen, crew).Write();
        new DeploymentHandover(pen).Write();
        new RotationMove(posts, roster, pen).Write();
        return pen.Lines;
    }
}
