using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>Who is on the roll, in which post, on tour until when: rules on posts, holders, reserves, strength, tour, papers and ranks, and the numbers that pages show by.</summary>
public static class People
{
    public static Capability Capability { get; } =
        new(
            "People",
            [
                Establishment.Shape,
                PostsOnRecord.Shape,
                HolderFits.Shape,
                OnePostAPerson.Shape,
                KeyReserve.Shape,
                Handover.Shape,
                StrengthCeiling.Shape,
                Tour.Shape,
                TourLength.Shape,
                Papers.Shape,
                RankTable.Shape,
                Leave.Shape,
                SmallNumbers.Shape,
            ],
            []
        );
}
