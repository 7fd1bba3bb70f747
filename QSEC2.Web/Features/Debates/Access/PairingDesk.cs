using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Debates;
using QSEC2.Domain.People;
using QSEC2.Web.Data;

namespace QSEC2.Web.Features.Debates.Access;

/// <summary>Pairs phones and tablets with a debate, without an account on them.</summary>
public sealed class PairingDesk(IDbContextFactory<QsecDb> databases, TimeProvider time)
{
    /// <returns>The key to show as a QR: it is not kept anywhere.</returns>
    public Task<string> OfferAsync(Guid debateId, PairingKind kind, CancellationToken cancellation) =>
        databases.TransactAsync(
            async db =>
            {
                var now = time.GetUtcNow();
                var (pairing, key) = Pairing.Offer(debateId, kind, now);
                var tooOld = now - Pairing.KeyLives;
                await db
                    .Pairings.Where(offered => offered.DebateId == debateId && offered.PairedAt == null && offered.OfferedAt < tooOld)
                    .ExecuteDeleteAsync(cancellation);
                db.Pairings.Add(pairing);
                return key;
            },
            cancellation
        );

    /// <summary>Whether a key may still be used, without using it.</summary>
    public async Task<bool> IsOfferedAsync(Guid debateId, PairingKind kind, string key, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var hash = Secret.Hash(key);
        return await db
                .Pairings.AsNoTracking()
                .SingleOrDefaultAsync(
                    pairing => pairing.KeyHash == hash && pairing.DebateId == debateId && pairing.Kind == kind,
                    cancellation
                )
                is { } found
            && found.IsOffered(time.GetUtcNow());
    }

    /// <summary>Pairs the device that shows the key. Of two at once, one is.</summary>
    /// <param name="device">What the device says of itself.</param>
    /// <returns>What the device shows from now on; null when the key opens nothing any more.</returns>
    public async Task<string?> AcceptAsync(Guid debateId, PairingKind kind, string key, string device, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var hash = Secret.Hash(key);
        var found = await db
            .Pairings.AsNoTracking()
            .SingleOrDefaultAsync(pairing => pairing.KeyHash == hash && pairing.DebateId == debateId && pairing.Kind == kind, cancellation);
        if (found?.IsOffered(time.GetUtcNow()) is not true)
            return null;
        var token = found.Accept(device, time.GetUtcNow());

        // Asked and written in one statement: of two at once, one finds the key used.
        var paired = await db
            .Pairings.Where(pairing => pairing.Id == found.Id && pairing.PairedAt == null && pairing.RevokedAt == null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(pairing => pairing.TokenHash, found.TokenHash)
                        .SetProperty(pairing => pairing.Device, found.Device)
                        .SetProperty(pairing => pairing.PairedAt, found.PairedAt),
                cancellation
            );
        return paired == 1 ? token : null;
    }

    /// <summary>Whether a device is paired with this debate, for this.</summary>
    public async Task<bool> IsPairedAsync(Guid debateId, PairingKind kind, string token, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var hash = Secret.Hash(token);
        return await db.Pairings.AnyAsync(
            pairing => pairing.TokenHash == hash && pairing.DebateId == debateId && pairing.Kind == kind && pairing.RevokedAt == null,
            cancellation
        );
    }

    /// <summary>The devices that are paired, oldest first.</summary>
    public async Task<IReadOnlyList<Pairing>> ListAsync(Guid debateId, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db
            .Pairings.AsNoTracking()
            .Where(pairing => pairing.DebateId == debateId && pairing.PairedAt != null && pairing.RevokedAt == null)
            .OrderBy(pairing => pairing.PairedAt)
            .ToListAsync(cancellation);
    }

    public async Task RevokeAsync(Guid debateId, Guid id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (
            await db.Pairings.SingleOrDefaultAsync(pairing => pairing.Id == id && pairing.DebateId == debateId, cancellation)
            is not { } found
        )
            return;
        found.Revoke(time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }
}
