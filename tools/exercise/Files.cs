namespace Qalqan.Exercise;

/// <summary>Every file the exercise writes. One capability owns one file and one random stream of the file's own name.</summary>
public static class Files
{
    // A later capability is one more line here; it draws from its own stream and leaves the others' bytes as they are.
    private static readonly (string Name, Func<Told, Xoshiro256StarStar, IReadOnlyList<Line>> Tell)[] Parts =
    [
        ("made/people.ndjson", (told, dice) => told.People(dice)),
        ("faults/people.ndjson", (told, dice) => new PeopleFaults(told.Posts, told.Roster, told.Made, dice).Write()),
    ];

    /// <summary>Names relative to the contingent's folder, and bytes.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> All(List<Post> posts)
    {
        var told = new Told(posts);
        return
        [
            .. Parts.Select(part =>
                (
                    part.Name,
                    (byte[])
                        [
                            .. part.Tell(told, Xoshiro256StarStar.Of(Story.Seed, part.Name))
                                .SelectMany(line => line.ToBytes()),
                        ]
                )
            ),
        ];
    }

    /// <summary>The repository's folder: the nearest above this program that holds the solution.</summary>
    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Qalqan.slnx")))
                return folder.FullName;
        throw new DirectoryNotFoundException("No folder above this program holds Qalqan.slnx.");
    }

    /// <summary>What earlier parts have told, for those that build on it: the roster before its faults.</summary>
    private sealed class Told(List<Post> posts)
    {
        public List<Post> Posts => posts;

        public Roster Roster { get; private set; } = new([], []);

        public IReadOnlyList<Line> Made { get; private set; } = [];

        public IReadOnlyList<Line> People(Xoshiro256StarStar dice)
        {
            Roster = new RosterPlan(posts, dice).Make();
            return Made = new PeopleRecord(posts, Roster, dice).Write();
        }
    }
}
