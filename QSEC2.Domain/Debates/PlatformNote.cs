namespace QSEC2.Domain.Debates;

/// <summary>What the mediator writes to those on the platform; nobody else reads it.</summary>
public sealed record PlatformNote(Guid Id, string Text, DateTimeOffset At)
{
    /// <summary>In characters.</summary>
    public const int LongestText = 280;

    /// <summary>When they said that they read it; null until then.</summary>
    public DateTimeOffset? ReadAt { get; init; }
}
