namespace Qalqan.Web;

public sealed partial class Desk
{
    /// <summary>What maps show.</summary>
    internal Maps Maps { get; }

    /// <summary>Layers and lines that are brought.</summary>
    internal Layers Layers { get; }
}
