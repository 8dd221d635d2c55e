using Qalqan.Claims;
using Qalqan.Inclusion;
using Qalqan.Kernel;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>
/// Something of people, with the names that this user may see, by reference; who was erased or never named has none.
/// <c>Nameless</c>: of those, who had a name on record at the look, and whether it was erased or cannot be opened.
/// </summary>
public sealed record Named<T>(T Of, IReadOnlyDictionary<string, IdentityDetail> Names, Titles Titles)
{
    public IReadOnlyDictionary<string, NameLoss> Nameless { get; init; } = new Dictionary<string, NameLoss>();
}

/// <summary>Why a name that is on record cannot be told.</summary>
public enum NameLoss
{
    /// <summary>The person's key was destroyed.</summary>
    Erased,

    /// <summary>The vault does not open it: it is not there, damaged, or not what was sealed.</summary>
    Sealed,
}

/// <summary>A person's file, and the details of it that are open to this user, by the report that brought each.</summary>
public sealed record OpenFile(PersonFile File, IReadOnlyDictionary<ReportId, Detail> Details);

/// <summary>The desk's people: the roll of any day, its posts and persons, and whom a name means.</summary>
public sealed class Personnel
{
    private readonly Archive archive;
    private readonly Adoption adoption;
    private readonly Reads reads;
    private readonly Details details;
    private readonly Finder finder;

    internal Personnel(Archive archive, Adoption adoption, Reads reads)
    {
        (this.archive, this.adoption, this.reads, details) = (archive, adoption, reads, new Details(archive));
        finder = new Finder(details);
    }

    /// <summary>The roll of each contingent asked, at the inquiry's two clocks; the vault is opened only where names are asked.</summary>
    public Looks<Named<NominalRoll>> Roll(User user, Inquiry inquiry, bool withNames = true) =>
        archive.Look(
            inquiry,
            (known, _) =>
            {
                var roll = NominalRoll.Of(known);
                return Name(user, known, roll, withNames ? roll.People.Select(line => line.Person) : []);
            }
        );

    /// <summary>The papers that end, of everybody who has not gone home.</summary>
    public Looks<Named<PapersOnHand>> Papers(User user, Inquiry inquiry, bool withNames = true) =>
        archive.Look(
            inquiry,
            (known, problems) =>
            {
                var papers = PapersOnHand.Of(known, adoption.InForce<People.Papers>(known, problems));
                return Name(user, known, papers, withNames ? papers.Lines.Select(line => line.Person) : []);
            }
        );

    /// <summary>The tour clock of each contingent asked.</summary>
    public Looks<Named<TourClock>> Tour(User user, Inquiry inquiry, bool withNames = true) =>
        archive.Look(
            inquiry,
            (known, problems) =>
            {
                var clock = TourClock.Of(known, adoption.InForce<Leave>(known, problems));
                return Name(user, known, clock, withNames ? clock.Lines.Select(line => line.Person) : []);
            }
        );

    /// <summary>
    /// The person's file in each contingent that knows the reference; null in the others. What of a compartment is shown goes on
    /// the record first.
    /// </summary>
    public Looks<Named<OpenFile>?> Person(User user, Inquiry inquiry, string person, bool withNames = true)
    {
        var looks = Files(user, inquiry, person, withNames);
        return reads.Note(user, looks.Scopes.SelectMany(look => Opened(user, look.Scope, person, look.Value)))
            ? looks
            : Files(user with { Open = User.Nobody.Open }, inquiry, person, withNames);
    }

    private static IEnumerable<(string, string, Compartment)> Opened(
        User user,
        string scope,
        string person,
        Named<OpenFile>? named
    ) =>
        named is null
            ? []
            : named
                .Of.File.Facts.Select(fact =>
                    fact.Claim switch
                    {
                        Reachable => Compartment.Kin,
                        Identified => Compartment.Gender,
                        var claim => User.CompartmentOf(claim),
                    }
                )
                .OfType<Compartment>()
                .Where(user.Sees)
                .Select(compartment => (scope, person, compartment));

    private Looks<Named<OpenFile>?> Files(User user, Inquiry inquiry, string person, bool withNames) =>
        archive.Look<Named<OpenFile>?>(
            inquiry,
            (known, problems) =>
            {
                if (PersonFile.Of(known, person, adoption.InForce<Leave>(known, problems)) is not { } whole)
                    return null;
                var file = whole with { Facts = [.. whole.Facts.Where(fact => user.Finds(fact.Claim))] };
                if (file.Facts.Count == 0 && !file.IsErased)
                    return null; // whatever is known of this person is not for this user
                Dictionary<ReportId, Detail> open = [];
                foreach (var fact in file.Facts.Where(fact => MayOpen(user, fact.Claim)))
                    if (details.Of(fact) is { } detail)
                        open.Add(fact.Id, detail is IdentityDetail identity ? Seen(user, identity) : detail);
                var successors = file.Tour?.Successors.Select(successor => successor.Person) ?? [];
                return Name(user, known, new OpenFile(file, open), withNames ? successors.Append(person) : []);
            }
        );

    /// <summary>Who moves within so many days of the look.</summary>
    public Looks<Named<IReadOnlyList<Move>>> Moves(User user, Inquiry inquiry, int days, bool withNames = true) =>
        archive.Look(
            inquiry,
            (known, _) =>
            {
                var moves = Move.Within(known, days);
                return Name(user, known, moves, withNames ? moves.Select(move => move.Person) : []);
            }
        );

    /// <summary>The post's file in each contingent that knows the code; null in the others.</summary>
    public Looks<Named<PostFile>?> Post(User user, Inquiry inquiry, string post, bool withNames = true) =>
        archive.Look<Named<PostFile>?>(
            inquiry,
            (known, _) =>
                PostFile.Of(known, post) is { } file
                    ? Name(
                        user,
                        known,
                        file,
                        withNames ? file.History.Select(stretch => stretch.Person).OfType<string>() : []
                    )
                    : null
        );

    /// <summary>Persons and posts that the words mean, the likeliest first, at most <see cref="Finder.Most"/>.</summary>
    public Looks<IReadOnlyList<Found>> Find(User user, Inquiry inquiry, string text) =>
        archive.Look<IReadOnlyList<Found>>(
            inquiry,
            (known, _) =>
                [
                    .. finder
                        .Find(known, text)
                        .Select(found =>
                            found.Identity is { } identity ? found with { Identity = Seen(user, identity) } : found
                        ),
                ]
        );

    /// <summary>Women and men in totals, as declared and as counted; open to everybody, since neither tells of a person.</summary>
    public Looks<FiguresBySex> BySex(Inquiry inquiry) =>
        archive.Look(
            inquiry,
            (known, problems) =>
            {
                var rule = adoption.RuleInForce<SmallNumbers>(known, problems);
                var sexes = details
                    .Identities(known, known.Keys<Enrolled>())
                    .ToDictionary(one => one.Person, one => one.Identity?.Sex);
                return new FiguresBySex(
                    DeclaredFigure.Of(known),
                    RotationFigures.Of(known, person => sexes[person], ((SmallNumbers?)rule?.Requirement)?.Internal),
                    rule
                );
            }
        );

    /// <summary>After an erasure: no name that was opened before is kept.</summary>
    internal void Forget()
    {
        details.Forget();
        finder.Forget();
    }

    /// <summary>
    /// The initials of persons whom the mission's record names by reference, given name first, to whom may see people; none of a
    /// reference that two contingents have.
    /// </summary>
    internal IReadOnlyDictionary<string, string> InitialsOf(User user, IEnumerable<string> persons)
    {
        List<string> asked = [.. persons];
        if (asked.Count == 0 || !user.May(Right.SeePeople))
            return new Dictionary<string, string>();
        return archive
            .Contingents(user.Reach)
            .SelectMany(scope =>
                archive.Of(scope, chronicle => details.Identities(archive.Everything(chronicle), asked))
            )
            .Where(one => one.IsOnRecord)
            .GroupBy(one => one.Person)
            .Where(same => same.Count() == 1 && same.First().Identity is not null)
            .ToDictionary(same => same.Key, same => Initials(same.First().Identity!));
    }

    /// <summary>Which of these persons are women, to be counted and not told; null for whom sex is not open to.</summary>
    internal IReadOnlySet<string>? WomenOf(User user, IEnumerable<string> persons)
    {
        if (!user.Sees(Compartment.Gender))
            return null;
        List<string> asked = [.. persons];
        return archive
            .Contingents(user.Reach)
            .SelectMany(scope =>
                archive.Of(scope, chronicle => details.Identities(archive.Everything(chronicle), asked))
            )
            .Where(one => one.Identity?.Sex is Sex.Female)
            .Select(one => one.Person)
            .ToHashSet();
    }

    /// <summary>The names of those of a contingent's roll, for whom they may be told to; none of a unit that is out of reach.</summary>
    internal IReadOnlyDictionary<string, IdentityDetail> NamesOf(User user, string scope, IEnumerable<string> persons)
    {
        List<string> asked = [.. persons];
        return user.May(Right.SeePeople) && archive.Contingents(user.Reach).Contains(scope)
            ? archive.Of(scope, chronicle => Name(user, archive.Everything(chronicle), scope, asked).Names)
            : new Dictionary<string, IdentityDetail>();
    }

    /// <summary>The passports of these, and what is written in them for whom it is open.</summary>
    internal IReadOnlyDictionary<string, (PaperHeld Held, PaperDetail? Detail)> PassportsOf(
        User user,
        Known known,
        IEnumerable<string> persons
    ) =>
        user.May(Right.SeePeople)
            ? persons
                .Distinct()
                .Select(person => known.Of<PaperHeld>($"{person}/passport").BeganLast())
                .Where(facts => facts.Count > 0)
                .Select(facts => (Fact: facts[0], Held: (PaperHeld)facts[0].Claim))
                .ToDictionary(
                    one => one.Held.Person,
                    one => (one.Held, MayOpen(user, one.Held) ? details.Of(one.Fact) as PaperDetail : null)
                )
            : new Dictionary<string, (PaperHeld, PaperDetail?)>();

    /// <summary>Everybody who was ever on the contingent's roll, by reference.</summary>
    internal IReadOnlySet<string> RollOf(string scope) =>
        archive.Of(scope, chronicle => archive.Everything(chronicle).Keys<Enrolled>().ToHashSet());

    private static string Initials(IdentityDetail identity)
    {
        var name = (identity.Latin ?? identity.Cyrillic)!;
        return $"{name.Given[..1]}{name.Family[..1]}".ToUpperInvariant();
    }

    internal Named<T> Name<T>(User user, Known known, T of, IEnumerable<string> persons)
    {
        Dictionary<string, IdentityDetail> names = [];
        Dictionary<string, NameLoss> nameless = [];
        var named = user.May(Right.SeePeople) ? persons : [];
        foreach (var (person, isOnRecord, identity) in details.Identities(known, named.Distinct()))
            if (identity is not null)
                names.Add(person, Seen(user, identity));
            else if (isOnRecord)
                nameless.Add(person, details.IsErased(known, person) ? NameLoss.Erased : NameLoss.Sealed);
        return new Named<T>(
            of,
            names,
            new Titles(adoption.InForce<Establishment>(known, []), adoption.InForce<RankTable>(known, []))
        )
        {
            Nameless = nameless,
        };
    }

    // How somebody is reached belongs with the kin: to those who may have to.
    private static bool MayOpen(User user, Claim claim) =>
        claim switch
        {
            Reachable or KinNamed => user.Sees(Compartment.Kin),
            PaperHeld or LanguageTested => user.SeesDetail,
            Identified => true,
            _ => user.Sees(claim),
        };

    // Sex and day of birth are the gender compartment's: out of it a name is all there is.
    private static IdentityDetail Seen(User user, IdentityDetail identity) =>
        user.Sees(Compartment.Gender) ? identity : identity with { Sex = null, Born = null };
}
