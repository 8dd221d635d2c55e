using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Web;
using Qalqan.Words;

namespace Qalqan;

/// <summary>The command that says where a place is, as the page does; it works beside a running serve.</summary>
internal static class Locating
{
    public static int Where(string path, string text, Inquiry inquiry, bool isJson, Speech speech, TextWriter output)
    {
        using var folder = Folder.OpenToRead(path);
        var looks = Judging.DeskOf(folder).Where(inquiry, text);
        if (looks.Problems.Count > 0)
            throw new RefusalException([.. looks.Problems]);
        if (isJson)
            foreach (var line in WhereLines.Of(looks, speech))
                output.WriteLine(line);
        else if (looks.IsExercise && looks.Scopes.Any(look => look.Value.Read.Where is not null))
            output.WriteLine("EXERCISE");
        foreach (var look in looks.Scopes)
            if (look.Value.Read.Where is null)
                Refuse(look.Value, speech);
            else if (!isJson)
                Print(look.Value, speech, output);
        return looks.Scopes.Any(look => look.Value.Read.Where is null) ? 2 : 0;
    }

    // Where it was typed, as a compiler says it: the character counts from 1.
    private static void Refuse(Located located, Speech speech)
    {
        foreach (var problem in located.Read.Problems)
            Console.Error.WriteLine($"TEXT:{problem.Start + 1}: {speech.Say(problem.Says)}");
        Hints(located, speech, Console.Error);
    }

    private static void Print(Located located, Speech speech, TextWriter output)
    {
        var table = new TextTable(Say("web.where.read"), PlaceText.Write(located.Read.Where!));
        if (located.Grid is { } grid)
            table.Add(Say("web.where.grid"), grid.Spaced());
        if (located.OtherGrid is { } other)
            table.Add(Say("web.where.other", ("zone", other.Zone)), other.Spaced());
        if (located.Utm is { } utm)
            table.Add("UTM", utm.ToString());
        if (located.LatLon is { } latLon)
            table.Add(Say("web.where.lat-lon"), latLon);
        if (located.Spot is { } spot)
            table.Add(Say("web.where.error"), WhereWords.Of(spot.Error, speech) + WhereWords.Ellipse(spot, speech));
        if (located.Ray is { } ray)
            table.Add(Say("web.where.ray"), WhereWords.Of(ray, speech));
        table.Print(output);
        foreach (var doubt in WhereWords.Doubts(located))
            output.WriteLine(speech.Say(doubt));
        Near(located, speech, output);
        Hints(located, speech, output);

        string Say(string key, params (string, object)[] values) => speech.Say(Phrase.Of(key, values));
    }

    private static void Near(Located located, Speech speech, TextWriter output)
    {
        if (located.Near.Count == 0)
            return;
        output.WriteLine(Say("web.where.near"));
        var table = new TextTable(
            Say("web.where.place"),
            "",
            Say("web.where.distance") + "#",
            Say("web.where.bearing") + "#"
        );
        foreach (var near in located.Near)
            table.Add(
                near.Place.Id,
                near.Place.Name,
                WhereWords.Of(near.Distance, speech),
                WhereWords.Of(near.FromGridNorth)
            );
        table.Print(output);
        output.WriteLine(Say("web.where.near.foot"));

        string Say(string key) => speech.Say(Phrase.Of(key));
    }

    private static void Hints(Located located, Speech speech, TextWriter output)
    {
        foreach (var hint in located.Read.Hints)
            output.WriteLine($"{speech.Say(hint.Says)} {hint.Text}");
    }
}
