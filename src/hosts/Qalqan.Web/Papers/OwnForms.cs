using System.Globalization;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Paper;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>
/// The desk's own forms: an officer's Word document or workbook with names between double braces, kept version by version for
/// ever. What runs, fetches or hides in one, and a name that nobody knows, is refused.
/// </summary>
public sealed class OwnForms
{
    private readonly Archive archive;
    private readonly PaperBytes bytes;
    private readonly Func<string, FormNames> namesOf;

    internal OwnForms(Archive archive, Func<string, FormNames> namesOf) =>
        (this.archive, bytes, this.namesOf) = (archive, new PaperBytes(archive), namesOf);

    /// <summary>Every version of every form in each contingent asked, by name, the latest version first.</summary>
    public Looks<IReadOnlyList<KeptForm>> List(User user, string? scope = null) =>
        archive.Look<IReadOnlyList<KeptForm>>(
            new Inquiry(Scope: scope) { Reach = user.Reach },
            (known, _) =>
                [
                    .. known
                        .Keys<FormKept>()
                        .Order(StringComparer.Ordinal)
                        .SelectMany(name => Versions(known, name).Reverse()),
                ]
        );

    /// <summary>Keeps it as the next version; what is the last version already is not kept twice.</summary>
    public FormOutcome Keep(User user, string? scope, string name, byte[] file)
    {
        List<Problem> problems = [.. archive.Shut is { } shut ? [shut] : Array.Empty<Problem>()];
        if (!Reference.IsWellFormed(name) || name.Length > 40)
            problems.Add(new Problem("name", 0, $"\"{StateTimes.Clip(name)}\"", "1 to 40 of A-Z a-z 0-9 . _ -"));
        if (PaperMaking.ScopeOf(archive, user, scope, problems) is not { } asked)
            return new FormOutcome(problems);
        var (form, wrong) = Form.Read(file);
        problems.AddRange(wrong.Concat(form?.Check(namesOf(asked)) ?? []).Select(FormWords.Of));
        if (form is not null && form.Fields.Count == 0)
            problems.Add(
                new Problem("file", 0, "no name between double braces", "at least one, such as {{strength.present}}")
            );
        return problems.Count > 0
            ? new FormOutcome(problems)
            : archive.Alone(() => Keep(user, asked, name, file, form!));
    }

    private FormOutcome Keep(User user, string scope, string name, byte[] file, Form form)
    {
        var described = Store.PaperSeal.Describe(form.Format, file);
        var last = Find(scope, name);
        if (last is not null && (last.Says.Digest, last.Says.Format) == (described.Digest, described.Format))
            return new FormOutcome([], last);
        var claim = new FormKept(
            name,
            (last?.Says.Version ?? 0) + 1,
            form.Format,
            described.Digest,
            described.Bytes,
            [.. form.Fields.Select(field => field.Name).Distinct()]
        );
        var (_, problem) = bytes.Record(user, scope, claim, [file]);
        return problem is null ? new FormOutcome([], Find(scope, name), IsNew: true) : new FormOutcome([problem]);
    }

    /// <summary>The form of that name, its last version or the one behind an @; null where there is none for the user.</summary>
    public KeptForm? Find(User user, string? scope, string called) =>
        archive
            .Contingents(user.Reach)
            .Where(one => scope is null || one == scope)
            .Select(one => Find(one, called))
            .FirstOrDefault(form => form is not null);

    /// <summary>Its very bytes; null where they are not in this folder.</summary>
    public byte[]? Bytes(KeptForm form) =>
        bytes.Of(form.Scope, form.Kept.Id, [new IssuedFile(form.Says.Format, form.Says.Digest, form.Says.Bytes)])?[0];

    /// <summary>The form filled; null with the problems where it is not in this folder, or asks for what nobody knows any more.</summary>
    internal byte[]? Fill(KeptForm kept, FormValues values, List<Problem> problems)
    {
        if (Bytes(kept) is not { } file || Form.Read(file).Form is not { } form)
        {
            problems.Add(
                new Problem("form", 0, $"no bytes of {kept.Called} in this folder", "the folder it was kept in")
            );
            return null;
        }
        var wrong = form.Check(values.Names);
        problems.AddRange(wrong.Select(FormWords.Of));
        return wrong.Count == 0 ? form.Fill(values) : null;
    }

    internal KeptForm? Find(string scope, string called)
    {
        var parts = called.Split('@');
        return archive.Of(
            scope,
            chronicle =>
            {
                var versions = Versions(archive.Everything(chronicle), parts[0]).ToList();
                return parts.Length == 1 ? versions.LastOrDefault()
                    : int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                        ? versions.FirstOrDefault(form => form.Says.Version == version)
                    : null;
            }
        );
    }

    /// <summary>The form that an order names, or the problem with the nearest name there is.</summary>
    internal KeptForm? Read(string scope, string called, List<Problem> problems)
    {
        if (Find(scope, called) is { } form)
            return form;
        var names = archive.Of(scope, chronicle => archive.Everything(chronicle).Keys<FormKept>().ToList());
        var near = names.FirstOrDefault(name => Likeness.Of(called.Split('@')[0], name) is not null);
        problems.Add(
            new Problem(
                "form",
                0,
                $"\"{StateTimes.Clip(called)}\"",
                names.Count == 0 ? "the name of a form that was kept: none was"
                    : near is null ? $"one of {string.Join(", ", names)}"
                    : $"{near}, which is near it, of {string.Join(", ", names)}"
            )
        );
        return null;
    }

    private static IEnumerable<KeptForm> Versions(Known known, string name) =>
        known.Ever<FormKept>(name).Select(fact => new KeptForm(known.Scope, fact)).OrderBy(form => form.Says.Version);
}
