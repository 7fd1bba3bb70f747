namespace QSEC2.Web.Images;

/// <summary>
/// What a picture says of itself before anything of it is decoded: 200 kB may unfold to gigabytes, or compute for an hour.
/// </summary>
/// <param name="Width">Pixels, as it is stored; of an animation, the canvas.</param>
/// <param name="Height">Pixels.</param>
internal sealed record PhotoContents(PhotoFormat Format, int Width, int Height)
{
    private const long MostPixels = 50_000_000;
    private const int LongestSide = 20_000;

    /// <summary>How it is to be turned to stand upright: 1 to 8, as EXIF counts.</summary>
    public int Orientation { get; init; } = ExifOrientation.Upright;

    /// <summary>What its numbers mean; null for sRGB, or where nobody says.</summary>
    public byte[]? Profile { get; init; }

    /// <summary>Of a WebP: one still picture and nothing else, which is what is decoded.</summary>
    public byte[]? Still { get; init; }

    /// <summary>What in it is lossless WebP; its codes are counted before it is decoded.</summary>
    public LosslessWebP? Lossless { get; init; }

    /// <summary>Of an animation: where its first frame lies on the canvas.</summary>
    public (int X, int Y) Frame { get; init; }

    /// <exception cref="PhotoRefused">
    /// Not a picture, one we do not read, too large, cut on the way, or made to be long in reading.
    /// </exception>
    public static PhotoContents Read(Stream picture)
    {
        Span<byte> first = stackalloc byte[PhotoSignature.Length];
        var read = picture.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        var contents = PhotoSignature.Of(first[..read]) switch
        {
            PhotoFormat.Jpeg => JpegSegments.Read(picture),
            PhotoFormat.Png => PngChunks.Read(picture),
            PhotoFormat.WebP => WebPChunks.Read(picture),
            PhotoFormat.Heic => throw new PhotoRefused(PhotoProblem.Heic),
            PhotoFormat.Avif => throw new PhotoRefused(PhotoProblem.Avif),
            _ => throw new PhotoRefused(PhotoProblem.NotAPicture),
        };
        contents.RefuseUnlessReasonable();
        return contents;
    }

    private void RefuseUnlessReasonable()
    {
        if (Width <= 0 || Height <= 0)
            throw new PhotoRefused(PhotoProblem.Broken);
        if ((long)Width * Height > MostPixels || Math.Max(Width, Height) > LongestSide)
            throw new PhotoRefused(PhotoProblem.TooManyPixels);
    }
}
