using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Metadata.Profiles.Icc;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace QSEC2.Web.Images;

/// <summary>
/// Makes the versions of a picture: upright, on white, without a word about where, when and with what it was taken. Managed
/// code alone reads what strangers send. What the numbers mean is kept with them: nothing here converts colours.
/// </summary>
/// <param name="stop">The work ends within some milliseconds once this is cancelled.</param>
internal sealed class PhotoEncoder(CancellationToken stop)
{
    private const int FirstOnItsSide = 5;

    private readonly Configuration _configuration = new()
    {
        MemoryAllocator = new PictureMemory(stop),

        // A core is left to those who only read.
        MaxDegreeOfParallelism = 1,
    };

    /// <param name="file">What was received.</param>
    /// <param name="contents">What it says of itself, which was found reasonable.</param>
    /// <param name="folder">Is made, with one file a version.</param>
    public KeptPhoto MakeVersions(string file, PhotoContents contents, string folder)
    {
        using var largest = Decode(file, contents);
        largest.Mutate(image => image.Resize(Smaller(contents)));
        largest.Mutate(image => Turn(image, contents.Orientation).BackgroundColor(Color.White));
        Directory.CreateDirectory(folder);
        foreach (var version in PhotoVersions.For(largest.Width))
            Write(folder, version, WebP(largest, version.Width, contents.Profile));
        Write(folder, PhotoVersions.JpegFor(largest.Width), Jpeg(largest, contents.Profile));
        return new KeptPhoto(largest.Width, largest.Height);
    }

    private Image Decode(string file, PhotoContents contents)
    {
        contents.Lossless?.RefuseTooManyCodes();
        if (contents.Still is { } still)
            return OnCanvas(Decode<Rgba32>(new WebpDecoder { IgnoreMetadata = true }, new MemoryStream(still)), contents);
        using var received = new CancellableFile(file, stop);
        return contents.Format is PhotoFormat.Jpeg
            ? Decode<Rgb24>(new JpegDecoder { IgnoreMetadata = true }, received)
            : Decode<Rgba32>(new PngDecoder { IgnoreMetadata = true }, received);
    }

    private Image<TPixel> Decode<TPixel>(IImageDecoder decoder, Stream picture)
        where TPixel : unmanaged, IPixel<TPixel> => decoder.Decode<TPixel>(_configuration, picture, stop);

    // The first frame of an animation may be a part of its canvas.
    private Image<Rgba32> OnCanvas(Image<Rgba32> frame, PhotoContents contents)
    {
        if (frame.Size() == SizeOf(contents))
            return frame;
        using (frame)
        {
            var canvas = new Image<Rgba32>(_configuration, contents.Width, contents.Height);
            canvas.Mutate(image => image.DrawImage(frame, new Point(contents.Frame.X, contents.Frame.Y), opacity: 1));
            return canvas;
        }
    }

    private static Size SizeOf(PhotoContents contents) => new(contents.Width, contents.Height);

    // As large as the largest version, before it is turned: turned first, it would be twice in memory.
    private static ResizeOptions Smaller(PhotoContents contents)
    {
        var isTurned = contents.Orientation >= FirstOnItsSide;
        var width = isTurned ? contents.Height : contents.Width;
        var height = isTurned ? contents.Width : contents.Height;
        var scale = Math.Min(1, Math.Min((double)PhotoVersions.Widest / width, (double)PhotoVersions.Tallest / height));
        return To(contents.Width, contents.Height, scale);
    }

    private static ResizeOptions To(int width, int height, double scale) =>
        new()
        {
            Size = new Size(Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale))),
            Mode = ResizeMode.Stretch,
            Sampler = KnownResamplers.Lanczos3,
        };

    // As EXIF counts: from 5 on, width and height change places.
    private static IImageProcessingContext Turn(IImageProcessingContext image, int orientation) =>
        orientation switch
        {
            2 => image.Flip(FlipMode.Horizontal),
            3 => image.Rotate(RotateMode.Rotate180),
            4 => image.Flip(FlipMode.Vertical),
            5 => image.RotateFlip(RotateMode.Rotate90, FlipMode.Horizontal),
            6 => image.Rotate(RotateMode.Rotate90),
            7 => image.RotateFlip(RotateMode.Rotate270, FlipMode.Horizontal),
            8 => image.Rotate(RotateMode.Rotate270),
            _ => image,
        };

    private byte[] WebP(Image largest, int width, byte[]? profile)
    {
        using var version = Scaled(largest, width);
        var encoder = new WebpEncoder
        {
            FileFormat = WebpFileFormatType.Lossy,
            Quality = 80,
            Method = WebpEncodingMethod.Level2,
        };
        var webp = Encode(version, encoder);

        // This encoder leaves it out.
        return profile is null ? webp : WebPChunks.WithProfile(webp, profile, version.Width, version.Height);
    }

    private byte[] Jpeg(Image largest, byte[]? profile)
    {
        using var version = Scaled(largest, PhotoVersions.JpegFor(largest.Width).Width);
        version.Metadata.IccProfile = profile is null ? null : new IccProfile(profile);
        return Encode(version, new JpegEncoder { Quality = 82, ColorType = JpegColorType.YCbCrRatio420 });
    }

    private static Image Scaled(Image largest, int width) =>
        width == largest.Width
            ? largest.Clone(_ => { })
            : largest.Clone(image => image.Resize(To(largest.Width, largest.Height, (double)width / largest.Width)));

    private byte[] Encode(Image version, IImageEncoder encoder)
    {
        stop.ThrowIfCancellationRequested();
        using var encoded = new MemoryStream();
        version.Save(encoded, encoder);
        return encoded.ToArray();
    }

    private static void Write(string folder, PhotoVersion version, byte[] bytes)
    {
        using var file = File.OpenHandle(Path.Combine(folder, version.Name), FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(file, bytes, 0);
        RandomAccess.FlushToDisk(file);
    }
}
