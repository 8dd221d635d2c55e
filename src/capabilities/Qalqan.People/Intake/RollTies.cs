using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>
/// The post of a row against the posts that the person has on record. A row tells of one post held in one way: another of that
/// way, or the same post held otherwise, ends on the sheet's day. A reserve stays one beside the post that is held.
/// </summary>
internal static class RollTies
{
    public static List<Change> Of(RollRow row, OnRecord record, Settling settling, Instant begins)
    {
        if (row.Post is not { } post)
            return [];
        var all = record.About<Held>(row.Person).ToList();
        var ties = all.Where(fact => OnRecord.IsTrueAt(fact, begins)).ToList();
        var same = ties.FirstOrDefault(fact =>
            TieOf(fact).Post == post && (row.Tenure is null || TieOf(fact).Tenure == row.Tenure)
        );
        var tenure = row.Tenure ?? (same is null ? Tenure.Substantive : TieOf(same).Tenure);
        var claim = new Held(post, row.Person, tenure);
        var over = ties.Where(fact => fact != same && IsReplaced(TieOf(fact), claim)).ToList();
        List<Change> changes = [];
        var isSaid = same is not null;
        foreach (var fact in over)
            if (!isSaid && fact.From == begins)
            {
                // Said of this very day already: that report is corrected, nothing ends.
                changes.Add(new Change(row.Number, claim, new Validity(fact.From, fact.To), null, fact.Id));
                isSaid = true;
            }
            else
                changes.Add(settling.End(row.Number, fact, begins));
        if (isSaid)
            return changes;
        var later = all.FirstOrDefault(fact => fact.From > begins && fact.Claim.Equals(claim));
        changes.Add(new Change(row.Number, claim, new Validity(begins, later?.To), null, later?.Id));
        return changes;
    }

    private static Held TieOf(Fact fact) => (Held)fact.Claim;

    private static bool IsReplaced(Held before, Held now) =>
        before.Post == now.Post || before.Tenure == now.Tenure || (IsHolder(before.Tenure) && IsHolder(now.Tenure));

    private static bool IsHolder(Tenure tenure) => tenure is Tenure.Substantive or Tenure.Acting;
}
