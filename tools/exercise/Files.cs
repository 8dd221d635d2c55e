using Qalqan.Kernel;

namespace Qalqan.Exercise;

/// <summary>Every file the exercise writes. One capability owns one file and one random stream of the file's own name.</summary>
public static class Files
{
    // A later capability is one more line here; it draws from its own stream and leaves the others' bytes as they are.
    private static readonly (string Name, Func<Told, Xoshiro256StarStar, IEnumerable<byte[]>> Tell)[] Parts =
    [
        ("made/people.ndjson", (told, dice) => told.People(dice)),
        ("faults/people.ndjson", (told, dice) => told.PeopleFaults(dice)),
        ("made/details.ndjson", (told, dice) => told.Details(dice)),
        ("faults/details.ndjson", (told, dice) => told.DetailFaults(dice)),
        ("made/tasks.ndjson", (told, dice) => told.Tasks(dice)),
        ("made/watch.ndjson", (told, dice) => told.Watch(dice)),
        ("faults/days.ndjson", (told, dice) => told.DayFaults()),
        ("made/moves.ndjson", (told, dice) => told.Moves(dice)),
        ("faults/moves.ndjson", (told, dice) => told.MoveFaults(dice)),
    ];

    /// <summary>Names relative to the contingent's folder, and bytes; the tables are those of the repository at that root.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> All(string root)
    {
        var told = new Told(Post.Read(root), Title.Read(root));
        return
        [
            .. Parts.Select(part =>
                (
                    part.Name,
                    part.Tell(told, Xoshiro256StarStar.Of(Story.Seed, part.Name)).SelectMany(line => line).ToArray()
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

    /// <summary>What earlier parts have told, for those that build on it: everything before its faults.</summary>
    private sealed class Told(List<Post> posts, List<Title> titles)
    {
        private Roster roster = new([], []);
        private IReadOnlyList<Line> made = [];
        private IReadOnlyList<Line> faults = [];
        private IReadOnlyList<Profile> profiles = [];
        private IReadOnlyList<DetailLine> details = [];
        private IReadOnlyList<PlannedTask> plan = [];
        private IReadOnlyList<DetailLine> tasks = [];
        private IReadOnlyList<DetailLine> watch = [];

        public IEnumerable<byte[]> People(Xoshiro256StarStar dice)
        {
            roster = new RosterPlan(posts, dice).Make();
            made = new PeopleRecord(posts, roster, dice).Write();
            return made.Select(line => line.ToBytes());
        }

        public IEnumerable<byte[]> PeopleFaults(Xoshiro256StarStar dice)
        {
            faults = new PeopleFaults(posts, roster, made, dice).Write();
            return faults.Select(line => line.ToBytes());
        }

        public IEnumerable<byte[]> Details(Xoshiro256StarStar dice)
        {
            profiles = new Profiles(posts, roster, dice).Draw();
            details = new PeopleDetails(posts, roster, made, titles, dice).Write(profiles);
            return details.Select(line => line.ToBytes());
        }

        public IEnumerable<byte[]> DetailFaults(Xoshiro256StarStar dice)
        {
            var others = profiles.Where(profile => !IsOfAFault(profile.Member.Reference)).ToList();
            return new DetailFaults(posts, roster, others, details, dice).Write().Select(line => line.ToBytes());
        }

        public IEnumerable<byte[]> Tasks(Xoshiro256StarStar dice)
        {
            plan = new TaskPlan(dice).Make();
            tasks = new TaskRecord(Room(), profiles, dice).Write(plan);
            return tasks.Select(line => line.ToBytes());
        }

        public IEnumerable<byte[]> Watch(Xoshiro256StarStar dice)
        {
            watch = new WatchRecord(Room(), plan, dice).Write();
            return watch.Select(line => line.ToBytes());
        }

        public IEnumerable<byte[]> DayFaults() =>
            new DayFaults(Room(), tasks, watch).Write().Select(line => line.ToBytes());

        public IEnumerable<byte[]> Moves(Xoshiro256StarStar dice) =>
            new MoveRecord(posts, roster, dice).Write().Select(line => line.ToBytes());

        public IEnumerable<byte[]> MoveFaults(Xoshiro256StarStar dice) =>
            new MoveFaults(posts, roster, dice).Write().Select(line => line.ToBytes());

        private OpsRoom Room() => new(posts, roster, IsOfAFault);

        // Two faults of one person would hide each other.
        private bool IsOfAFault(string person) =>
            faults
                .Select(fault => Named(fault.Report).Claim)
                .Any(claim => claim.Key == person || claim.OtherKey == person);

        private Report Named(Report report) =>
            report.Withdraws is { } withdrawn
                ? made.Concat(faults).First(line => line.Report.Id == withdrawn).Report
                : report;
    }
}
