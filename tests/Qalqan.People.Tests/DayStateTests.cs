using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Qalqan.Claims;

namespace Qalqan.People.Tests;

public class DayStateTests
{
    /// <summary>Signed days carry this digest; a change here would make every copy ever issued look altered.</summary>
    [Fact]
    public void The_digest_is_over_these_bytes_for_ever()
    {
        const string text =
            "-\tR-010\treserve\t-\n"
            + "A-01\tR-001\tsubstantive\tpresent\n"
            + "A-02\tR-002\tacting\tleave\n"
            + "A-03\tR-003\thandover\tcompensatory-time\n"
            + "A-04\tR-004\treserve\tsick\n"
            + "A-05\tR-005\tsubstantive\tduty-travel\n"
            + "A-06\tR-006\tsubstantive\tattached\n"
            + "A-07\tR-007\tsubstantive\toff-camp\n"
            + "A-08\tR-008\tsubstantive\tabsent\n";
        DayRow[] rows =
        [
            Row("A-08", "R-008", Tenure.Substantive, PersonState.Absent),
            Row("A-07", "R-007", Tenure.Substantive, PersonState.OffCamp),
            Row("A-06", "R-006", Tenure.Substantive, PersonState.Attached),
            Row("A-05", "R-005", Tenure.Substantive, PersonState.DutyTravel),
            Row("A-04", "R-004", Tenure.Reserve, PersonState.Sick),
            Row("A-03", "R-003", Tenure.Handover, PersonState.CompensatoryTime),
            Row("A-02", "R-002", Tenure.Acting, PersonState.Leave),
            Row("A-01", "R-001", Tenure.Substantive, PersonState.Present),
            Row("-", "R-010", Tenure.Reserve, null),
        ];
        var digest = new DayState(rows, []).Digest;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), digest);
        Assert.Equal("e8b80e60959eeaa02a34cbf5575b9b29a9bb348edcc1a907031d6a8b2d40fe88", digest);
        Assert.Equal(digest, new DayState([.. rows.Reverse()], []).Digest);
    }

    [Fact]
    public void The_digest_of_an_empty_day_is_that_of_no_bytes() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", new DayState([], []).Digest);

    [Fact]
    public void Holders_are_on_the_day_until_somebody_arrives_and_then_those_who_serve()
    {
        var told = new Told()
            .Post("A-01")
            .Post("A-02")
            .Held("A-01", "R-001", Tenure.Substantive, "2024-02-01 00:00")
            .Held("A-02", "R-002", Tenure.Substantive, "2024-02-01 00:00")
            .Held("A-02", "R-003", Tenure.Reserve, "2024-02-01 00:00")
            .Arrived("R-002", "2024-03-15 09:00");
        Assert.Equal(["R-001", "R-002"], PeopleOf(told, "2024-03-15 08:59"));
        Assert.Equal(["R-002"], PeopleOf(told, "2024-03-15 09:00"));
    }

    [Fact]
    public void Who_went_home_is_on_no_day_while_the_next_rotation_prepares()
    {
        var told = new Told()
            .Post("A-01")
            .Post("A-02")
            .Held("A-01", "R-001", Tenure.Substantive, "2024-02-01 00:00")
            .Held("A-02", "R-002", Tenure.Substantive, "2024-02-01 00:00")
            .Arrived("R-001", "2024-03-15 09:00")
            .Tour("R-001", "R1", new LocalDate(2025, 3, 14), "2024-03-15 09:00")
            .Departed("R-001", "2025-03-13 09:00");
        Assert.Equal(["R-002"], PeopleOf(told, "2025-03-14 00:00"));
        told.Tour("R-001", "R2", new LocalDate(2026, 3, 14), "2025-03-20 09:00");
        Assert.Equal(["R-001", "R-002"], PeopleOf(told, "2025-03-21 00:00"));
    }

    [Fact]
    public void Who_has_two_posts_and_a_reserve_is_one_row_at_the_post_that_is_held_first()
    {
        var day = DayState.Of(
            new Told()
                .Held("A-01", "R-001", Tenure.Reserve, "2024-02-01 00:00")
                .Held("B-02", "R-001", Tenure.Acting, "2024-02-01 00:00")
                .Held("C-02", "R-001", Tenure.Substantive, "2024-02-01 00:00")
                .Held("C-01", "R-001", Tenure.Substantive, "2024-02-02 00:00")
                .Held("C-01", "R-001", Tenure.Substantive, "2024-02-03 00:00")
                .Look("2024-03-01 00:00")
        );
        Assert.Equal(
            ("C-01", "R-001", Tenure.Substantive),
            day.Rows.Select(r => (r.Post, r.Person, r.Tenure)).Single()
        );
    }

    private static IEnumerable<string> PeopleOf(Told told, string time) =>
        DayState.Of(told.Look(time)).Rows.Select(row => row.Person).Order(StringComparer.Ordinal);

    private static DayRow Row(string post, string person, Tenure tenure, PersonState? state) =>
        new(post, null, person, tenure, state, null);
}
