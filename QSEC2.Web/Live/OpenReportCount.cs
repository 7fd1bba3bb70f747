namespace QSEC2.Web.Live;

/// <summary>How many reports wait for somebody: every desk shows it, none asks the database for it.</summary>
public sealed class OpenReportCount
{
    private volatile int _count;

    public int Count => _count;

    /// <summary>As the database says, after a change.</summary>
    public void Set(int count) => _count = count;
}
