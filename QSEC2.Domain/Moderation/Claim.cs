namespace QSEC2.Domain.Moderation;

/// <summary>"I am reading this one": soft, and gone by itself after a while.</summary>
public sealed class Claim
{
    /// <summary>How long a claim holds when its moderator shows no sign of life.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromSeconds(60);

    private Claim() { }

    public Claim(Guid contributionId, Moderator by, DateTimeOffset at)
    {
        ContributionId = contributionId;
        ById = by.Id;
        ByName = by.Name;
        Until = at + Holds;
    }

    public Guid ContributionId { get; private set; }
    public Guid ById { get; private set; }
    public string ByName { get; private set; } = "";
    public DateTimeOffset Until { get; private set; }
}
