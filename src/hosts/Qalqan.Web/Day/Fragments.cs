using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Qalqan.Web;

/// <summary>
/// Parts of pages as bytes, each made once for a number and an audience however many ask: whoever has the same rights and language
/// reads the same. A hundred of them are kept. Safe for many threads.
/// </summary>
internal sealed class Fragments
{
    private const int Most = 100;

    private readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> made = [];

    /// <param name="services">Of the request.</param>
    /// <param name="key">The number and the audience: whatever the bytes depend on.</param>
    /// <param name="parameters">Of the component; asked for only where it is to be made.</param>
    public async Task<byte[]> Of<T>(IServiceProvider services, string key, Func<Dictionary<string, object?>> parameters)
        where T : IComponent
    {
        if (made.Count > Most)
            made.Clear();
        var part = made.GetOrAdd(key, _ => new Lazy<Task<byte[]>>(() => Make<T>(services, parameters())));
        try
        {
            return await part.Value;
        }
        catch
        {
            made.TryRemove(key, out _); // whoever asks next tries again
            throw;
        }
    }

    private static async Task<byte[]> Make<T>(IServiceProvider services, Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        await using var renderer = new HtmlRenderer(
            scope.ServiceProvider,
            scope.ServiceProvider.GetRequiredService<ILoggerFactory>()
        );
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters));
            return Encoding.UTF8.GetBytes(root.ToHtmlString());
        });
    }
}
