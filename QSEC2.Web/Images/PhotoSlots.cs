namespace QSEC2.Web.Images;

/// <summary>How many pictures are worked on at the same time: each takes a core and up to some hundred megabytes.</summary>
public sealed class PhotoSlots(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim _places = new(2);

    /// <summary>Waits for a place, at most 20 seconds. Dispose what is returned to leave it.</summary>
    /// <exception cref="PhotoRefused">Busy.</exception>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            await _places.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PhotoRefused(PhotoProblem.Busy);
        }

        return new Place(_places);
    }

    public void Dispose() => _places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
