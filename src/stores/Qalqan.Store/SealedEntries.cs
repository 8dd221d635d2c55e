using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Store;

/// <summary>The entries that the vault has a part in: those with a seal, the erasures, and those of papers, own forms and photos.</summary>
public static class SealedEntries
{
    /// <summary>Of one scope, in order, whatever was made of them since; entries whose bytes cannot be read are left out.</summary>
    public static IEnumerable<Entry> Of(IJournal journal, string scope)
    {
        foreach (var stored in journal.ReadAfter(0, scope))
        {
            // Most entries have no part in it, and reading one costs ten times what looking at its bytes does.
            var bytes = stored.Bytes.Span;
            if (
                bytes.IndexOf("\"seal\":\""u8) < 0
                && bytes.IndexOf("\"people.erased/"u8) < 0
                && bytes.IndexOf("\"record."u8) < 0
                && bytes.IndexOf("\"observation.photo"u8) < 0
            )
                continue;
            Entry entry;
            try
            {
                entry = stored.Read();
            }
            catch (JournalDamagedException)
            {
                continue; // the check of the chain names it
            }
            if (entry.Report.Claim is Personal { Seal: not null } or Erased || KeepsBytes(entry.Report.Claim))
                yield return entry;
        }
    }

    /// <summary>Whether bytes of its own lie in the vault beside it: of a paper, a form or a photo.</summary>
    internal static bool KeepsBytes(Claim claim) =>
        claim is Issued or Reissued or FormKept or Photographed or PhotoCovered;
}
