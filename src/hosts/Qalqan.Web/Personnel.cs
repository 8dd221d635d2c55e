using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>The roll with the names that this user may see, by reference.</summary>
public sealed record NamedRoll(NominalRoll Roll, IReadOnlyDictionary<string, IdentityDetail> Names);

/// <summary>The desk's people: the roll of any day, its posts and persons, and whom a name means.</summary>
public sealed class Personnel
{
    private readonly Archive archive;
    private readonly Adoption adoption;
    private readonly Details details;

    internal Personnel(Archive archive, Adoption adoption) =>
        (this.archive, this.adoption, details) = (archive, adoption, new Details(archive));

    /// <summary>The roll of each contingent asked, at the inquiry's two clocks.</summary>
    public Looks<NamedRoll> Roll(User user, Inquiry inquiry) =>
        archive.Look(
            inquiry,
            (known, _) =>
            {
                var roll = NominalRoll.Of(known);
                Dictionary<string, IdentityDetail> names = [];
                foreach (var line in roll.People)
                    if (details.Identity(known, line.Person) is { } identity)
                        names.Add(line.Person, Seen(user, identity));
                return new NamedRoll(roll, names);
            }
        );

    /// <summary>After an erasure: no name that was opened before is kept.</summary>
    internal void Forget() => details.Forget();

    // Sex and day of birth are the gender compartment's: out of it a name is all there is.
    private static IdentityDetail Seen(User user, IdentityDetail identity) =>
        user.Sees(Compartment.Gender) ? identity : identity with { Sex = null, Born = null };
}
