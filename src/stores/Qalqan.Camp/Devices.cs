using System.Collections.Concurrent;

namespace Qalqan.Camp;

/// <summary>The phones that this node has paired. Safe for many threads.</summary>
public sealed class Devices
{
    private readonly ConcurrentDictionary<string, Device> byId = [];

    /// <summary>The device of that id, whether or not it may still speak; null where this node has paired none such.</summary>
    public Device? Find(string id) => byId.GetValueOrDefault(id);
}
