namespace QSEC2.Web.Data;

/// <summary>The one folder that holds the state of the site (<c>Data:Directory</c>): copy it and the site is copied.</summary>
public sealed class DataFolder
{
    public DataFolder(IConfiguration configuration, IHostEnvironment environment)
    {
        Root = Path.GetFullPath(configuration["Data:Directory"] ?? "data", environment.ContentRootPath);

        // Whoever reads the keys can sign in as anyone, and photos that wait are nobody's to see.
        PrivateFiles.RestrictNewFiles();
        foreach (var folder in new[] { Root, Photos, Keys, Backups })
            PrivateFiles.RestrictFolder(folder);
    }

    public string Root { get; }
    public string Database => Path.Combine(Root, "qsec2.db");
    public string Photos => Path.Combine(Root, "photos");
    public string Keys => Path.Combine(Root, "keys");
    public string Backups => Path.Combine(Root, "backups");

    /// <summary>Held open while the site runs: <c>restore</c> refuses to work under it.</summary>
    public string Lock => Path.Combine(Root, "running.lock");
}
