using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Domain.Pictures;
using QSEC2.Domain.Programme;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Images;

/// <summary>
/// Reads the pictures of a form. A file that comes along is kept at once: whatever else is wrong with the form, it need not be chosen
/// again.
/// </summary>
public sealed class PictureFormReader(
    IDbContextFactory<QsecDb> databases,
    PhotoIntake photos,
    TimeProvider time,
    IStringLocalizer<Texts> texts
)
{
    private const int MostRows = 2 * Picture.Most;

    /// <summary>As they are typed, with the file that came along and what its buttons ask.</summary>
    /// <param name="owner">The entry or the answer; null for one that was never saved.</param>
    /// <param name="saved">The pictures it is saved with.</param>
    public async Task<PictureFormData> ReadAsync(
        PostedForm posted,
        Guid? owner,
        IReadOnlyList<Picture> saved,
        Editor by,
        CancellationToken cancellation
    )
    {
        var form = posted.Fields;
        var pressed = form.ContainsKey("add") ? "row" : form["picture"].ToString();
        var typed = await ReadOnlyAsync(form, owner, by, cancellation);
        if (
            typed.Problems.Count == 0
            && form.Files.FirstOrDefault(file => file.Name.StartsWith("pictures[", StringComparison.Ordinal) && file.FileName.Length > 0)
                is { } file
        )
            typed = await TakeAsync(typed, file, by, cancellation);
        else if (typed.Problems.Count == 0 && (pressed == "add" || (pressed.Length == 0 && typed.Next != PictureFormData.Nothing)))
            typed = Refused(typed, texts.Rule(Rule.PhotoMissing));
        return typed.Problems.Count == 0 ? typed.After(pressed, saved) : typed with { OnlyArranged = pressed.Length > 0 };
    }

    /// <summary>
    /// As they are typed: what is told of a picture is what was kept of it, whatever the form says, and what is not theirs is not there.
    /// </summary>
    public async Task<PictureFormData> ReadOnlyAsync(IFormCollection form, Guid? owner, Editor by, CancellationToken cancellation)
    {
        var rows = Rows(form).ToList();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var files = await db.FilesForAsync(rows.ConvertAll(row => row.Id), owner, by.Id, cancellation);
        var here = rows.Where(row => files.ContainsKey(row.Id))
            .DistinctBy(row => row.Id)
            .Select(row => row with { Width = files[row.Id].Width, Height = files[row.Id].Height })
            .ToList();
        var typed = new PictureFormData(here, rows.Find(row => row.Id == Guid.Empty) ?? PictureFormData.Nothing, []);
        if (rows.Find(row => row.Id != Guid.Empty && !files.ContainsKey(row.Id)) is not { } gone)
            return typed;
        return Refused(
            typed.Next == PictureFormData.Nothing ? typed with { Next = gone with { Id = Guid.Empty } } : typed,
            texts.Rule(Rule.PictureGone)
        );
    }

    private async Task<PictureFormData> TakeAsync(PictureFormData typed, IFormFile file, Editor by, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow());
        try
        {
            await using var stream = file.OpenReadStream();
            var kept = await photos.KeepAsync(id, stream, by.Id.ToString(), cancellation);
            await using var db = await databases.CreateDbContextAsync(cancellation);
            db.PictureFiles.Add(new PictureFile(id, kept.Width, kept.Height, by.Id, time.GetUtcNow()));
            await db.SaveChangesAsync(cancellation);
            return typed with
            {
                Sent = [.. typed.Sent, typed.Next with { Id = id, Width = kept.Width, Height = kept.Height }],
                Next = PictureFormData.Nothing,
            };
        }
        catch (PhotoRefused refused)
        {
            return Refused(typed, texts[$"Photo.{refused.Problem}"]);
        }
    }

    private static PictureFormData Refused(PictureFormData typed, string because) =>
        typed with
        {
            Problems = [new FieldProblem($"pictures[{typed.Sent.Count}].file", because)],
        };

    // The last one is without an id: its file is not here yet.
    private static IEnumerable<Picture> Rows(IFormCollection form)
    {
        for (var number = 0; number < MostRows && form.ContainsKey($"pictures[{number}].id"); number++)
            yield return Row(form, $"pictures[{number}]");
    }

    private static Picture Row(IFormCollection form, string name) =>
        new(Guid.TryParse(form[$"{name}.id"], out var id) ? id : Guid.Empty, 0, 0)
        {
            Description = new LocalText(PlainText.Tidy(form[$"{name}.description.fr"]), PlainText.Tidy(form[$"{name}.description.en"])),
            Credit = PlainText.Tidy(form[$"{name}.credit"]),
        };
}
