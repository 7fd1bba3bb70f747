using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Common;
using QSEC2.Domain.Pictures;

namespace QSEC2.Web.Data;

/// <summary>What becomes of the pictures of entries and answers: kept as long as a revision, or an answer, names them.</summary>
public static class PictureOwnership
{
    /// <summary>How long one that was sent in waits for what it is shown in to be saved.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromDays(1);

    /// <summary>The files that may be shown there.</summary>
    /// <param name="owner">The entry or the answer; null for one that was never saved.</param>
    /// <param name="by">Who writes.</param>
    public static async Task<Dictionary<Guid, PictureFile>> FilesForAsync(
        this QsecDb db,
        List<Guid> ids,
        Guid? owner,
        Guid by,
        CancellationToken cancellation
    ) =>
        (await db.PictureFiles.Where(file => ids.Contains(file.Id)).ToListAsync(cancellation))
            .Where(file => file.IsFor(owner, by))
            .ToDictionary(file => file.Id);

    /// <summary>Makes these pictures those of an entry or an answer, saved with it: nobody else shows them.</summary>
    /// <exception cref="RuleBroken">One is gone, or was never theirs.</exception>
    public static async Task ClaimAsync(
        this QsecDb db,
        IReadOnlyList<Picture> pictures,
        Guid owner,
        Guid by,
        CancellationToken cancellation
    )
    {
        if (pictures.Count == 0)
            return;
        var files = await db.FilesForAsync([.. pictures.Select(picture => picture.Id)], owner, by, cancellation);
        if (
            pictures.Any(picture =>
                !files.TryGetValue(picture.Id, out var file) || (file.Width, file.Height) != (picture.Width, picture.Height)
            )
        )
            throw new RuleBroken(Rule.PictureGone, "pictures");
        foreach (var file in files.Values)
            file.BelongTo(owner);
    }

    /// <summary>Forgets those that nothing names, as part of an act: their files are then of nobody.</summary>
    public static async Task DeleteUnusedAsync(this QsecDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var before = now - Waits;
        await db.PictureFiles.Where(file => file.OwnerId == null && file.At < before).ExecuteDeleteAsync(cancellation);

        // What entries were saved with is named by their history for ever; an answer has none.
        var files = await db
            .PictureFiles.Where(file => file.OwnerId != null && !db.Entries.Any(entry => entry.Id == file.OwnerId))
            .ToListAsync(cancellation);
        var owners = files.ConvertAll(file => file.OwnerId!.Value);
        var answers = await db.Answers.AsNoTracking().Where(answer => EF.Parameter(owners).Contains(answer.Id)).ToListAsync(cancellation);
        var named = answers
            .SelectMany(answer => answer.Writing.Pictures.Concat(answer.Published?.Pictures ?? []))
            .Select(picture => picture.Id)
            .ToHashSet();
        db.PictureFiles.RemoveRange(files.Where(file => !named.Contains(file.Id)));
    }
}
