using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>
/// Reads a line of the log as it is typed: <c>1432 P68 3 shots 270 800m</c>. Time and post first, if at all; a number before what
/// it counts; after it a bearing (four figures are mils, fewer are degrees, a unit goes before that; from grid north, our own
/// default, unless <c>true</c> or <c>mag</c> follows) and a distance, or a grid. Every part it understands is marked, every slip is said
/// where it was typed, and nothing else is made of it.
/// </summary>
public sealed partial class LogReader
{
    private readonly string line;
    private readonly LogClock clock;
    private readonly Gazetteer places;
    private readonly List<(int Start, string Text)> words = [];
    private readonly List<Marked> marks = [];
    private readonly List<Slip> slips = [];
    private readonly HashSet<int> taken = [];
    private Instant? at;
    private bool isTimed;
    private string? post;
    private string? place;
    private string? grid;
    private string? latLon;
    private Meaning found;
    private int? count;
    private Bound? bound;
    private Sight? sight;

    private LogReader(string line, LogClock clock, Gazetteer places)
    {
        (this.line, this.clock, this.places) = (line, clock, places);
        foreach (Match match in Word.Matches(line))
            words.Add((match.Index, match.Value.TrimEnd(',', ';', '.')));
        words.RemoveAll(word => word.Text.Length == 0);
    }

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word { get; }

    [GeneratedRegex(
        "^([0-9]{3,4}|[0-9]{1,4}([.][0-9]+)?(?=°|d|m))(°|deg|d|mils|mil)?(grid|true|mag)?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex BearingForm { get; }

    [GeneratedRegex("^([0-9]{1,6}([.][0-9]{1,3})?)(m|km)$", RegexOptions.IgnoreCase)]
    private static partial Regex DistanceForm { get; }

    [GeneratedRegex("^-?[0-9]{1,2}[.][0-9]{1,8},-?[0-9]{1,3}[.][0-9]{1,8}$")]
    private static partial Regex LatLonForm { get; }

    [GeneratedRegex("^(P|OP)[0-9]{1,3}[A-Z]?$", RegexOptions.IgnoreCase)]
    private static partial Regex PostForm { get; }

    /// <param name="line">As typed so far.</param>
    /// <param name="clock">By which its time is read.</param>
    /// <param name="places">The mission's.</param>
    public static LogReading Read(string line, LogClock clock, Gazetteer places) =>
        new LogReader(line, clock, places).Read();

    private LogReading Read()
    {
        ReadTime();
        ReadGrid();
        ReadMeanings();
        ReadPlaces();
        ReadSight();
        ReadCount();
        var where = WhereIsIt();
        if (found.What == "shot" && found.Side is null)
            slips.Add(new Slip(line.Length, 0, Phrase.Of("operations.slip.no-side")));
        marks.Sort((one, other) => one.Start.CompareTo(other.Start));
        slips.Sort((one, other) => one.Start.CompareTo(other.Start));
        return new LogReading(
            isTimed ? at : clock.Now,
            isTimed,
            post,
            found.What,
            count,
            bound,
            where,
            found.Side,
            found.Actor,
            found.Means,
            found.Sense,
            marks,
            slips
        );
    }

    private void ReadTime()
    {
        if (words.Count == 0 || !DayTime.IsTime(words[0].Text))
            return;
        isTimed = true;
        (at, var wrong) = DayTime.Read(words[0].Text, clock);
        Take(0, LogPart.Time);
        if (wrong is not null)
            Slip(0, 1, wrong, stops: true);
    }

    private void ReadGrid()
    {
        IReadOnlyList<string> texts = [.. words.Select(word => word.Text)];
        for (var i = 0; i < words.Count && grid is null && latLon is null; i++)
        {
            if (taken.Contains(i))
                continue;
            if (LatLonForm.IsMatch(words[i].Text))
            {
                latLon = words[i].Text;
                Take(i, LogPart.Place);
            }
            else if (GridInLine.Read(texts, i, DistanceForm.IsMatch) is var (text, used))
            {
                for (var word = i; word < i + used; word++)
                    Take(word, LogPart.Place);
                ReadGrid(text, i, used);
            }
        }
    }

    // Said by whoever reads places in every other field; what it would have guessed is said and not taken.
    private void ReadGrid(string text, int word, int used)
    {
        var read = PlaceText.Read(text, places);
        grid = read.Where?.Grid;
        foreach (var problem in read.Problems.Take(1))
            Slip(word, used, problem.Says);
        foreach (var hint in read.Hints)
            Slip(word, used, Phrase.Of("operations.slip.maybe", ("says", hint.Says), ("text", hint.Text)));
    }

    private void ReadMeanings()
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (taken.Contains(i))
                continue;
            if (
                i + 1 < words.Count
                && !taken.Contains(i + 1)
                && LogLexicon.Find(words[i].Text + " " + words[i + 1].Text, out var two)
            )
            {
                Understand(two, i, 2);
                i++;
            }
            else if (LogLexicon.Find(words[i].Text, out var one))
                Understand(one, i, 1);
        }
    }

    // What was said first counts: "3 shots, then an explosion" is of shots, and the words tell the rest.
    private void Understand(Meaning meaning, int word, int length)
    {
        LogPart? part =
            meaning.What is not null && found.What is null ? LogPart.What
            : meaning.What is not null ? null
            : meaning.Side is not null && found.Side is null ? LogPart.Side
            : meaning.Actor is not null && found.Actor is null ? LogPart.Actor
            : meaning.Means is not null && found.Means is null ? LogPart.Means
            : meaning.Sense is not null && found.Sense is null ? LogPart.Sense
            : null;
        if (part is not { } understood)
            return;
        found = new Meaning(
            found.What ?? meaning.What,
            found.Means ?? meaning.Means,
            found.Side ?? meaning.Side,
            found.Actor ?? meaning.Actor,
            found.Sense ?? meaning.Sense
        );
        for (var i = word; i < word + length; i++)
            Take(i, understood);
    }

    // The first is the post that reports; another is where it was.
    private void ReadPlaces()
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (taken.Contains(i))
                continue;
            if (places.Find(words[i].Text) is { } known)
            {
                if (post is null)
                    post = known.Id;
                else if (place is null && grid is null && latLon is null)
                    place = known.Id;
                else
                    continue;
                Take(i, post == known.Id && place is null ? LogPart.Post : LogPart.Place);
            }
            else if (PostForm.IsMatch(words[i].Text))
                Slip(i, 1, Phrase.Of("operations.slip.post", ("post", words[i].Text)));
        }
    }

    private void ReadSight()
    {
        var after = marks.Where(mark => mark.Part is LogPart.What).Select(mark => mark.Start).DefaultIfEmpty(-1).Min();
        for (var i = 0; i < words.Count; i++)
        {
            if (taken.Contains(i) || BearingForm.Match(words[i].Text) is not { Success: true } form)
                continue;
            var next =
                i + 1 < words.Count && !taken.Contains(i + 1) ? DistanceForm.Match(words[i + 1].Text) : Match.Empty;
            var isUnitSaid = form.Groups[3].Success || form.Groups[4].Success;
            if (!next.Success && !isUnitSaid && words[i].Start < after)
                continue; // a bare number before what it counts is a count
            var said = next.Success ? $"{words[i].Text} {words[i + 1].Text}" : words[i].Text;
            List<TextProblem> problems = [];
            sight = PlaceText.ReadSight(said, problems);
            Take(i, LogPart.Bearing);
            if (next.Success)
                Take(i + 1, LogPart.Distance);
            foreach (var problem in problems.Take(1))
                Slip(i, problem.Start <= words[i].Text.Length ? 1 : 2, problem.Says);
            return;
        }
    }

    private void ReadCount()
    {
        var what = marks.FindIndex(mark => mark.Part is LogPart.What);
        for (var i = 0; i < words.Count; i++)
        {
            if (taken.Contains(i) || CountText.Read(words[i].Text) is not var (number, how, isMarked))
                continue;
            // A bare number counts only what comes next.
            if (!isMarked && (what < 0 || i + 1 >= words.Count || words[i + 1].Start != marks[what].Start))
                continue;
            (count, bound) = (number, how);
            Take(i, LogPart.Count);
            return;
        }
    }

    private Whereabouts? WhereIsIt()
    {
        if (sight is not null && (place ?? grid ?? latLon ?? post) is null)
        {
            var bearing = marks.Find(mark => mark.Part is LogPart.Bearing);
            slips.Add(new Slip(bearing.Start, bearing.Length, Phrase.Of("operations.slip.from-nowhere")));
            return null;
        }
        // A grid says where by itself; a sight is from the post, or from the other place that the line names.
        return grid is not null || latLon is not null
                ? new Whereabouts(null, grid, latLon, post is null ? sight : null, null)
            : place is not null || sight is not null ? new Whereabouts(place ?? post, null, null, sight, null)
            : null;
    }

    private void Slip(int word, int count, Phrase says, bool stops = false)
    {
        var last = words[word + count - 1];
        slips.Add(new Slip(words[word].Start, last.Start + last.Text.Length - words[word].Start, says, stops));
    }

    private void Take(int word, LogPart part)
    {
        taken.Add(word);
        marks.Add(new Marked(words[word].Start, words[word].Text.Length, part));
    }
}
