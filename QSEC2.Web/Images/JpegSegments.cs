using System.Buffers.Binary;

namespace QSEC2.Web.Images;

/// <summary>
/// Walks the segments of a JPEG (ITU-T T.81, annex B) to see what it is, and whether it is whole. The last bytes do not say it:
/// phones append films and depth maps after the end, and the preview inside a cut picture has an end of its own.
/// </summary>
internal static class JpegSegments
{
    // Cameras write 1 to 12. Each is a walk over the whole picture, and may weigh a hundred bytes.
    private const int MostScans = 100;

    private const int EndOfImage = 0xD9;
    private const int StartOfScan = 0xDA;
    private const int Application1 = 0xE1;
    private const int Application2 = 0xE2;
    private const int None = -1;

    /// <exception cref="PhotoRefused">Cut on the way, or of too many scans.</exception>
    public static PhotoContents Read(Stream jpeg)
    {
        var width = 0;
        var height = 0;
        var scans = 0;
        var orientation = 0;
        var profile = new SortedDictionary<int, byte[]>();
        jpeg.Position = 2;
        for (var marker = Next(jpeg); marker != None; marker = Next(jpeg))
        {
            switch (marker)
            {
                case EndOfImage:
                    return new PhotoContents(PhotoFormat.Jpeg, width, height)
                    {
                        Orientation = Math.Max(ExifOrientation.Upright, orientation),
                        Profile = Join(profile),
                    };
                case StartOfScan:
                    if (++scans > MostScans)
                        throw new PhotoRefused(PhotoProblem.TooComplex);
                    Skip(jpeg);
                    break;
                case Application1:
                    var exif = Segment(jpeg);
                    if (orientation == 0 && exif.AsSpan().StartsWith("Exif\0\0"u8))
                        orientation = ExifOrientation.Of(exif);
                    break;
                case Application2:
                    Collect(profile, Segment(jpeg));
                    break;
                case var frame when IsFrame(frame):
                    (width, height) = SizeOf(Segment(jpeg));
                    break;
                case >= 0xC0:
                    Skip(jpeg);
                    break;
                default:
                    // A reserved one: decoders look for the next marker inside it, and so do we.
                    break;
            }
        }

        throw new PhotoRefused(PhotoProblem.Broken);
    }

    // What is between two segments is compressed data, where FF 00 is a byte and FF D0 to D7 are restarts: read over.
    private static int Next(Stream jpeg)
    {
        var previous = 0;
        for (var current = jpeg.ReadByte(); current != None; current = jpeg.ReadByte())
        {
            if (previous == 0xFF && current is not (0x00 or 0x01 or 0xFF or (>= 0xD0 and <= 0xD8)))
                return current;
            previous = current;
        }

        return None;
    }

    private static bool IsFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static void Skip(Stream jpeg) => jpeg.Seek(Length(jpeg), SeekOrigin.Current);

    private static byte[] Segment(Stream jpeg)
    {
        var segment = new byte[Length(jpeg)];
        if (jpeg.ReadAtLeast(segment, segment.Length, throwOnEndOfStream: false) < segment.Length)
            throw new PhotoRefused(PhotoProblem.Broken);
        return segment;
    }

    private static int Length(Stream jpeg)
    {
        Span<byte> length = stackalloc byte[2];
        return jpeg.ReadAtLeast(length, 2, throwOnEndOfStream: false) == 2
            ? Math.Max(0, BinaryPrimitives.ReadUInt16BigEndian(length) - 2)
            : 0;
    }

    // Bits a sample, then the height, then the width.
    private static (int Width, int Height) SizeOf(byte[] frame) =>
        frame.Length < 5
            ? throw new PhotoRefused(PhotoProblem.Broken)
            : (BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(3)), BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(1)));

    // A long profile comes in parts: "ICC_PROFILE", a zero, which part it is, of how many.
    private static void Collect(SortedDictionary<int, byte[]> profile, byte[] segment)
    {
        if (segment.AsSpan().StartsWith("ICC_PROFILE\0"u8) && segment.Length > 14)
            profile.TryAdd(segment[12], segment[14..]);
    }

    private static byte[]? Join(SortedDictionary<int, byte[]> profile) => ColourProfile.Of([.. profile.Values.SelectMany(part => part)]);
}
