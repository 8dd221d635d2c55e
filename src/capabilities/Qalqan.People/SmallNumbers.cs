using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>
/// The least number that may be told of a group told apart by sex: on a screen here, in what is shared with a mission or a
/// ministry, and in what is published. It judges nothing; the desk shows nothing below it. None adopted: only totals that
/// were declared are told.
/// </summary>
public sealed record SmallNumbers(int Internal, int Shared, int Public) : Requirement
{
    public static Shape Shape { get; } = Shape.State("small-numbers", Read, (_, _) => []);

    private static SmallNumbers Read(Fields fields)
    {
        var read = new SmallNumbers(
            fields.Whole("internal", 1, 1000),
            fields.Whole("shared", 1, 1000),
            fields.Whole("public", 1, 1000)
        );
        if (fields.Has("shared") && read.Shared < read.Internal)
            fields.Refuse("shared", $"{read.Shared}", $"at least the {read.Internal} of \"internal\"");
        if (fields.Has("public") && read.Public < read.Shared)
            fields.Refuse("public", $"{read.Public}", $"at least the {read.Shared} of \"shared\"");
        return read;
    }
}
