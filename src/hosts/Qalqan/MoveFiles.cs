using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Web;

namespace Qalqan;

/// <summary>The commands that write a file of a move; beside a running serve as well.</summary>
public static class MoveFiles
{
    /// <summary>Into a new file that only its owner may read: it may hold names.</summary>
    public static int Save(string path, string file, Func<Desk, User, MoveFile> make)
    {
        if (File.Exists(file) || Directory.Exists(file))
            throw new RefusalException(
                new Problem("-o", 0, $"\"{file}\", where something is", "the name of a new file")
            );
        return Documents.Read(
            path,
            desk =>
            {
                var made = make(desk, User.Local());
                Documents.Refuse([.. made.Problems.Select(AsTyped)]);
                DurableFile.Write(file, made.Bytes, isOwnersOnly: true);
                Console.Out.WriteLine(file);
            }
        );
    }

    private static Problem AsTyped(Problem problem) =>
        problem.File switch
        {
            "move" => problem with { File = "MOVE" },
            "kind" => problem with { File = "KIND" },
            "leg" => problem with { File = "--leg" },
            "chalk" => problem with { File = "--chalk" },
            _ => problem,
        };
}
