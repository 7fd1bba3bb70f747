using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using QSEC2.Domain.Contributions;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Http.Limits;
using QSEC2.Web.Images;

namespace QSEC2.Web.Features.Photos;

/// <summary>
/// Pictures. Anyone fetches a published one; before that and after, only who moderates, or holds the receipt; of what the
/// team writes, only who may write it.
/// Browsers ask again each time (<c>no-cache</c>): what was removed is gone at once.
/// </summary>
public static class PhotosApi
{
    public static IServiceCollection AddPhotos(this IServiceCollection services) =>
        services.AddSingleton<PictureVisibility>().AddScoped<PictureFormReader>().AddHostedService<PhotoCleanupJob>();

    public static void MapPhotos(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/photos/{id:guid}/{version}", [HttpMethods.Get, HttpMethods.Head], ShowPublicAsync);
        site.MapMethods("/suivi/{code}/photo/{version}", [HttpMethods.Get, HttpMethods.Head], ShowByReceiptAsync).AgainstGuessing();
    }

    private static async Task<IResult> ShowPublicAsync(
        Guid id,
        string version,
        HttpContext http,
        IDbContextFactory<QsecDb> databases,
        PictureVisibility pictures,
        PhotoIntake photos,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var mayModerate = http.User.MayModerate();
        var found = await db.Contributions.AnyAsync(
            contribution => contribution.Id == id && (contribution.PublishedAt != null || mayModerate) && contribution.ErasedAt == null,
            cancellation
        );
        return found || await pictures.MaySeeAsync(id, http.User, cancellation) ? Serve(http, photos, id, version) : Results.NotFound();
    }

    private static async Task<IResult> ShowByReceiptAsync(
        string code,
        string version,
        HttpContext http,
        IDbContextFactory<QsecDb> databases,
        PhotoIntake photos,
        CancellationToken cancellation
    )
    {
        var read = TrackingCode.Read(code);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var id = await db
            .Contributions.Where(contribution => contribution.Code == read && contribution.ErasedAt == null)
            .Select(contribution => (Guid?)contribution.Id)
            .SingleOrDefaultAsync(cancellation);
        return read is not null && id is { } known ? Serve(http, photos, known, version) : Results.NotFound();
    }

    private static IResult Serve(HttpContext http, PhotoIntake photos, Guid id, string version)
    {
        if (photos.Find(id, version) is not { } file)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-cache";

        // A picture runs nothing; the page in which a browser shows it alone has a style of its own.
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'";
        var type = file.EndsWith(".jpg", StringComparison.Ordinal) ? "image/jpeg" : "image/webp";
        return Results.File(file, type, entityTag: new EntityTagHeaderValue($"\"{id:N}-{Path.GetFileName(file)}\""));
    }
}
