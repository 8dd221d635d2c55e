namespace Qalqan.Web;

/// <summary>
/// Board, moves and timeline as JSON for the API and the commands alike: first what the look was and its sums, then one object a
/// line. Persons by reference; names only where they are asked.
/// </summary>
public static class BoardLines
{
    public static IEnumerable<string> Of(Looks<Board> looks)
    {
        foreach (var look in looks.Scopes)
        {
            var board = look.Value;
            yield return PeopleLines.Line(
                "board",
                look,
                looks.IsExercise,
                json =>
                {
                    json.WriteString("phase", JsonLines.Kebab(board.Phase));
                    json.WriteString("canDeploy", JsonLines.Kebab(board.CanDeploy));
                    json.WriteNumber("inMission", board.Strength.InMission);
                    json.WriteNumber("preparing", board.Strength.Preparing);
                    json.WriteNumber("postsHeld", board.Strength.Filled);
                    json.WriteNumber("posts", board.Strength.Posts);
                    json.WriteNumber("vacant", board.Posts.Vacant);
                    json.WriteNumber("doubled", board.Posts.Doubled);
                    json.Number("ceiling", board.Strength.Ceiling);
                    json.WriteNumber("inMissionChange", board.Strength.InMission - board.Before.InMission);
                    json.WriteNumber("postsHeldChange", board.Strength.Filled - board.Before.Filled);
                    json.WriteNumber("moves", board.Moves.Count);
                    json.Day("stateDay", board.StateOfDay.Day);
                    json.WriteString("stateSigned", JsonLines.Kebab(board.StateOfDay.Standing));
                    json.WriteBoolean("stateReleased", board.IsReleased);
                    json.WriteNumber("unstated", board.Unstated);
                }
            );
            foreach (var one in board.Capabilities)
                yield return PeopleLines.Line(
                    "capability",
                    look.Scope,
                    looks.IsExercise,
                    json =>
                    {
                        json.WriteString("capability", one.Capability);
                        json.WriteNumber("breachedCited", one.BreachedCited);
                        json.WriteNumber("breachedDefault", one.BreachedDefault);
                        json.WriteNumber("undeterminedCited", one.UndeterminedCited);
                        json.WriteNumber("undeterminedDefault", one.UndeterminedDefault);
                        json.WriteNumber("met", one.Met);
                    }
                );
            foreach (var open in board.Open)
                yield return PeopleLines.Line(
                    "open",
                    look.Scope,
                    looks.IsExercise,
                    json =>
                    {
                        json.WriteString("finding", open.Finding.Id);
                        json.WriteString("standard", open.Finding.Standard.Id);
                        json.WriteString("rule", open.Finding.Rule.Id);
                        json.WriteString("subject", open.Finding.Subject);
                        json.WriteString("verdict", Reader.WordOf(open.Finding.Verdict));
                        json.WriteString("basis", Reader.WordOf(open.Finding.Basis));
                        json.Day("since", open.Since);
                    }
                );
            foreach (var one in board.Authorities)
                yield return PeopleLines.Line(
                    "authority",
                    look.Scope,
                    looks.IsExercise,
                    json =>
                    {
                        json.WriteString("kind", one.Kind);
                        json.WriteString("name", one.Instrument.Name);
                        json.Day("last", one.Last);
                        json.Number("daysLeft", one.DaysLeft);
                    }
                );
            foreach (var papers in board.Papers)
                yield return PeopleLines.Line(
                    "papers",
                    look.Scope,
                    looks.IsExercise,
                    json =>
                    {
                        json.WriteString("paper", papers.Paper);
                        json.WriteNumber("over", papers.Over);
                        json.WriteNumber("soon", papers.Soon);
                        json.Day("first", papers.First);
                    }
                );
        }
    }

    public static IEnumerable<string> Of(Looks<Named<IReadOnlyList<Move>>> looks, bool withNames)
    {
        foreach (var look in looks.Scopes)
        {
            var named = look.Value;
            yield return PeopleLines.Line(
                "moves",
                look,
                looks.IsExercise,
                json =>
                {
                    json.WriteNumber("days", Move.Ahead);
                    json.WriteNumber("count", named.Of.Count);
                }
            );
            foreach (var move in named.Of)
                yield return PeopleLines.Line(
                    "move",
                    look.Scope,
                    looks.IsExercise,
                    json =>
                    {
                        json.WriteString("kind", JsonLines.Kebab(move.Kind));
                        json.Day("day", move.Day);
                        json.WriteNumber("daysAway", move.DaysAway);
                        PeopleLines.WriteName(json, move.Person, named, withNames);
                        json.WriteString("post", move.Post);
                        json.WriteString("state", move.State is { } state ? StateWords.Of(state).Word : null);
                    }
                );
        }
    }

    /// <summary>The years may still be being worked out: <c>isWhole</c> says whether phases and findings are among the rows.</summary>
    public static IEnumerable<string> Of(Looks<Timeline?> looks)
    {
        foreach (var look in looks.Scopes)
        {
            if (look.Value is not { } timeline)
                continue;
            yield return PeopleLines.Line(
                "timeline",
                look,
                looks.IsExercise,
                json =>
                {
                    json.Day("first", timeline.First);
                    json.Day("last", timeline.Last);
                    json.WriteBoolean("isWhole", timeline.Chronology is not null);
                }
            );
            foreach (var one in TimelineEvent.Of(timeline))
                yield return PeopleLines.Line(
                    "event",
                    look.Scope,
                    looks.IsExercise,
                    json =>
                    {
                        json.Day("day", one.Day);
                        json.WriteString("kind", JsonLines.Kebab(one.Kind));
                        json.WriteString("phase", one.Phase is { } phase ? JsonLines.Kebab(phase) : null);
                        json.WriteString("stage", one.Stage?.Milestone);
                        json.WriteString("rotation", one.Rotation);
                        json.WriteString("standard", one.Spells?[0].Of.Standard);
                        json.WriteString("rule", one.Spells?[0].Of.Rule);
                        json.WriteString("verdict", one.Spells is { } spells ? Reader.WordOf(spells[0].Verdict) : null);
                        json.Texts("subjects", one.Spells?.Select(spell => spell.Of.Subject) ?? []);
                    }
                );
        }
    }
}
