using NetVips;

namespace QSEC2.Web.Images;

/// <summary>Makes the versions of a picture: upright, in sRGB, on white, without a word about where, when and with what it was taken.</summary>
internal static class PhotoEncoder
{
    private const long MostPixels = 50_000_000;
    private const int LongestSide = 20_000;
    private static readonly double[] White = [255, 255, 255];

    /// <summary>Reads the header only: 200 kB may unfold to gigabytes.</summary>
    /// <exception cref="PhotoRefused">Too many pixels.</exception>
    /// <exception cref="VipsException">Its header cannot be read.</exception>
    public static void RefuseTooManyPixels(string file)
    {
        using var header = Image.NewFromFile(file, access: Enums.Access.Sequential);
        if ((long)header.Width * header.Height > MostPixels || Math.Max(header.Width, header.Height) > LongestSide)
            throw new PhotoRefused(PhotoProblem.TooManyPixels);
    }

    /// <exception cref="VipsException">It cannot be read to its end.</exception>
    public static KeptPhoto Press(string file, string folder)
    {
        using var largest = Largest(file);
        Directory.CreateDirectory(folder);
        foreach (var version in PhotoVersions.For(largest.Width))
            Write(folder, version, largest, image => image.WebpsaveBuffer(q: 80, keep: Enums.ForeignKeep.None));
        Write(
            folder,
            PhotoVersions.JpegFor(largest.Width),
            largest,
            image => image.JpegsaveBuffer(q: 82, interlace: true, keep: Enums.ForeignKeep.None)
        );
        return new KeptPhoto(largest.Width, largest.Height);
    }

    // Decoded once, in memory: the smaller versions are made from it. Of an animation, the first page.
    private static Image Largest(string file)
    {
        using var upright = Image.Thumbnail(
            file,
            PhotoVersions.Widest,
            PhotoVersions.Tallest,
            Enums.Size.Down,
            outputProfile: "srgb",
            failOn: Enums.FailOn.Error
        );
        using var opaque = upright.HasAlpha() ? upright.Flatten(background: White) : upright.Copy();
        return opaque.CopyMemory();
    }

    private static void Write(string folder, PhotoVersion version, Image largest, Func<Image, byte[]> encode)
    {
        using var image = largest.Resize((double)version.Width / largest.Width);
        using var file = File.OpenHandle(Path.Combine(folder, version.Name), FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(file, encode(image), 0);
        RandomAccess.FlushToDisk(file);
    }
}
