using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Kernel.Tests;

/// <summary>A chronicle told by hand: reports named by small numbers, an entry a call.</summary>
internal sealed class Told
{
    public static readonly Instant Day0 = Instant.FromUtc(2024, 3, 1, 0, 0);

    public Chronicle Chronicle { get; } = new("unit");

    public static ReportId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));

    public static Instant Day(int day) => Day0 + Duration.FromDays(day);

    public Told Held(
        int id,
        string person,
        int from = 0,
        int? to = null,
        int? corrects = null,
        string post = "HQ-01"
    ) => Say(id, new Held(post, person, Tenure.Substantive), from, to, corrects);

    public Told Say(int id, Claim claim, int from = 0, int? to = null, int? corrects = null, int? withdraws = null)
    {
        var valid = new Validity(Day(from), to is { } day ? Day(day) : null);
        var report = new Report(
            Id(id),
            "unit",
            valid,
            Day(from),
            new Source("S1", null),
            claim,
            Link(corrects),
            Link(withdraws)
        );
        Chronicle.Apply(new Entry(Chronicle.Number + 1, Day(from), report));
        return this;

        static ReportId? Link(int? number) => number is { } n ? Id(n) : null;
    }

    public Told Withdraw(int id, int which) =>
        Say(id, new Withdrawal(WithdrawalReason.EnteredInError), withdraws: which);

    public Known At(int day, long? upTo = null) =>
        Chronicle.KnownAt(upTo ?? Chronicle.Number, Day(day), new Interval(null, Day(day)));

    /// <summary>Who holds the post, a question mark behind each that is contested.</summary>
    public string Holders(int day, long? upTo = null, string post = "HQ-01") =>
        string.Join(
            " ",
            At(day, upTo)
                .Of<Held>(post)
                .Select(fact => ((Held)fact.Claim).Person + (fact.Contested ? "?" : ""))
                .Order(StringComparer.Ordinal)
        );
}
