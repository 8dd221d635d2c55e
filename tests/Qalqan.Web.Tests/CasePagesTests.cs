using System.Net;
using System.Text;

namespace Qalqan.Web.Tests;

/// <summary>The pages of incidents and inspections as a clerk uses them, without scripts: forms in, pages out, and what was refused comes back as typed.</summary>
public sealed class CasePagesTests(FirstCase first)
{
    [Fact]
    public void An_incident_is_stated_said_otherwise_and_what_is_refused_comes_back_as_it_was_typed()
    {
        using var day = new DayCase(first);
        using var pages = Pages.Of(day.Desk);
        var clerk = new Clerk(pages);
        clerk.Open("/incidents");
        clerk.Follow("State an incident");

        clerk.Press(
            "State it",
            ("kind", "presence"),
            ("at", "231000ZNOV26"),
            ("where", "P68 at noon"),
            ("words", "Held beside the road")
        );
        Assert.Equal(HttpStatusCode.BadRequest, clerk.Status);
        Assert.Contains("Held beside the road", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("P68 at noon", clerk.Text, StringComparison.Ordinal);

        clerk.Press("State it", ("where", "P68"));
        Assert.Contains("INC-261123-01", clerk.Text, StringComparison.Ordinal);

        clerk.Follow("Say otherwise what it was");
        clerk.Press("Correct it", ("words", "Held on the road"), ("count", "4"));
        Assert.Contains("Held on the road", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("was corrected", clerk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_incidents_is_tried_without_a_trace_and_taken_in_with_a_word_for_each_row_that_needs_one()
    {
        using var day = new DayCase(first);
        using var pages = Pages.Of(day.Desk);
        var clerk = new Clerk(pages);
        var head = day.Folder.Journal.Head.Number;
        var file = Encoding.UTF8.GetBytes(
            "incident_id,date,category,event,side_of_origin,actor,rule_codes\n"
                + "X-1,2024-03-16,FIRE_ACROSS,Three rounds,Bravo,the Martians,R-CF-1\n"
                + "X-2,2024-03-16,FIRE_ACROSS,Two rounds,disputed,,R-CF-1\n"
        );
        clerk.Open("/incidents/import");

        clerk.Drop("Try it", "x.csv", file);
        Assert.Contains("tried: nothing is recorded yet", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("disputed", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("the Martians", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("Not read: rule_codes", clerk.Text, StringComparison.Ordinal);
        Assert.Equal(head, day.Folder.Journal.Head.Number);

        clerk.Drop("Take it in", "x.csv", file);
        Assert.Contains("1 new", clerk.Text, StringComparison.Ordinal);
        Assert.Equal(head + 1, day.Folder.Journal.Head.Number);

        clerk.Drop("Take it in", "x.xlsx", [0x50, 0x4b, 3, 4, 9, 9]);
        Assert.Equal(HttpStatusCode.BadRequest, clerk.Status);
    }

    [Fact]
    public void A_visit_keeps_its_plan_a_refused_one_its_words_and_what_it_found_is_decided_on_beside_it()
    {
        using var day = new DayCase(first);
        using var pages = Pages.Of(day.Desk);
        var clerk = new Clerk(pages);
        clerk.Open("/inspections");
        clerk.Press("Plan", ("area", "bravo-10"), ("from", "2026-11-24T10:00"), ("to", "2026-11-24T12:00"));
        Assert.Contains("INS-261124-01", clerk.Text, StringComparison.Ordinal);

        clerk.Press(
            "Record the visit",
            ("area", "bravo-10"),
            ("from", "2026-11-24T10:00"),
            ("to", "2026-11-24T12:00"),
            ("counts", "eighty tanks")
        );
        Assert.Equal(HttpStatusCode.BadRequest, clerk.Status);
        Assert.Contains("eighty tanks", clerk.Text, StringComparison.Ordinal);

        clerk.Press("Record the visit", ("counts", "80 tank"), ("inspection", "INS-261124-01"), ("whole", "yes"));
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.Contains("R-AOL-10-T", clerk.Text, StringComparison.Ordinal);
        var visit = day.Desk.Inspecting.Of(new Inquiry(Scope: DayCase.Mission)).Scopes[0].Value;
        Assert.Equal(
            "VIS-261124-01",
            visit.Plans.Single(plan => plan.Said.Inspection == "INS-261124-01").Visit?.Said.Visit
        );

        clerk.Press("Decide as", ("outcome", "confirmed"), ("why", "Counted twice by two teams"));
        Assert.Contains("confirmed", clerk.Text, StringComparison.Ordinal);
        Assert.Equal(
            Kernel.Decision.Confirmed,
            Assert
                .Single(
                    day.Desk.Inspecting.Of(new Inquiry(Scope: DayCase.Mission)).Scopes[0].Value.Open,
                    finding => finding.Subject == "VIS-261124-01"
                )
                .Decision
        );
    }
}
