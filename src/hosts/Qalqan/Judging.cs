using NodaTime;
using Qalqan.Kernel;
using Qalqan.Web;

namespace Qalqan;

/// <summary>The commands that read the record and judge: assess and explain. Both work beside a running serve.</summary>
public static class Judging
{
    public static int Assess(string path, bool isDefault, Inquiry inquiry, Printer printer)
    {
        if (isDefault && !Folder.Exists(path))
            MadeExercise.At(path);
        using var folder = Folder.OpenToRead(path);
        var answer = DeskOf(folder).Assess(inquiry);
        Refuse(answer);
        printer.Print(answer);
        printer.PrintNotes(answer);
        return answer.Findings.Any(finding => finding.Verdict is Verdict.Breached) ? 1 : 0;
    }

    public static int Explain(string path, string id, Inquiry inquiry, Printer printer)
    {
        using var folder = Folder.OpenToRead(path);
        var (explanation, answer) = DeskOf(folder).Explain(id, inquiry);
        Refuse(answer);
        if (explanation is null)
            throw new RefusalException(
                new Problem(
                    "FINDING",
                    0,
                    $"\"{id}\"",
                    "the id of a finding at that as-of and known-at, as assess prints it",
                    "it was judged at another as-of or known-at: give the same ones"
                )
            );
        printer.Print(explanation, answer);
        return 0;
    }

    /// <param name="folder">Opened to read or to write.</param>
    /// <param name="signers">The posts that may sign; null is the default.</param>
    /// <param name="devices">Its phones, where they are asked for.</param>
    public static Desk DeskOf(Folder folder, IReadOnlyList<string>? signers = null, Camp.Devices? devices = null) =>
        new(
            folder.Journal,
            folder.Vault,
            folder.Shelf,
            CommandLine.Capabilities,
            SystemClock.Instance,
            folder.FullPath,
            signers,
            devices
        );

    private static void Refuse(Answer answer)
    {
        if (answer.Problems.Count > 0)
            throw new RefusalException(answer.Problems);
        if (answer.Damage is { } why)
            Console.Error.WriteLine(why);
    }
}
