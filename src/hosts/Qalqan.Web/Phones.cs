using NodaTime;
using NodaTime.Text;
using Qalqan.Camp;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>
/// The desk's phones: who is given one, which there are, which is taken away. That a phone was paired or revoked is on the
/// record; its key and sessions are the node's own.
/// </summary>
public sealed class Phones
{
    private const int MostDays = 400;
    private const int DaysPastTheTour = 14;
    private const int DaysWithoutTour = 90;

    private readonly Archive archive;
    private readonly Devices devices;
    private readonly PairingCodes codes;

    internal Phones(Archive archive, Devices devices, PairingCodes codes) =>
        (this.archive, this.devices, this.codes) = (archive, devices, codes);

    /// <summary>The phones and seats of each contingent, by reference only.</summary>
    public IReadOnlyList<PhoneBook> All() =>
        [
            .. archive
                .Contingents()
                .Select(scope =>
                    archive.Of(
                        scope,
                        chronicle =>
                        {
                            var known = archive.Everything(chronicle);
                            var seats = SeatsOf(known);
                            return new PhoneBook(
                                scope,
                                Archive.TitleOf(known),
                                known.Zone,
                                [.. known.Keys<DevicePaired>().Order(StringComparer.Ordinal).SelectMany(Line)],
                                seats
                            );

                            IEnumerable<PhoneLine> Line(string device) =>
                                known.Ever<DevicePaired>(device).Select(fact => LineOf(known, fact, seats)).TakeLast(1);
                        }
                    )
                ),
        ];

    /// <summary>Opens a code by which one phone is paired for whoever holds the post; the user is the one who said so.</summary>
    public Invited Invite(User user, PhoneOrder order)
    {
        List<Problem> problems = [.. archive.Shut is { } shut ? [shut] : Array.Empty<Problem>()];
        var books = All();
        var seats = books.SelectMany(book => book.Seats).ToList();
        var seat = seats.FirstOrDefault(seat =>
            (seat.Scope, seat.Post, seat.Person) == (order.Scope, order.Post, order.Person)
        );
        if (seat is null)
            problems.Add(
                new Problem(
                    "seat",
                    0,
                    Shown(order),
                    seats.Count == 0
                        ? "a post and the person who holds it: nobody holds any"
                        : $"a post and the person who holds it, such as {seats[0].Post} {seats[0].Person}"
                )
            );
        var zone = books.FirstOrDefault(book => book.Scope == order.Scope)?.Zone ?? DateTimeZone.Utc;
        if (seat is not null && order.LastDay.Length > 0)
            seat = seat with { LastDay = LastDayOf(order.LastDay, zone, problems) };
        if (seat is null || problems.Count > 0)
            return new Invited(null, default, null, problems);
        var (code, until) = codes.Open(
            new Invitation(
                seat.Scope,
                seat.Post,
                seat.Person,
                zone.AtStartOfDay(seat.LastDay.PlusDays(1)).ToInstant(),
                new Source(user.Post, user.Person)
            )
        );
        return new Invited(code, until, seat, []);
    }

    /// <summary>Pairs the phone with that key by that code, on the record first: nothing may speak that is not on it.</summary>
    internal Device? Pair(string code, byte[] publicKey, string address, out Refusal? refusal)
    {
        using (var key = DeviceKey.Read(publicKey))
            if (key is null)
            {
                refusal = Refusal.UnfitKey;
                return null;
            }
        if (codes.Take(code, address, out refusal) is not { } invitation)
            return null;
        var device = archive.Alone(() => Record(invitation, publicKey));
        if (device is null)
            refusal = Refusal.NotRecorded;
        return device;
    }

    /// <summary>Takes the phone away: it is dead at once, and then it is on the record; the problems, none where both are so.</summary>
    public IReadOnlyList<Problem> Revoke(User user, string device)
    {
        var line = All().SelectMany(book => book.Lines).FirstOrDefault(line => line.Device == device);
        if (line is null)
            return
            [
                new Problem(
                    "DEVICE",
                    0,
                    Reference.IsWellFormed(device) ? $"\"{device}\"" : "no reference",
                    "a phone of this node, such as PH-7K2M"
                ),
            ];
        try
        {
            devices.Revoke(device, archive.Now);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return
            [
                new Problem(Devices.FileName, 0, error.Message, "room and leave to write: it is dead until a restart"),
            ];
        }
        if (line.RevokedAt is not null)
            return [];
        return
        [
            .. archive
                .Say(user, [new Saying(line.Scope, Validity.At(archive.Now), new DeviceRevoked(device))])
                .Problems,
        ];
    }

    /// <summary>Where a phone was revoked on the record and the node's own file says otherwise, as one brought back from a backup does, the record counts.</summary>
    public void Settle()
    {
        foreach (var line in All().SelectMany(book => book.Lines))
            if (line.RevokedAt is { } at && devices.Find(line.Device) is { RevokedAt: null })
                devices.Revoke(line.Device, at);
    }

    /// <summary>The device whose session that is, and the user that it speaks for; null where it may not speak now.</summary>
    internal (Device Device, User User)? Holding(string token) =>
        devices.Holding(token) is { } device ? (device, UserOf(device)) : null;

    /// <summary>The sub-unit of the device's post; null where it is of none.</summary>
    internal string? UnitOf(Device device) =>
        archive.Of(
            device.Scope,
            chronicle => NominalRoll.Of(archive.Everything(chronicle)).ByPost.GetValueOrDefault(device.Post)?.SubUnit
        );

    private static User UserOf(Device device) =>
        User.Nobody with
        {
            Post = device.Post,
            Person = device.Person,
            Rights = new HashSet<Right> { Right.Enter, Right.UsePhone },
            Reach = new HashSet<string> { device.Scope },
        };

    private Device? Record(Invitation invitation, byte[] publicKey)
    {
        var now = archive.Now;
        var device = new Device(
            devices.NewId(id => archive.Of(invitation.Scope, chronicle => archive.Everything(chronicle).SpeaksOf(id))),
            invitation.Scope,
            invitation.Post,
            invitation.Person,
            publicKey,
            now,
            invitation.Ends,
            null
        );
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(publicKey));
        var said = archive.Say(
            User.Nobody with
            {
                Post = invitation.By.Post,
                Person = invitation.By.Person,
            },
            [
                new Saying(
                    device.Scope,
                    new Validity(now, device.Ends),
                    new DevicePaired(device.Id, device.Post, device.Person, digest)
                ),
            ]
        );
        if (said.Problems.Any())
            return null;
        try
        {
            devices.Add(device);
            return device;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null; // on record and without a key here: the list says so, and it can be revoked
        }
    }

    private PhoneLine LineOf(Known known, Fact fact, IReadOnlyList<PhoneSeat> seats)
    {
        var (claim, ends) = ((DevicePaired)fact.Claim, fact.To ?? Instant.MaxValue);
        var own = devices.Find(claim.Device);
        var revoked = known.Ever<DeviceRevoked>(claim.Device).FirstOrDefault()?.From ?? own?.RevokedAt;
        return new PhoneLine(
            claim.Device,
            known.Scope,
            claim.Post,
            claim.Person,
            fact.From,
            ends,
            revoked,
            devices.SeenAt(claim.Device),
            revoked is not null ? PhoneState.Revoked
                : ends <= archive.Now ? PhoneState.Ended
                : own is null ? PhoneState.Unknown
                : !seats.Any(seat => (seat.Post, seat.Person) == (claim.Post, claim.Person)) ? PhoneState.HandedOver
                : PhoneState.Open
        );
    }

    // Who speaks for a post: whoever it was handed to, else, where nobody signed for it yet, whom the roll has in it.
    private static List<PhoneSeat> SeatsOf(Known known)
    {
        var roll = NominalRoll.Of(known);
        var handed = known
            .Keys<HandedOver>()
            .ToDictionary(
                post => post,
                post => ((HandedOver?)known.Of<HandedOver>(post).BeganLast().MaxBy(fact => fact.Number)?.Claim)?.To
            );
        return
        [
            .. roll
                .Posts.Where(line => !handed.ContainsKey(line.Post))
                .SelectMany(line => line.Holders.Select(person => (line.Post, Person: person)))
                .Concat(
                    handed.Where(pair => pair.Value is not null).Select(pair => (Post: pair.Key, Person: pair.Value!))
                )
                .OrderBy(seat => seat.Post, StringComparer.Ordinal)
                .ThenBy(seat => seat.Person, StringComparer.Ordinal)
                .Select(seat => new PhoneSeat(
                    known.Scope,
                    seat.Post,
                    seat.Person,
                    UsualLastDay(known.Today, roll.ByPerson.GetValueOrDefault(seat.Person)?.TourEnds)
                )),
        ];
    }

    private static LocalDate UsualLastDay(LocalDate today, LocalDate? tourEnds) =>
        tourEnds?.PlusDays(DaysPastTheTour) is { } past && past > today
            ? LocalDate.Min(past, today.PlusDays(MostDays))
            : today.PlusDays(DaysWithoutTour);

    private LocalDate LastDayOf(string typed, DateTimeZone zone, List<Problem> problems)
    {
        var today = archive.Now.InZone(zone).Date;
        if (
            LocalDatePattern.Iso.Parse(typed).TryGetValue(default, out var day)
            && day >= today
            && day <= today.PlusDays(MostDays)
        )
            return day;
        problems.Add(
            new Problem(
                "last-day",
                0,
                $"\"{(typed.Length > 40 ? typed[..40] : typed)}\"",
                $"a day from {LocalDatePattern.Iso.Format(today)} to {LocalDatePattern.Iso.Format(today.PlusDays(MostDays))}"
            )
        );
        return today;
    }

    // What is no reference may be a name: it is not repeated.
    private static string Shown(PhoneOrder order) =>
        Reference.IsWellFormed(order.Post) && Reference.IsPerson(order.Person)
            ? $"{order.Post} {order.Person}"
            : "no post and person";
}
