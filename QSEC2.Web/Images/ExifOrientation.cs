using System.Buffers.Binary;

namespace QSEC2.Web.Images;

/// <summary>Reads of EXIF only how the camera was held: it is a TIFF (6.0, section 2), of which the first directory says it.</summary>
internal static class ExifOrientation
{
    public const int Upright = 1;

    /// <summary>What is longer than a segment of a JPEG is not read.</summary>
    public const int MostBytes = 65_536;

    private const int OrientationTag = 0x0112;
    private const int EntryLength = 12;

    /// <param name="exif">With or without the "Exif" that JPEG writes before it.</param>
    /// <returns>1 to 8; 1 where it is not said, or nonsense.</returns>
    public static int Of(ReadOnlySpan<byte> exif)
    {
        var tiff = exif.StartsWith("Exif\0\0"u8) ? exif[6..] : exif;
        if (tiff.Length < 8 || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8)))
            return Upright;
        var isLittleEndian = tiff[0] == 'I';
        var directory = isLittleEndian
            ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..])
            : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory + 2L > tiff.Length)
            return Upright;
        var entries = UInt16(tiff[(int)directory..], isLittleEndian);
        for (var entry = 0; entry < entries; entry++)
        {
            var at = (int)directory + 2 + (entry * EntryLength);
            if (at + EntryLength > tiff.Length)
                break;
            if (UInt16(tiff[at..], isLittleEndian) != OrientationTag)
                continue;
            var said = UInt16(tiff[(at + 8)..], isLittleEndian);
            return said is >= 1 and <= 8 ? said : Upright;
        }

        return Upright;
    }

    private static int UInt16(ReadOnlySpan<byte> bytes, bool isLittleEndian) =>
        isLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
