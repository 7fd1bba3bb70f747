using System.Buffers.Binary;
using System.Text;

namespace QSEC2.Web.Images;

/// <summary>What a file is, as its first bytes say it.</summary>
public enum PhotoFormat
{
    Unknown,
    Jpeg,
    Png,
    WebP,
    Avif,
    Heic,
}

/// <summary>Recognises a picture by its first bytes: names, extensions and content types are what the sender wants us to believe.</summary>
public static class PhotoSignature
{
    /// <summary>Bytes that are enough to decide.</summary>
    public const int Length = 64;

    /// <param name="first">The first <see cref="Length"/> bytes, or all there are.</param>
    public static PhotoFormat Of(ReadOnlySpan<byte> first) =>
        first switch
        {
            [0xFF, 0xD8, 0xFF, ..] => PhotoFormat.Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PhotoFormat.Png,
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => PhotoFormat.WebP,
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', _, _, _, _, ..] => OfBrands(first),
            _ => PhotoFormat.Unknown,
        };

    // ISO 14496-12 §4.3: the size of the box, "ftyp", the major brand, a version, then the compatible brands, four bytes each.
    private static PhotoFormat OfBrands(ReadOnlySpan<byte> box) =>
        Brand(box[8..12]) switch
        {
            "avif" or "avis" => PhotoFormat.Avif,
            "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" => PhotoFormat.Heic,
            // The container without its codec: some encoders write AVIF this way, iPhones HEIC.
            "mif1" or "msf1" => IsCompatibleWithAvif(box) ? PhotoFormat.Avif : PhotoFormat.Heic,
            _ => PhotoFormat.Unknown,
        };

    private static bool IsCompatibleWithAvif(ReadOnlySpan<byte> box)
    {
        var size = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(box), (uint)box.Length);
        for (var at = 16; at + 4 <= size; at += 4)
            if (Brand(box.Slice(at, 4)) == "avif")
                return true;
        return false;
    }

    private static string Brand(ReadOnlySpan<byte> fourBytes) => Encoding.Latin1.GetString(fourBytes);
}
