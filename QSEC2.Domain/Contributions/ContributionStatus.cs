namespace QSEC2.Domain.Contributions;

/// <summary>Where a contribution stands, as its author is told.</summary>
public enum ContributionStatus
{
    Waiting,
    Published,
    Refused,
    Removed,
    Withdrawn,
    Erased,
}
