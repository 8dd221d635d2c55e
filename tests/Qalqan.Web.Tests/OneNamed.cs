using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>A copy of the first case in which one person has names, kin, a passport and a medical board; only read.</summary>
public sealed class OneNamed : IDisposable
{
    private static readonly Instant Enrolment = Instant.FromUtc(2024, 1, 10, 6, 0);

    private readonly Scratch scratch = new();
    private readonly Folder folder;

    public OneNamed(FirstCase first)
    {
        folder = Folder.OpenToWrite(first.CopyTo(scratch, "named"), FolderKind.Exercise, SystemClock.Instance);
        var ledger = new Ledger(folder.Journal, folder.Vault);
        Draft Say(Claim claim, Detail? detail) =>
            new(
                new Report(
                    default,
                    "kaz-undof-2024",
                    Validity.Since(Enrolment),
                    Enrolment,
                    new Source("S1", null),
                    claim
                ),
                detail
            );
        var receipts = ledger
            .Append(
                ledger.Prepare([
                    Say(
                        new Identified("R1-017", null),
                        new IdentityDetail(
                            new PersonName("Үлгібаев", "Жәнібек", "Серікұлы"),
                            new PersonName("Ulgibayev", "Zhanibek", null),
                            Sex.Male,
                            new LocalDate(1991, 2, 3)
                        )
                    ),
                    Say(
                        new KinNamed("R1-017", 1, null),
                        new KinDetail("Үлгібаева Әлия", "wife", "+7 700 000 00 17", null, null)
                    ),
                    Say(
                        new PaperHeld("R1-017", "passport", new LocalDate(2024, 12, 1), null),
                        new PaperDetail("N00000017", null, null)
                    ),
                    Say(
                        new FoundFit("R1-017", Fitness.FitWithLimits, null, null),
                        new MedicalDetail("B-2 knee", null, null)
                    ),
                ])
            )
            .AsTask()
            .GetAwaiter()
            .GetResult();
        Assert.All(receipts, receipt => Assert.Equal(Outcome.Recorded, receipt.Outcome));
        Pages = Pages.Of(Judging.DeskOf(folder));
    }

    internal Pages Pages { get; }

    public void Dispose()
    {
        Pages.Dispose();
        folder.Dispose();
        scratch.Dispose();
    }
}
