namespace QSEC2.Web.Images;

/// <summary>
/// How many pictures are worked on at the same time: each takes a core and up to some hundred megabytes. One sender holds
/// one place at most: whatever comes from there, another's picture finds the other place.
/// </summary>
public sealed class PhotoSlots(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private readonly SemaphoreSlim _places = new(2);
    private readonly Dictionary<string, Turns> _senders = new(StringComparer.Ordinal);

    /// <summary>
    /// Waits for a place, at most 45 seconds: a class sends its pictures from one address, one after the other. Dispose what is
    /// returned to leave it.
    /// </summary>
    /// <param name="sender">Who sends: an address, or a person.</param>
    /// <exception cref="PhotoRefused">Busy.</exception>
    public async Task<IDisposable> TakeAsync(string sender, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        var place = new Place(this, sender);
        try
        {
            await place.TakeAsync(either.Token);
            return place;
        }
        catch (OperationCanceledException)
        {
            place.Dispose();
            if (cancellation.IsCancellationRequested)
                throw;
            throw new PhotoRefused(PhotoProblem.Busy);
        }
    }

    public void Dispose() => _places.Dispose();

    private Turns Enter(string sender)
    {
        lock (_senders)
        {
            if (!_senders.TryGetValue(sender, out var turns))
                _senders[sender] = turns = new Turns();
            turns.Here++;
            return turns;
        }
    }

    private void Leave(string sender, Turns turns)
    {
        lock (_senders)
        {
            if (--turns.Here > 0)
                return;
            _senders.Remove(sender);
            turns.Next.Dispose();
        }
    }

    /// <summary>Those of one sender: one after the other.</summary>
    private sealed class Turns
    {
        public SemaphoreSlim Next { get; } = new(1);

        /// <summary>How many have a place or wait for one.</summary>
        public int Here { get; set; }
    }

    private sealed class Place(PhotoSlots places, string sender) : IDisposable
    {
        private readonly Turns _turns = places.Enter(sender);
        private bool _hasTurn;
        private bool _hasPlace;
        private bool _hasLeft;

        public async Task TakeAsync(CancellationToken cancellation)
        {
            await _turns.Next.WaitAsync(cancellation);
            _hasTurn = true;
            await places._places.WaitAsync(cancellation);
            _hasPlace = true;
        }

        public void Dispose()
        {
            if (_hasLeft)
                return;
            _hasLeft = true;
            if (_hasPlace)
                places._places.Release();
            if (_hasTurn)
                _turns.Next.Release();
            places.Leave(sender, _turns);
        }
    }
}
