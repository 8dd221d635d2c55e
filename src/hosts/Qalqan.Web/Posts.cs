using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>A post as it is entrusted at an instant: in which role, with which compartments, and who speaks for it since when.</summary>
/// <param name="Before">Who held it before, while they may still look at it; null afterwards.</param>
public sealed record EntrustedPost(
    string Scope,
    string Post,
    string RoleCode,
    IReadOnlySet<Compartment> Compartments,
    string? Holder,
    Instant? Since,
    string? Before
)
{
    public Role? Role => Web.Role.Named(RoleCode);
}

/// <summary>A post that somebody may sit in: as its holder, or only to look, after it was handed over.</summary>
public sealed record Chair(EntrustedPost Of, bool IsRelieved);

/// <summary>
/// The desk's posts as they are entrusted: who holds which from which minute. Rights belong to the post and move with it;
/// everything here is on the record.
/// </summary>
public sealed class Posts
{
    /// <summary>How long who handed a post over may still look at it. Our local default: no public text settles it.</summary>
    public static readonly Duration LooksOn = Duration.FromDays(7);

    /// <summary>How far ahead a handover may be signed for.</summary>
    public static readonly Duration Ahead = Duration.FromDays(30);

    private readonly Archive archive;

    internal Posts(Archive archive) => this.archive = archive;

    /// <summary>Every post that was ever entrusted, as it is now, by scope and code.</summary>
    public IReadOnlyList<EntrustedPost> All() =>
        [
            .. archive
                .Contingents()
                .SelectMany(scope =>
                    archive.Of(
                        scope,
                        chronicle =>
                        {
                            var known = archive.Everything(chronicle);
                            return known
                                .Keys<PostEntrusted>()
                                .Order(StringComparer.Ordinal)
                                .Select(post => Of(known, post))
                                .OfType<EntrustedPost>()
                                .ToList();
                        }
                    )
                ),
        ];

    /// <summary>The post as it is now; null where it is not entrusted.</summary>
    public EntrustedPost? Find(string scope, string post) =>
        archive.Contingents().Contains(scope)
            ? archive.Of(scope, chronicle => Of(archive.Everything(chronicle), post))
            : null;

    /// <summary>The posts that the person may sit in now.</summary>
    public IReadOnlyList<Chair> ChairsOf(string person) => [.. All().Select(post => Sit(post, person)).OfType<Chair>()];

    /// <summary>The person's seat in the post as it is now; null where it is not theirs, nor was just before.</summary>
    public Chair? ChairOf(string scope, string post, string person) =>
        Find(scope, post) is { } found ? Sit(found, person) : null;

    /// <summary>Who spoke for the post at the instant, as known now; null where nobody did.</summary>
    public string? HolderAt(string scope, string post, Instant at) =>
        archive
            .Of(scope, chronicle => HandoverAt(chronicle.KnownAt(archive.Journal.Head.Number, at, default), post))
            ?.Claim
            is HandedOver { To: var holder }
            ? holder
            : null;

    /// <summary>The user that sits there: what the role may do, less what writes where it was handed over already.</summary>
    public User UserOf(Chair chair, string person, bool hasTwoFactors)
    {
        var role = chair.Of.Role;
        var rights = (role?.Rights ?? User.Without(person).Rights).ToHashSet();
        if (chair.IsRelieved)
            rights.ExceptWith(Role.Writing);
        HashSet<string> reach = [chair.Of.Scope];
        if (role?.SeesMission is true)
            reach.Add(archive.MissionOf(chair.Of.Scope));
        return User.Without(person) with
        {
            Post = chair.Of.Post,
            Rights = rights,
            RoleCode = role?.Code,
            Granted = hasTwoFactors && !chair.IsRelieved ? chair.Of.Compartments : User.Nobody.Granted,
            Reach = reach,
            Scope = chair.Of.Scope,
            IsRelieved = chair.IsRelieved,
        };
    }

    /// <summary>Says which role and compartments a post has from now on; what it has already is not said again.</summary>
    internal Said Entrust(User user, string scope, string post, Role role, IReadOnlySet<Compartment> compartments) =>
        archive.Alone(() => archive.Say(user, [.. Changes(scope, post, role, compartments)]));

    /// <summary>
    /// Says that from this minute on somebody else, or nobody, speaks for the post; the user is the other who signed. What was
    /// signed for a minute that is still to come is taken back by it.
    /// </summary>
    internal Said HandOver(User user, string scope, string post, string? to, Instant minute)
    {
        return archive.Alone(() =>
        {
            var holder = Find(scope, post)?.Holder;
            return archive.Say(
                user,
                [
                    .. ToCome(scope, post)
                        .Select(fact => new Saying(
                            scope,
                            Validity.At(archive.Now),
                            new Withdrawal(WithdrawalReason.SourceRetracts),
                            Withdraws: fact.Id
                        )),
                    new Saying(
                        scope,
                        Validity.Since(minute),
                        new HandedOver(post, holder, to, archive.Journal.Head.Number)
                    ),
                ]
            );
        });
    }

    /// <summary>The handovers of the post that are signed for a minute still to come.</summary>
    public IReadOnlyList<Fact> ToCome(string scope, string post) =>
        archive.Of(
            scope,
            chronicle =>
                archive.Everything(chronicle).Ever<HandedOver>(post).Where(fact => fact.From > archive.Now).ToList()
        );

    /// <summary>
    /// Gives whoever begins a record its first post, where the folder has one contingent and no post was ever entrusted: there is
    /// nobody else yet who could sign.
    /// </summary>
    internal void Settle(User user, string post)
    {
        if (archive.Contingents() is not [var scope] || All().Count > 0 || archive.Shut is not null)
            return;
        var role = Role.Named("s1")!;
        Entrust(user, scope, post, role, role.Offered);
        HandOver(user, scope, post, user.Person, archive.Now);
    }

    private IEnumerable<Saying> Changes(string scope, string post, Role role, IReadOnlySet<Compartment> compartments)
    {
        var now = archive.Now;
        var facts = archive.Of(
            scope,
            chronicle =>
            {
                var known = archive.Everything(chronicle);
                return (
                    Role: known.Of<PostEntrusted>(post).BeganLast(),
                    Open: Enum.GetValues<Compartment>()
                        .ToDictionary(
                            compartment => compartment,
                            compartment => known.Of<CompartmentEntrusted>($"{post}/{compartment}").ToList()
                        )
                );
            }
        );
        if (!facts.Role.Any(fact => ((PostEntrusted)fact.Claim).Role == role.Code))
            yield return new Saying(scope, Validity.Since(now), new PostEntrusted(post, role.Code));
        foreach (var (compartment, open) in facts.Open)
            if (compartments.Contains(compartment) && open.Count == 0)
                yield return new Saying(scope, Validity.Since(now), new CompartmentEntrusted(post, compartment));
            else if (!compartments.Contains(compartment))
                foreach (var fact in open)
                    yield return new Saying(scope, new Validity(fact.From, now), fact.Claim, Corrects: fact.Id);
    }

    private static EntrustedPost? Of(Known known, string post)
    {
        if (known.Of<PostEntrusted>(post).BeganLast() is not [.., { Claim: PostEntrusted entrusted }])
            return null;
        var handover = HandoverAt(known, post);
        var claim = handover?.Claim as HandedOver;
        var isFresh = handover is not null && known.At - handover.From < LooksOn;
        return new EntrustedPost(
            known.Scope,
            post,
            entrusted.Role,
            Enum.GetValues<Compartment>()
                .Where(compartment => known.Of<CompartmentEntrusted>($"{post}/{compartment}").Any())
                .ToHashSet(),
            claim?.To,
            handover?.From,
            isFresh ? claim?.From : null
        );
    }

    private static Fact? HandoverAt(Known known, string post) =>
        known.Of<HandedOver>(post).BeganLast().MaxBy(fact => fact.Number);

    private static Chair? Sit(EntrustedPost post, string person) =>
        post.Holder == person ? new Chair(post, false)
        : post.Before == person ? new Chair(post, true)
        : null;
}
