namespace QSEC2.Domain.Contributions;

/// <summary>"Moi aussi", said once by a device.</summary>
public sealed class Support
{
    private Support() { }

    public Support(Guid contributionId, Guid deviceId, DateTimeOffset at)
    {
        ContributionId = contributionId;
        DeviceId = deviceId;
        At = at;
    }

    public Guid ContributionId { get; private set; }
    public Guid DeviceId { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>When the device last saw what became of it; null when it never looked.</summary>
    public DateTimeOffset? SeenAt { get; private set; }
}
