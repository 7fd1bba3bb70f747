using System.Buffers.Binary;
using System.IO.Compression;

namespace QSEC2.Web.Images;

/// <summary>
/// Walks the chunks of a PNG (W3C PNG, §5 and §11) to see what it is, and whether it is whole. Texts, which may unfold to gigabytes, are
/// passed over.
/// </summary>
internal static class PngChunks
{
    // A picture of the largest size, written in pieces of less than a kilobyte.
    private const int MostChunks = 20_000;

    private const int SignatureLength = 8;
    private const int ChecksumLength = 4;

    /// <exception cref="PhotoRefused">Cut on the way, or of too many chunks.</exception>
    public static PhotoContents Read(Stream png)
    {
        var contents = new PhotoContents(PhotoFormat.Png, 0, 0);
        png.Position = SignatureLength;
        Span<byte> head = stackalloc byte[8];
        for (var chunks = 0; png.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length; chunks++)
        {
            if (chunks > MostChunks)
                throw new PhotoRefused(PhotoProblem.TooComplex);
            var next = png.Position + BinaryPrimitives.ReadUInt32BigEndian(head) + ChecksumLength;
            if (next > png.Length)
                break;
            var length = (int)(next - png.Position - ChecksumLength);
            switch (head[4..])
            {
                case [(byte)'I', (byte)'H', (byte)'D', (byte)'R']:
                    contents = SizeOf(Data(png, length));
                    break;
                case [(byte)'e', (byte)'X', (byte)'I', (byte)'f'] when length <= ExifOrientation.MostBytes:
                    contents = contents with { Orientation = ExifOrientation.Of(Data(png, length)) };
                    break;
                case [(byte)'i', (byte)'C', (byte)'C', (byte)'P'] when length <= ColourProfile.MostBytes:
                    contents = contents with { Profile = Unfold(Data(png, length)) };
                    break;
                case [(byte)'I', (byte)'E', (byte)'N', (byte)'D']:
                    return contents;
            }

            png.Position = next;
        }

        throw new PhotoRefused(PhotoProblem.Broken);
    }

    private static byte[] Data(Stream png, int length)
    {
        var data = new byte[length];
        png.ReadExactly(data);
        return data;
    }

    private static PhotoContents SizeOf(byte[] header) =>
        header.Length < 8
            ? throw new PhotoRefused(PhotoProblem.Broken)
            : new PhotoContents(
                PhotoFormat.Png,
                BinaryPrimitives.ReadInt32BigEndian(header),
                BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4))
            );

    // A name, a zero, the way it is compressed (there is one), then the profile.
    private static byte[]? Unfold(byte[] chunk)
    {
        var name = Array.IndexOf(chunk, (byte)0);
        if (name < 0 || name + 2 > chunk.Length)
            return null;
        using var folded = new ZLibStream(new MemoryStream(chunk, name + 2, chunk.Length - name - 2), CompressionMode.Decompress);
        var profile = new byte[ColourProfile.MostBytes + 1];
        try
        {
            return ColourProfile.Of(profile[..folded.ReadAtLeast(profile, profile.Length, throwOnEndOfStream: false)]);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
