namespace QSEC2.Web.Data;

/// <summary>
/// A number that grows with every change of something, in the transaction that changes it: whoever keeps what was drawn of it sees that it
/// is old.
/// </summary>
public sealed class SiteVersion
{
    /// <summary>Of all that is not on a wall: entries, seasons, themes, and which walls there are.</summary>
    public const string Programme = "programme";

    public string Name { get; private set; } = "";
    public long Number { get; private set; }
}
