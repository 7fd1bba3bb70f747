using QSEC2.Web.Data;

namespace QSEC2.Web.Images;

/// <summary>Where pictures are kept: <c>photos/{last two digits of the id}/{id}/{version}</c>.</summary>
internal sealed class PhotoStore(DataFolder site)
{
    /// <summary>
    /// All versions appear at once, or none. The database's own write, which comes after, takes the rename to the disk with it.
    /// </summary>
    public void Put(Guid contributionId, string versions)
    {
        var folder = FolderOf(contributionId);
        Forget(contributionId);
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        Directory.Move(versions, folder);
    }

    public void Forget(Guid contributionId)
    {
        var folder = FolderOf(contributionId);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    public string? Find(Guid contributionId, string version)
    {
        // A closed list: nothing that a visitor writes becomes a path.
        if (!PhotoVersions.Names.Contains(version, StringComparer.Ordinal))
            return null;
        var file = Path.Combine(FolderOf(contributionId), version);
        return File.Exists(file) ? file : null;
    }

    public IEnumerable<Guid> KeptBefore(DateTime utc)
    {
        foreach (var folder in new DirectoryInfo(site.Photos).EnumerateDirectories().SelectMany(shelf => shelf.EnumerateDirectories()))
            if (folder.LastWriteTimeUtc < utc && Guid.TryParseExact(folder.Name, "N", out var id))
                yield return id;
    }

    private string FolderOf(Guid contributionId)
    {
        var name = contributionId.ToString("N");
        return Path.Combine(site.Photos, name[^2..], name);
    }
}
