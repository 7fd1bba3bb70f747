using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NetVips;

namespace QSEC2.Tests.Support;

/// <summary>
/// Pictures as visitors send them, made in memory; and files that only pretend. The top left quarter of a picture is red,
/// the rest is green.
/// </summary>
public static class TestPictures
{
    public const string Camera = "QSEC-CAMERA-7";

    public static byte[] Jpeg(int width = 800, int height = 600, bool withGps = false, int orientation = 1)
    {
        using var plain = Picture(width, height);
        using var picture = plain.Mutate(image =>
        {
            image.Set(GValue.GIntType, "orientation", orientation);
            if (withGps)
                SayWhereAndWithWhat(image);
        });
        return picture.JpegsaveBuffer(q: 90);
    }

    public static byte[] Png(int width = 800, int height = 600, bool withGps = false)
    {
        using var plain = Picture(width, height);
        using var picture = plain.Mutate(image =>
        {
            if (withGps)
                SayWhereAndWithWhat(image);
        });
        return picture.PngsaveBuffer();
    }

    public static byte[] WebP(int width = 800, int height = 600, bool withGps = false)
    {
        using var plain = Picture(width, height);
        using var picture = plain.Mutate(image =>
        {
            if (withGps)
                SayWhereAndWithWhat(image);
        });
        return picture.WebpsaveBuffer();
    }

    public static byte[] Avif(int width = 800, int height = 600) =>
        Picture(width, height).HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0);

    /// <summary>A photo of a recent telephone: a JPEG followed by the map that makes its lights brighter.</summary>
    public static byte[] UltraHdrJpeg() => Picture(800, 600).Colourspace(Enums.Interpretation.Scrgb).UhdrsaveBuffer();

    public static byte[] CmykJpeg() => Picture(800, 600).Colourspace(Enums.Interpretation.Cmyk).JpegsaveBuffer();

    public static byte[] SixteenBitPng() => Picture(800, 600).Colourspace(Enums.Interpretation.Rgb16).PngsaveBuffer();

    public static byte[] TransparentPng(Enums.Interpretation colours = Enums.Interpretation.Srgb) =>
        Picture(800, 600).Colourspace(colours).Bandjoin(0).PngsaveBuffer();

    /// <summary>Numbers of another meaning, as recent telephones write them: its red is the same red.</summary>
    public static byte[] DisplayP3Jpeg() => Picture(800, 600).IccTransform("p3", inputProfile: "srgb").JpegsaveBuffer(q: 95);

    /// <summary>As heavy as a real one: every pixel is another.</summary>
    public static byte[] GrainyJpeg(int width = 800, int height = 600)
    {
        var grain = Image.Gaussnoise(width, height, sigma: 40, mean: 0, seed: 1);
        return (Picture(width, height) + grain)
            .Cast(Enums.BandFormat.Uchar)
            .Copy(interpretation: Enums.Interpretation.Srgb)
            .JpegsaveBuffer(q: 85);
    }

    public static byte[] AnimatedWebP() => TwoPages().WebpsaveBuffer(pageHeight: 300);

    public static byte[] Gif() => TwoPages().GifsaveBuffer(pageHeight: 300);

    /// <summary>40,000 × 40,000 pixels in about 200 kB: 200 MB of zeros, compressed.</summary>
    public static byte[] HugePng()
    {
        var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Optimal, leaveOpen: true))
            for (var row = 0; row < 40_000; row++)
                zlib.Write(new byte[1 + 40_000 / 8]);
        return
        [
            0x89,
            .. "PNG\r\n\x1a\n"u8,
            .. PngChunk("IHDR", HeaderOf(40_000)),
            .. PngChunk("IDAT", pixels.ToArray()),
            .. PngChunk("IEND", []),
        ];
    }

    public static byte[] Cut(byte[] picture) => picture[..(picture.Length / 2)];

    /// <summary>As a card pulled out too early leaves it: the right length, and nothing in the second half.</summary>
    public static byte[] CutAndFilledWithZeros(byte[] picture) => [.. Cut(picture), .. new byte[picture.Length / 2]];

    public static byte[] Heic(string brand = "heic") =>
        [0, 0, 0, 24, .. "ftyp"u8, .. Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[500]];

    public static byte[] Svg() =>
        [.. """<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>"""u8];

    /// <summary>A Linux program, which its sender calls <c>photo.jpg</c>.</summary>
    public static byte[] Elf() => [0x7F, .. "ELF"u8, 2, 1, 1, 0, .. new byte[500]];

    private static Image Picture(int width, int height)
    {
        var green = Image
            .Black(width, height, bands: 3)
            .Linear([1.0, 1.0, 1.0], [20.0, 160.0, 60.0], uchar: true)
            .Copy(interpretation: Enums.Interpretation.Srgb);
        return green.Mutate(image => image.DrawRect([220.0, 20.0, 20.0], 0, 0, (width + 1) / 2, (height + 1) / 2, fill: true));
    }

    // The first page is red and green, the second is white.
    private static Image TwoPages()
    {
        var white = Image.Black(400, 300, bands: 3).Invert().Copy(interpretation: Enums.Interpretation.Srgb);
        return Picture(400, 300).Join(white, Enums.Direction.Vertical);
    }

    private static void SayWhereAndWithWhat(MutableImage image)
    {
        image.Set(GValue.RefStrType, "exif-ifd0-Make", Camera);
        image.Set(GValue.RefStrType, "exif-ifd3-GPSLatitude", "48/1 51/1 30/1");
        image.Set(GValue.RefStrType, "exif-ifd3-GPSLatitudeRef", "N");
        image.Set(
            GValue.BlobType,
            "xmp-data",
            Encoding.UTF8.GetBytes($"<x:xmpmeta xmlns:x='adobe:ns:meta/'>http://ns.adobe.com/ {Camera}</x:xmpmeta>")
        );
    }

    // One bit a pixel, grey.
    private static byte[] HeaderOf(int side)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        header[8] = 1;
        return header;
    }

    public static byte[] PngChunk(string type, byte[] data)
    {
        byte[] chunk = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc32(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
