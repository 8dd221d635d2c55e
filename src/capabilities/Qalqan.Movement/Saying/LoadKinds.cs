using System.Globalization;
using Qalqan.Claims;
using Qalqan.Kernel;
using static Qalqan.Movement.MoveFields;

namespace Qalqan.Movement;

/// <summary>Who and what travels in what.</summary>
internal static class LoadKinds
{
    public static IReadOnlyList<StatementKind> All { get; } = [Chalk, State, Role, Errand, Item];

    private static StatementKind Chalk =>
        new(
            "chalk",
            Phrase.Of("movement.kind.chalk"),
            false,
            [MoveFields.Chalk.Needed, Carrier.Needed, Legs.Needed, Serial, Seats, Payload, People],
            (typed, move) =>
                (
                    new ChalkListed(
                        move,
                        typed.Needed(MoveFields.Chalk),
                        typed.Needed(Carrier),
                        typed.References(Legs),
                        typed.Text(Serial),
                        typed.Whole(Seats),
                        typed.Number(Payload),
                        typed.People(People)
                    ),
                    new Validity(typed.Now, null)
                ),
            (fact, asked) =>
                fact.Claim is ChalkListed said
                    ? asked.Name switch
                    {
                        "chalk" => said.Chalk,
                        "carrier" => said.Carrier,
                        "legs" => MoveText.List(said.Legs),
                        "serial" => said.Serial ?? "",
                        "seats" => MoveText.Of(said.Seats),
                        "payload" => MoveText.Of(said.PayloadKg),
                        _ => MoveText.List(said.People),
                    }
                    : "",
            MoveClaim.Of<ChalkListed>()
        );

    private static StatementKind State =>
        new(
            "chalk-state",
            Phrase.Of("movement.kind.chalk-state"),
            true,
            [MoveFields.Chalk.Needed, ChalkDoing.Needed, At, Text],
            (typed, move) =>
                (
                    new ChalkStated(
                        move,
                        typed.Needed(MoveFields.Chalk),
                        typed.Choice<ChalkState>(ChalkDoing),
                        typed.Text(Text)
                    ),
                    StatementKinds.From(typed)
                ),
            (_, _) => "",
            MoveClaim.Of<ChalkStated>()
        );

    private static StatementKind Role =>
        new(
            "role",
            Phrase.Of("movement.kind.role"),
            false,
            [MoveFields.Role.Needed, IsChain, Least, People.Needed],
            (typed, move) =>
                (
                    new RoleListed(
                        move,
                        typed.Needed(MoveFields.Role),
                        typed.Yes(IsChain),
                        typed.Whole(Least),
                        typed.People(People)
                    ),
                    new Validity(typed.Now, null)
                ),
            (fact, asked) =>
                fact.Claim is RoleListed said
                    ? asked.Name switch
                    {
                        "role" => said.Role,
                        "chain" => said.IsChain ? "yes" : "",
                        "least" => MoveText.Of(said.Least),
                        _ => MoveText.List(said.People),
                    }
                    : "",
            MoveClaim.Of<RoleListed>()
        );

    private static StatementKind Errand =>
        new(
            "errand",
            Phrase.Of("movement.kind.errand"),
            false,
            [MoveFields.Errand.Needed, Text.Needed, Start.Needed, Needs.Needed],
            (typed, move) =>
                (
                    new ErrandPlanned(
                        move,
                        typed.Needed(MoveFields.Errand),
                        typed.Needed(Text),
                        [.. typed.References(Needs).Select(word => NeedOf(typed, word))]
                    ),
                    new Validity(typed.Time(Start, null) ?? typed.Now, null)
                ),
            (fact, asked) =>
                fact.Claim is ErrandPlanned said
                    ? asked.Name switch
                    {
                        "errand" => said.Errand,
                        "words" => said.Words,
                        "start" => MoveText.Of(fact.From),
                        _ => MoveText.List(
                            said.Needs.Select(need =>
                                string.Create(CultureInfo.InvariantCulture, $"{need.Role}+{need.Count}")
                            )
                        ),
                    }
                    : "",
            MoveClaim.Of<ErrandPlanned>()
        );

    private static RoleNeed NeedOf(MoveTyped typed, string word)
    {
        var parts = word.Split('+');
        return new RoleNeed(parts[0], parts.Length > 1 && typed.Number(Needs, parts[1]) is { } count ? (int)count : 1);
    }

    private static StatementKind Item =>
        new(
            "item",
            Phrase.Of("movement.kind.item"),
            false,
            [
                MoveFields.Item.Needed,
                What.Needed,
                Text.Needed,
                Within,
                SerialNumber,
                Person,
                Count,
                Gross,
                Net,
                Neq,
                Un,
                Length,
                Width,
                Height,
                Sscc,
                Approval,
            ],
            (typed, move) =>
                (
                    new ItemListed(
                        move,
                        typed.Needed(MoveFields.Item),
                        typed.Code(What) ?? "",
                        typed.Needed(Text),
                        typed.Text(Within),
                        typed.Text(SerialNumber),
                        typed.Text(Person) is { } person ? typed.Person(Person, person.ToUpperInvariant()) : null,
                        typed.Whole(Count) ?? 1,
                        typed.Number(Gross),
                        typed.Number(Net),
                        typed.Number(Neq),
                        typed.Text(Un)?.ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal),
                        typed.Whole(Length),
                        typed.Whole(Width),
                        typed.Whole(Height),
                        typed.Text(Sscc),
                        typed.Text(Approval)
                    ),
                    new Validity(typed.Now, null)
                ),
            (fact, asked) =>
                fact.Claim is ItemListed said
                    ? asked.Name switch
                    {
                        "item" => said.Item,
                        "what" => said.What,
                        "words" => said.Words,
                        "within" => said.Within ?? "",
                        "number" => said.Serial ?? "",
                        "person" => said.Person ?? "",
                        "count" => MoveText.Of(said.Count),
                        "gross" => MoveText.Of(said.GrossKg),
                        "net" => MoveText.Of(said.NetKg),
                        "explosive" => MoveText.Of(said.NetExplosiveKg),
                        "un" => said.UnNumber ?? "",
                        "length" => MoveText.Of(said.LengthCm),
                        "width" => MoveText.Of(said.WidthCm),
                        "height" => MoveText.Of(said.HeightCm),
                        "sscc" => said.Sscc ?? "",
                        _ => said.Approval ?? "",
                    }
                    : "",
            MoveClaim.Of<ItemListed>()
        );
}
