using NetVips;
using SixLabors.ImageSharp.PixelFormats;

namespace QSEC2.Tests.Support;

/// <summary>
/// Pictures of the site, for tests that look at their points: NetVips, which counts well, may read no file in this process.
/// </summary>
public static class ReadPictures
{
    /// <summary>Red, green and blue, and what they mean when the file says so.</summary>
    public static Image Read(byte[] file)
    {
        using var read = SixLabors.ImageSharp.Image.Load<Rgb24>(file);
        var pixels = new byte[read.Width * read.Height * 3];
        read.CopyPixelDataTo(pixels);
        using var plain = Image.NewFromMemory(pixels, read.Width, read.Height, bands: 3, Enums.BandFormat.Uchar);
        var picture = plain.Copy(interpretation: Enums.Interpretation.Srgb);
        if (read.Metadata.IccProfile?.ToByteArray() is not { } profile)
            return picture;
        using (picture)
            return picture.Mutate(image => image.Set(GValue.BlobType, "icc-profile-data", profile));
    }

    /// <summary>What a file says beside its points: "exif", "xmp", "iptc", "icc".</summary>
    public static IEnumerable<string> SaidIn(byte[] file)
    {
        using var read = SixLabors.ImageSharp.Image.Load(file);
        var metadata = read.Metadata;
        return new (string Name, object? Said)[]
        {
            ("exif", metadata.ExifProfile),
            ("xmp", metadata.XmpProfile),
            ("iptc", metadata.IptcProfile),
            ("icc", metadata.IccProfile),
        }
            .Where(one => one.Said is not null)
            .Select(one => one.Name);
    }

    public static bool IsTransparent(byte[] file)
    {
        using var read = SixLabors.ImageSharp.Image.Load<Rgba32>(file);
        var isTransparent = false;
        read.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height; y++)
                foreach (var pixel in rows.GetRowSpan(y))
                    isTransparent |= pixel.A < 255;
        });
        return isTransparent;
    }
}
