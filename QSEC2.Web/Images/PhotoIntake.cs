using QSEC2.Web.Data;

namespace QSEC2.Web.Images;

/// <summary>Takes in the pictures of visitors and keeps what may be shown of them. The original is never kept.</summary>
public sealed class PhotoIntake
{
    // 50 megapixels take 4 seconds on a slow machine.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    private readonly DataFolder _site;
    private readonly PhotoSlots _places;
    private readonly TimeProvider _time;
    private readonly PhotoStore _store;
    private readonly ILogger<PhotoIntake> _logger;

    public PhotoIntake(DataFolder folder, PhotoSlots places, TimeProvider time, ILogger<PhotoIntake> logger)
    {
        _site = folder;
        _places = places;
        _time = time;
        _store = new PhotoStore(folder);
        _logger = logger;
    }

    /// <summary>
    /// Receives a picture and keeps its versions (<see cref="PhotoVersions"/>), in place of those the contribution had.
    /// Returns once their bytes are on the disk.
    /// </summary>
    /// <param name="contributionId">The contribution it belongs to, stored or about to be: see <see cref="SweepAsync"/>.</param>
    /// <param name="upload">Read once, from where it stands, up to 15 MB.</param>
    /// <param name="sender">Who sends: an address, or a person. One picture of each is worked on at a time.</param>
    /// <exception cref="PhotoRefused">It is not kept, and nothing of it is left behind.</exception>
    public async Task<KeptPhoto> KeepAsync(Guid contributionId, Stream upload, string sender, CancellationToken cancellation)
    {
        using var incoming = new IncomingPhoto(_site);
        await incoming.ReceiveAsync(upload, cancellation);
        var contents = incoming.Examine();
        using var place = await _places.TakeAsync(sender, cancellation);
        using var limit = new CancellationTokenSource(TimeLimit, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            // A second of pure computing: elsewhere than on the request, or the circuit, that waits for it.
            var kept = await Task.Run(() => MakeVersions(incoming, contents, stop.Token), stop.Token);
            cancellation.ThrowIfCancellationRequested();
            _store.Put(contributionId, incoming.Versions);
            return kept;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PhotoRefused(PhotoProblem.TooComplex);
        }
    }

    /// <summary>Deletes the picture of a contribution, if it has one.</summary>
    public void Forget(Guid contributionId) => _store.Forget(contributionId);

    /// <summary>The full path of a version that exists.</summary>
    /// <param name="version">One of <see cref="PhotoVersions.Names"/>; anything else finds nothing.</param>
    public string? Find(Guid contributionId, string version) => _store.Find(contributionId, version);

    /// <summary>
    /// Deletes, an hour after, what a crash left: pictures whose contribution was never stored, and what was on its way in.
    /// </summary>
    /// <param name="known">Of these ids, those that are contributions; asked for at most 500 at a time.</param>
    public Task SweepAsync(
        Func<IReadOnlyCollection<Guid>, Task<IReadOnlySet<Guid>>> known,
        TimeProvider time,
        CancellationToken cancellation
    ) => new PhotoSweep(_site, _store, _logger).RunAsync(known, time.GetUtcNow().UtcDateTime.AddHours(-1), cancellation);

    private KeptPhoto MakeVersions(IncomingPhoto incoming, PhotoContents contents, CancellationToken stop)
    {
        try
        {
            return new PhotoEncoder(stop).MakeVersions(incoming.Received, contents, incoming.Versions);
        }
        catch (Exception failure)
            when (failure is not (OperationCanceledException or PhotoRefused or IOException or UnauthorizedAccessException))
        {
            // Decoders meet bytes that were made to break them: whatever they throw, it is the picture that is broken.
            _logger.LogDebug(failure, "A picture could not be read.");
            throw new PhotoRefused(PhotoProblem.Broken);
        }
    }
}
