using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>
/// Who looked into which compartment of whom, on the record, by number: once a day for each post, person, subject and
/// compartment. What cannot be noted is not shown. Safe for many threads.
/// </summary>
internal sealed class Reads(Archive archive)
{
    private readonly HashSet<(
        LocalDate Day,
        string Post,
        string? Reader,
        string Scope,
        string Person,
        Compartment
    )> noted = [];
    private readonly Lock gate = new();

    /// <summary>
    /// Whether it is on the record that the user was shown these. Whoever has the folder itself in hand is not asked: nothing here
    /// could keep them from it.
    /// </summary>
    public bool Note(User user, IEnumerable<(string Scope, string Person, Compartment Compartment)> shown)
    {
        if (user.IsLocal)
            return true;
        var today = archive.Now.InUtc().Date;
        lock (gate)
        {
            noted.RemoveWhere(one => one.Day < today);
            var fresh = shown
                .Distinct()
                .Where(one => !noted.Contains((today, user.Post, user.Person, one.Scope, one.Person, one.Compartment)))
                .ToList();
            if (
                archive
                    .Say(
                        user,
                        [
                            .. fresh.Select(one => new Saying(
                                one.Scope,
                                Validity.At(archive.Now),
                                new DetailOpened(one.Person, one.Compartment)
                            )),
                        ]
                    )
                    .Problems.Any()
            )
                return false;
            foreach (var one in fresh)
                noted.Add((today, user.Post, user.Person, one.Scope, one.Person, one.Compartment));
            return true;
        }
    }
}
