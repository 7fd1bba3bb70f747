using QSEC2.Web.Data;

namespace QSEC2.Web.Images;

/// <summary>Deletes what a crash left behind: see <see cref="PhotoIntake.SweepAsync"/>.</summary>
internal sealed class PhotoSweep(DataFolder site, PhotoStore store, ILogger logger)
{
    public async Task RunAsync(
        Func<IReadOnlyCollection<Guid>, Task<IReadOnlySet<Guid>>> known,
        DateTime before,
        CancellationToken cancellation
    )
    {
        SweepIncoming(before);
        foreach (var ids in store.KeptBefore(before).Chunk(500))
        {
            cancellation.ThrowIfCancellationRequested();
            var contributions = await known(ids);
            foreach (var orphan in ids.Where(id => !contributions.Contains(id)))
            {
                store.Forget(orphan);
                logger.LogInformation("The picture {Id} belonged to no contribution and was deleted.", orphan);
            }
        }
    }

    private void SweepIncoming(DateTime before)
    {
        foreach (var left in Directory.CreateDirectory(IncomingPhoto.Folder(site)).EnumerateFileSystemInfos())
        {
            if (left.LastWriteTimeUtc >= before)
                continue;
            if (left is DirectoryInfo folder)
                folder.Delete(recursive: true);
            else
                left.Delete();
        }
    }
}
