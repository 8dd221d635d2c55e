using System.Buffers.Binary;
using System.Security.Cryptography;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Bench;

/// <summary>
/// The exercise, multiplied. Copy 0 is the exercise itself; the others are its reports under new ids, moved as one: a
/// correction corrects within its copy. All copies keep the times recorded, so they lie interleaved as if reported at once.
/// </summary>
internal static class Exercise
{
    public const string Scope = "kaz-undof-2024";

    private static readonly Intake Intake = new Packs(CommandLine.Capabilities).Read(
        [Packs.FirstCase],
        [],
        [],
        SystemClock.Instance.GetCurrentInstant()
    );

    // Those without a detail: what is measured here is the journal, not the vault.
    private static IReadOnlyList<Submission> Submissions { get; } =
    [
        .. Intake
            .Drafts.Where(draft => draft.Detail is null)
            .Select(draft => new Submission(draft.Report, draft.RecordedAt)),
    ];

    public static int Count => Submissions.Count;

    /// <summary>One contingent with that many times the sub-units, posts, rotations and people.</summary>
    public static IEnumerable<Submission> InOneScope(int copies) =>
        from submission in Submissions
        from copy in Enumerable.Range(0, copies)
        let claim = Moved(submission.Report.Claim, copy)
        where claim is not null
        select Moved(submission, copy, submission.Report.Scope, claim);

    /// <summary>That many contingents, each the exercise, in one mission.</summary>
    public static IEnumerable<Submission> InScopes(int copies) =>
        from submission in Submissions
        from copy in Enumerable.Range(0, submission.Report.Scope == Scope ? copies : 1)
        select Moved(
            submission,
            copy,
            copy == 0 ? submission.Report.Scope : $"{Scope}-{copy}",
            submission.Report.Claim
        );

    /// <summary>A data folder of these reports, made by the journal itself.</summary>
    public static void Make(string path, IEnumerable<Submission> submissions)
    {
        using var folder = Folder.OpenToWrite(path, FolderKind.Exercise, SystemClock.Instance);
        foreach (var bytes in Intake.Shelved)
            folder.Shelf.Put(bytes);
        foreach (var batch in submissions.Chunk(10_000))
            folder.Journal.AppendAll(batch).AsTask().GetAwaiter().GetResult();
    }

    private static Submission Moved(Submission submission, int copy, string scope, Claim claim)
    {
        var report = submission.Report;
        return new Submission(
            report with
            {
                Id = Moved(report.Id, copy),
                Scope = scope,
                Source = report.Source with
                {
                    Person = report.Source.Person is { } person ? Moved(person, copy) : null,
                },
                Claim = claim,
                Corrects = report.Corrects is { } corrected ? Moved(corrected, copy) : null,
                Withdraws = report.Withdraws is { } withdrawn ? Moved(withdrawn, copy) : null,
            },
            submission.RecordedAt
        );
    }

    // Null is a claim of the whole scope, which the copies share.
    private static Claim? Moved(Claim claim, int copy) =>
        claim switch
        {
            _ when copy == 0 => claim,
            PostOpened post => post with { Post = Moved(post.Post, copy), SubUnit = Moved(post.SubUnit, copy) },
            Enrolled enrolled => enrolled with { Person = Moved(enrolled.Person, copy) },
            Held held => held with { Post = Moved(held.Post, copy), Person = Moved(held.Person, copy) },
            Stated stated => stated with { Person = Moved(stated.Person, copy) },
            Arrived arrived => arrived with { Person = Moved(arrived.Person, copy) },
            Departed departed => departed with { Person = Moved(departed.Person, copy) },
            TourSet tour => tour with { Person = Moved(tour.Person, copy), Rotation = Moved(tour.Rotation, copy) },
            Withdrawal => claim,
            _ => null,
        };

    private static string Moved(string reference, int copy) => copy == 0 ? reference : $"{reference}.{copy}";

    private static ReportId Moved(ReportId id, int copy)
    {
        if (copy == 0)
            return id;
        Span<byte> bytes = stackalloc byte[20 + SHA256.HashSizeInBytes];
        id.Value.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes[16..], copy);
        SHA256.HashData(bytes[..20], bytes[20..]);
        return new ReportId(new Guid(bytes.Slice(20, 16), bigEndian: true));
    }
}
