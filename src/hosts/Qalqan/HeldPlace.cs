namespace Qalqan;

/// <summary>A place that one process at a time may take, held by a file: free again when the process is gone, however it went.</summary>
internal static class HeldPlace
{
    /// <summary>The place, to be disposed of; null where another process holds it.</summary>
    public static FileStream? Take(string file)
    {
        try
        {
            return new FileStream(
                file,
                FileMode.OpenOrCreate,
                FileAccess.Write,
                FileShare.None,
                1,
                FileOptions.DeleteOnClose
            );
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }
}
