using System.Buffers.Binary;

namespace QSEC2.Web.Images;

/// <summary>
/// Walks the segments of a JPEG to see whether it is whole. The last bytes do not say it: phones append films and depth maps
/// after the end, and the preview inside a cut picture has an end of its own.
/// </summary>
internal static class JpegSegments
{
    private const int EndOfImage = 0xD9;
    private const int None = -1;

    public static bool ReachTheEnd(Stream jpeg)
    {
        jpeg.Position = 2;
        for (var marker = Next(jpeg); marker != None; marker = Next(jpeg))
        {
            if (marker == EndOfImage)
                return true;
            SkipSegment(jpeg);
        }

        return false;
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

    private static void SkipSegment(Stream jpeg)
    {
        Span<byte> length = stackalloc byte[2];
        if (jpeg.ReadAtLeast(length, 2, throwOnEndOfStream: false) == 2)
            jpeg.Seek(Math.Max(0, BinaryPrimitives.ReadUInt16BigEndian(length) - 2), SeekOrigin.Current);
    }
}
