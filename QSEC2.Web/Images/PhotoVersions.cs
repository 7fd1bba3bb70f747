namespace QSEC2.Web.Images;

/// <summary>One of the sizes in which a picture is kept.</summary>
/// <param name="Name">The name of its file: <c>960.webp</c>.</param>
/// <param name="Width">Its real width in pixels, which a small picture makes less than its name says.</param>
public sealed record PhotoVersion(string Name, int Width);

/// <summary>
/// The sizes in which a picture is kept: WebP for pages and walls, and one JPEG for what cannot read WebP.
/// Names are a closed list; which of them exist for a picture follows from its width alone.
/// </summary>
public static class PhotoVersions
{
    /// <summary>The JPEG, always there: at most 960 pixels wide.</summary>
    public const string Jpeg = "960.jpg";

    /// <summary>Pixels. WebP ends at 16,383, and a screenshot of a whole page would be longer.</summary>
    public const int Tallest = 8_000;

    private static readonly int[] Steps = [480, 960, 1_600];

    /// <summary>Pixels.</summary>
    public static int Widest => Steps[^1];

    public static IReadOnlyList<string> Names { get; } = [.. Steps.Select(NameOf), Jpeg];

    /// <summary>
    /// The WebP versions of a picture, smallest first. Each step is made until one holds the whole picture, never enlarged:
    /// 300 → 480.webp (300 wide); 700 → 480.webp, 960.webp (700 wide); 4,000 → 480.webp, 960.webp, 1600.webp.
    /// The width of the picture as it was sent and <see cref="KeptPhoto.Width"/> give the same answer.
    /// </summary>
    /// <param name="width">Pixels, upright.</param>
    public static IReadOnlyList<PhotoVersion> For(int width) =>
        [
            .. Steps
                .Where((_, index) => index == 0 || Steps[index - 1] < width)
                .Select(step => new PhotoVersion(NameOf(step), Math.Min(step, width))),
        ];

    /// <summary>The JPEG of a picture.</summary>
    /// <param name="width">Pixels, upright.</param>
    public static PhotoVersion JpegFor(int width) => new(Jpeg, Math.Min(960, width));

    private static string NameOf(int step) => FormattableString.Invariant($"{step}.webp");
}

/// <summary>A picture that is on the disk, in all its versions.</summary>
/// <param name="Width">Pixels, of the largest version; give it to <see cref="PhotoVersions.For"/> to know the others.</param>
/// <param name="Height">Pixels, of the largest version.</param>
public sealed record KeptPhoto(int Width, int Height);
