using QSEC2.Domain.People;

namespace QSEC2.Domain.Debates;

/// <summary>
/// A device that directs a debate or stands on its platform, without an account: paired once, with a key that is shown as a QR, until the
/// debate ends or somebody takes it back. Only hashes are kept.
/// </summary>
public sealed class Pairing
{
    /// <summary>How long a key may be scanned.</summary>
    public static readonly TimeSpan KeyLives = TimeSpan.FromMinutes(15);

    private Pairing() { }

    private Pairing(Guid debateId, PairingKind kind, string keyHash, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7(at);
        DebateId = debateId;
        Kind = kind;
        KeyHash = keyHash;
        OfferedAt = at;
    }

    public Guid Id { get; private set; }
    public Guid DebateId { get; private set; }
    public PairingKind Kind { get; private set; }

    /// <summary>Of the key in the QR.</summary>
    public string KeyHash { get; private set; } = "";

    /// <summary>Of what the device shows from then on; null until it was paired.</summary>
    public string? TokenHash { get; private set; }

    /// <summary>What the device is, as far as it says so.</summary>
    public string Device { get; private set; } = "";
    public DateTimeOffset OfferedAt { get; private set; }
    public DateTimeOffset? PairedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    public bool IsPaired => PairedAt is not null && RevokedAt is null;

    /// <returns>The pairing to store, and the key to show: it is not kept anywhere.</returns>
    public static (Pairing Pairing, string Key) Offer(Guid debateId, PairingKind kind, DateTimeOffset at)
    {
        var key = Secret.New();
        return (new Pairing(debateId, kind, Secret.Hash(key), at), key);
    }

    /// <summary>Whether its key may still be scanned: once, soon.</summary>
    public bool IsOffered(DateTimeOffset at) => PairedAt is null && RevokedAt is null && at < OfferedAt + KeyLives;

    /// <returns>What the device shows from now on.</returns>
    public string Accept(string device, DateTimeOffset at)
    {
        var token = Secret.New();
        TokenHash = Secret.Hash(token);
        Device = device;
        PairedAt = at;
        return token;
    }

    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}

/// <summary>What a paired device is for.</summary>
public enum PairingKind
{
    /// <summary>The mediator's remote control.</summary>
    Regie,

    /// <summary>What those on the platform read.</summary>
    Platform,
}
