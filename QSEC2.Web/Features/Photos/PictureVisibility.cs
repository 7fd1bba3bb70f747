using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Pictures;
using QSEC2.Web.Data;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Photos;

/// <summary>
/// Who may see a picture of an entry or an answer: everyone once it is shown in public, else who may write there, or checks it.
/// </summary>
public sealed class PictureVisibility(IDbContextFactory<QsecDb> databases, PublishedProgramme programme)
{
    public async Task<bool> MaySeeAsync(Guid id, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (await programme.ShowsAsync(id, cancellation))
            return true;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.PictureFiles.AsNoTracking().SingleOrDefaultAsync(file => file.Id == id, cancellation) is not { } file)
            return false;
        if (file.OwnerId is null)
            return user.FindFirstValue(ClaimTypes.NameIdentifier) == file.ById.ToString();
        return await MayWriteEntryAsync(db, file, user, cancellation) || await MayReadAnswerAsync(db, file, user, cancellation);
    }

    private static async Task<bool> MayWriteEntryAsync(QsecDb db, PictureFile file, ClaimsPrincipal user, CancellationToken cancellation) =>
        user.MayManage()
        && await db.Entries.AsNoTracking().SingleOrDefaultAsync(entry => entry.Id == file.OwnerId, cancellation) is { } entry
        && user.AsEditor().May(entry.Content);

    private static async Task<bool> MayReadAnswerAsync(QsecDb db, PictureFile file, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var answer = await db
            .Answers.AsNoTracking()
            .SingleOrDefaultAsync(
                answer =>
                    answer.Id == file.OwnerId
                    && db.Contributions.Any(question => question.Id == answer.ContributionId && question.PublishedAt != null),
                cancellation
            );
        if (answer is null)
            return false;
        if (Shows(answer.Published?.Pictures, file))
            return true;
        if (answer.SubmittedAt is not null && user.MayReadDecisions() && Shows(answer.Writing.Pictures, file))
            return true;
        return user.MayAnswer()
            && answer.ReleasedAt is null
            && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var me)
            && await db.Addressees.AnyAsync(addressee => addressee.Id == answer.AddresseeId && addressee.AccountId == me, cancellation);
    }

    private static bool Shows(IReadOnlyList<Picture>? pictures, PictureFile file) =>
        pictures?.Any(picture => picture.Id == file.Id) == true;
}
