namespace QSEC2.Domain.Contributions;

/// <summary>"Moi aussi", said once by a device.</summary>
public sealed class Support
{
    private Support() { }

    public Support(Guid contributionId, Guid deviceId, DateTimeOffset at) => (ContributionId, DeviceId, At) = (contributionId, deviceId, at);

    public Guid ContributionId { get; private set; }
    public Guid DeviceId { get; private set; }
    public DateTimeOffset At { get; private set; }
}
