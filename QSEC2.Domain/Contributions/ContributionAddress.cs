namespace QSEC2.Domain.Contributions;

/// <summary>How the team names a contribution in what it writes: by its address, or by its id alone.</summary>
public static class ContributionAddress
{
    /// <returns>Its id, which is the last part of its address; null when nothing there is one.</returns>
    public static Guid? Read(string typed) =>
        Guid.TryParse(typed.Trim().TrimEnd('/').Split('/')[^1].Split('?', '#')[0], out var id) ? id : null;
}
