using Qalqan.People;

namespace Qalqan.Web;

/// <summary>The words that phrases are named by: how a post stands, and by what somebody is known to replace a holder.</summary>
public static class PeopleWords
{
    public static string Of(PostStanding standing) => JsonLines.Kebab(standing);

    public static string Of(SuccessorBy by) =>
        by switch
        {
            SuccessorBy.Handover => "handover",
            SuccessorBy.Reserve => "reserve",
            _ => "next",
        };
}
