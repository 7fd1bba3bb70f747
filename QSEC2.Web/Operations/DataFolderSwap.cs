using QSEC2.Web.Data;

namespace QSEC2.Web.Operations;

/// <summary>
/// Puts a restored database, its photos and its keys in the place of those of the site: all of them or, when a move fails
/// or the power does, none.
/// </summary>
public sealed class DataFolderSwap(DataFolder folder)
{
    public const string Database = "qsec2.db";
    private const string Unfinished = ".restoring-";

    /// <summary>What moves with the database.</summary>
    public static readonly string[] Folders = ["photos", "keys"];

    /// <param name="arrived">A folder on the same disk, with what is to come in.</param>
    /// <param name="name">What was there stays in <c>backups/before-restore-{name}</c>.</param>
    public void Run(string arrived, string name)
    {
        var aside = Directory.CreateDirectory(Path.Combine(folder.Backups, Unfinished + name)).FullName;
        try
        {
            MoveAll(arrived, aside);
            Finish(aside);
        }
        finally
        {
            if (Directory.Exists(aside))
                PutBack(aside);
        }
    }

    /// <summary>Before anything opens the database: a swap that was cut off never happened.</summary>
    public void UndoInterrupted()
    {
        foreach (var aside in Directory.GetDirectories(folder.Backups, Unfinished + "*"))
        {
            if (CameIntoAnEmptyPlace(aside))
                Finish(aside);
            else
                PutBack(aside);
        }
    }

    // Nothing but the database tells whether all has arrived; where there was none before, it has.
    private bool CameIntoAnEmptyPlace(string aside) =>
        File.Exists(folder.Database) && !File.Exists(Path.Combine(aside, Database)) && Directory.GetFileSystemEntries(aside).Length > 0;

    private void Finish(string aside) =>
        Directory.Move(aside, Path.Combine(folder.Backups, "before-restore-" + Path.GetFileName(aside)[Unfinished.Length..]));

    // The database leaves first and arrives last: where it is tells how far a swap came.
    private void MoveAll(string arrived, string aside)
    {
        foreach (var file in Directory.GetFiles(folder.Root, Database + "*").Order(StringComparer.Ordinal))
            File.Move(file, Path.Combine(aside, Path.GetFileName(file)));
        foreach (var name in Folders)
            Directory.Move(Path.Combine(folder.Root, name), Path.Combine(aside, name));
        foreach (var name in Folders.Where(name => Directory.Exists(Path.Combine(arrived, name))))
            Directory.Move(Path.Combine(arrived, name), Path.Combine(folder.Root, name));
        File.Move(Path.Combine(arrived, Database), folder.Database);
    }

    private void PutBack(string aside)
    {
        foreach (var old in Directory.GetFileSystemEntries(aside).OrderBy(old => Path.GetFileName(old) == Database))
        {
            var place = Path.Combine(folder.Root, Path.GetFileName(old));
            if (Directory.Exists(place))
                Directory.Delete(place, recursive: true);
            else
                File.Delete(place);
            Directory.Move(old, place);
        }

        Directory.Delete(aside);
    }
}
