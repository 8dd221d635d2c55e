using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Web;

namespace Qalqan;

/// <summary>The commands that write a file of a move; beside a running serve as well.</summary>
public static class MoveFiles
{
    /// <summary>Into a new file that only its owner may read: it may hold names.</summary>
    public static int Save(string path, string file, Func<Desk, User, MoveMade> make)
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

    /// <summary>What is a text, as it is.</summary>
    public static int Print(string path, Func<Desk, User, MoveMade> make) =>
        Documents.Read(
            path,
            desk =>
            {
                var made = make(desk, User.Local());
                Documents.Refuse([.. made.Problems.Select(AsTyped)]);
                Console.Out.Write(System.Text.Encoding.UTF8.GetString(made.Bytes));
            }
        );

    /// <summary>What follows the dot.</summary>
    public static string FormatOf(string file) => Path.GetExtension(file).TrimStart('.').ToLowerInvariant();

    private static Problem AsTyped(Problem problem) =>
        problem.File switch
        {
            "move" => problem with { File = "MOVE" },
            "kind" => problem with { File = "KIND" },
            "leg" => problem with { File = "--leg" },
            "format" => problem with { File = "-o" },
            "chalk" => problem with { File = "--chalk" },
            _ => problem,
        };
}
