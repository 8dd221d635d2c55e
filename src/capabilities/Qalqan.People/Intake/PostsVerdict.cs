using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.People;

/// <summary>A list of posts against the record: row by row, then those that are gone.</summary>
internal sealed class PostsVerdict(SheetLook look, OnRecord record, VaultLook vault, Func<string, GoneChoice> gone)
{
    private readonly Settling settling = new(record, vault);
    private readonly Instant begins = look.Begins;

    public SheetVerdict Make()
    {
        var rows = SheetRows.Posts(look);
        List<RowRefusal> refusals = [.. rows.Refusals];
        var refused = refusals.Select(refusal => refusal.Row).ToHashSet();
        var tally = new Tally();
        foreach (var row in rows.Rows.Where(row => !refused.Contains(row.Number)))
        {
            // Without a column of key posts the record keeps what it says of them.
            var opened = row.Opened!;
            var before = record.Of(opened);
            if (look.Map.PlaceOf("key") is null && before is [.., { Claim: PostOpened known }])
                opened = opened with { IsKey = known.IsKey };
            var saying = new Saying(row.Number, opened, Validity.Since(begins), null, Lasting.State);
            if (settling.Of(saying) is { } changes)
                tally.Add(before.Count == 0, changes);
            else
                refusals.Add(
                    new RowRefusal(row.Number, null, Phrase.Of("people.sheet.contested.post", ("post", row.Post)))
                );
        }
        var present = rows.Rows.Select(row => row.Post).ToHashSet();
        List<string> absent = look.IsPart
            ? []
            :
            [
                .. record
                    .All<PostOpened>()
                    .Where(fact => OnRecord.IsTrueAt(fact, begins))
                    .Select(fact => fact.Claim.Key)
                    .Distinct()
                    .Where(post => !present.Contains(post)),
            ];
        return tally.Verdict(absent.SelectMany(Gone), refusals, absent, Notes(rows.Codes));
    }

    private IEnumerable<Phrase> Notes(IReadOnlyDictionary<string, string> codes)
    {
        if (look.IsPart)
            yield return Phrase.Of("people.sheet.note.part");
        foreach (var (text, code) in codes)
            yield return Phrase.Of("people.sheet.note.code", ("text", text), ("code", code));
    }

    private IEnumerable<Change> Gone(string post)
    {
        var choice = gone(post);
        var facts = record.Of(new PostOpened(post, post, post, post, false));
        var at = LocalDay.Start(choice.Day ?? look.Day, look.Zone);
        return choice.Answer switch
        {
            GoneAnswer.InError => facts.Select(fact => Settling.Withdraw(0, fact, begins)),
            GoneAnswer.Ended => facts
                .Where(fact => fact.To is null || fact.To > at)
                .Select(fact => settling.End(0, fact, at)),
            _ => [],
        };
    }
}
