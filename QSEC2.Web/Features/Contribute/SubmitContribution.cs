using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Debates;
using QSEC2.Web.Data;
using QSEC2.Web.Http.Limits;
using QSEC2.Web.Images;
using QSEC2.Web.Live;
using QSEC2.Web.Markdown;

namespace QSEC2.Web.Features.Contribute;

/// <summary>What came of sending something to a wall.</summary>
public abstract record SubmissionResult
{
    private SubmissionResult() { }

    /// <summary>It is on the disk, now or since the first time this key was used.</summary>
    public sealed record Accepted(Guid Id, string Code) : SubmissionResult;

    /// <summary>Fields with the rule each breaks.</summary>
    public sealed record Invalid(IReadOnlyList<(string Field, Rule Rule)> Errors) : SubmissionResult;

    public sealed record BadPhoto(PhotoProblem Problem) : SubmissionResult;

    /// <summary>The key was used before, for something else.</summary>
    public sealed record Conflict : SubmissionResult;

    public sealed record Closed : SubmissionResult;

    public sealed record NoSuchWall : SubmissionResult;
}

/// <summary>A photo on its way in.</summary>
/// <param name="Sender">Where it comes from: see <see cref="PhotoSlots"/>.</param>
public sealed record SentPhoto(IFormFile File, string Sender)
{
    public static SentPhoto? From(HttpContext http, IFormFile? file) => file is null ? null : new SentPhoto(file, ClientAddress.Of(http));
}

/// <summary>Receives what citizens send. The page, phones, kiosks and other software all come through here.</summary>
public sealed class SubmitContribution(
    WallDirectory walls,
    IDbContextFactory<QsecDb> databases,
    SubmissionWriter writer,
    PhotoIntake photos,
    ContributionMarkdown markdown,
    Changes changes,
    TimeProvider time
)
{
    /// <param name="key">Chosen by the sender; the same key and content again store nothing twice.</param>
    public async Task<SubmissionResult> SendAsync(
        string wall,
        ContributionDraft draft,
        SentPhoto? photo,
        Guid key,
        CancellationToken cancellation
    )
    {
        if (await walls.FindAsync(wall, cancellation) is not { } place)
            return new SubmissionResult.NoSuchWall();
        draft = draft.Tidied() with { HasPhoto = photo is { File.Length: > 0 } };
        if (draft.BrokenRules() is { Count: > 0 } broken)
            return new SubmissionResult.Invalid(broken);

        var fingerprint = await FingerprintAsync(wall, draft, photo, cancellation);
        if (draft.HasPhoto && await FindAsync(key, cancellation) is { } before)
            return ToResult(before, fingerprint);
        if (!IsOpen(place, draft.Channel) && await FindAsync(key, cancellation) is null)
            return new SubmissionResult.Closed();

        try
        {
            return await StoreAsync(place, draft, photo, key, fingerprint, cancellation);
        }
        catch (PhotoRefused refused)
        {
            return new SubmissionResult.BadPhoto(refused.Problem);
        }
        catch (RuleBroken broke) when (broke.Rule is Rule.WallClosed)
        {
            return new SubmissionResult.Closed();
        }
    }

    // In a break the team copies what was written on paper; nobody else writes.
    private static bool IsOpen(WallWithTheme place, Channel by) =>
        place.Wall.IsOpen || (by is Channel.Paper or Channel.Oral && place.Debate?.State is DebateState.Paused);

    private async Task<SubmissionResult> StoreAsync(
        WallWithTheme place,
        ContributionDraft draft,
        SentPhoto? upload,
        Guid key,
        string fingerprint,
        CancellationToken cancellation
    )
    {
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var photo = draft.HasPhoto ? await KeepPhotoAsync(id, upload!, draft, cancellation) : null;
        var stored = false;
        try
        {
            var receipt = new Receipt(TrackingCode.New(), key, fingerprint);
            var contribution = Contribution.Receive(
                id,
                place.ThemeWallId,
                draft,
                markdown.ToHtml(draft.Text ?? ""),
                photo,
                receipt,
                time.GetUtcNow()
            );
            if (place.Debate is not null)
                contribution.AttachToDebate(place.Id);
            var kept = await writer.StoreAsync(contribution, cancellation);
            stored = kept.Id == id;
            if (stored)
                changes.Queue.Now();
            return ToResult(kept, fingerprint);
        }
        finally
        {
            if (photo is not null && !stored)
                photos.Forget(id);
        }
    }

    private async Task<Photo> KeepPhotoAsync(Guid id, SentPhoto upload, ContributionDraft draft, CancellationToken cancellation)
    {
        await using var stream = upload.File.OpenReadStream();
        var kept = await photos.KeepAsync(id, stream, upload.Sender, cancellation);
        return new Photo(kept.Width, kept.Height, draft.PhotoDescription, draft.PeopleAgreed);
    }

    private async Task<StoredSubmission?> FindAsync(Guid key, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db
            .Contributions.Where(contribution => contribution.SubmissionKey == key)
            .Select(contribution => new StoredSubmission(contribution.Id, contribution.Code, contribution.Fingerprint, true))
            .SingleOrDefaultAsync(cancellation);
    }

    private static SubmissionResult ToResult(StoredSubmission stored, string fingerprint) =>
        stored.Fingerprint == fingerprint ? new SubmissionResult.Accepted(stored.Id, stored.Code) : new SubmissionResult.Conflict();

    private static async Task<string> FingerprintAsync(
        string wall,
        ContributionDraft draft,
        SentPhoto? photo,
        CancellationToken cancellation
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string?[] parts =
        [
            wall,
            draft.Kind.ToString(),
            draft.Text,
            draft.Signature,
            draft.PhotoDescription,
            draft.Stop,
            draft.Module,
            $"{draft.PeopleAgreed} {draft.ReuseAllowed}",
        ];
        foreach (var part in parts)
            hash.AppendData(Encoding.UTF8.GetBytes((part ?? "") + "\0"));
        if (draft.HasPhoto)
        {
            await using var stream = photo!.File.OpenReadStream();
            hash.AppendData(await SHA256.HashDataAsync(stream, cancellation));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
