using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using QSEC2.Web.Images;

namespace QSEC2.Web.Features.Posters;

/// <summary>
/// Keeps the pictures that were asked for last, in memory alone: what is taken away stays on no disk. They are drawn one at a time,
/// so that whoever asks for many takes one core at most, and nothing is drawn twice at once.
/// </summary>
public sealed class PosterCache(PosterDesign design, PosterRenderer renderer) : IDisposable
{
    // Of about 40 kB each.
    private const long MostBytes = 16 * 1024 * 1024;
    private const int MostWaiting = 40;

    // Changes with the drawing.
    private const string Edition = "1";
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostBytes });
    private readonly SemaphoreSlim _drawing = new(1);
    private int _waiting;

    /// <summary>The same for as long as the picture is.</summary>
    public static string VersionOf(PosterContent content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Edition}{content}")).AsSpan(0, 8));

    /// <returns>PNG; null when too many wait already.</returns>
    public async Task<byte[]?> TakeAsync(PosterContent content, CancellationToken cancellation)
    {
        if (_kept.TryGetValue(content, out byte[]? kept))
            return kept;
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return null;
        }

        try
        {
            await _drawing.WaitAsync(cancellation);
            return await DrawAsync(content);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose()
    {
        _kept.Dispose();
        _drawing.Dispose();
    }

    private async Task<byte[]> DrawAsync(PosterContent content)
    {
        try
        {
            // Whoever drew before may have drawn the same.
            if (_kept.TryGetValue(content, out byte[]? kept) && kept is not null)
                return kept;
            var (ground, words) = design.Of(content);
            var drawn = await Task.Run(() => renderer.Render(ground, words));
            return _kept.Set(content, drawn, new MemoryCacheEntryOptions { Size = drawn.Length });
        }
        finally
        {
            _drawing.Release();
        }
    }
}
