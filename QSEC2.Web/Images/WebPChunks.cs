using System.Buffers.Binary;
using System.Text;

namespace QSEC2.Web.Images;

/// <summary>
/// Walks the chunks of a WebP (RFC 9649, §2) to see what it is and whether it is whole, and takes out of it one still picture:
/// of an animation the first frame, of anything else what it is without what is written beside it.
/// </summary>
internal static class WebPChunks
{
    // An animation of a minute, 25 times a second, has 1,500.
    private const int MostChunks = 10_000;

    private const int HeaderLength = 12;
    private const int ChunkHeaderLength = 8;
    private const int FrameHeaderLength = 16;
    private const byte HasAlpha = 0x10;
    private const byte HasProfile = 0x20;

    /// <exception cref="PhotoRefused">Cut on the way, damaged, or of too many chunks.</exception>
    public static PhotoContents Read(Stream webp)
    {
        var header = new byte[HeaderLength];
        webp.Position = 0;
        webp.ReadExactly(header);
        var end = ChunkHeaderLength + (long)BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(4));
        if (end > webp.Length)
            throw new PhotoRefused(PhotoProblem.Broken);
        var found = new Found();
        foreach (var (name, length) in Chunks(webp, end))
            found.Take(webp, name, length);
        return found.Contents();
    }

    /// <summary>The same picture with what its numbers mean.</summary>
    /// <param name="webp">One still picture, without anything beside it.</param>
    public static byte[] WithProfile(byte[] webp, byte[] profile, int width, int height) =>
        File([.. Extended(HasProfile, width, height), .. Chunk("ICCP", profile), .. webp.AsSpan(HeaderLength)]);

    // Leaves the stream where the data of the chunk begins; wherever it was read to, goes on behind the chunk.
    private static IEnumerable<(string Name, int Length)> Chunks(Stream webp, long end)
    {
        var head = new byte[ChunkHeaderLength];
        var at = webp.Position;
        for (var chunks = 0; at + ChunkHeaderLength <= end; chunks++)
        {
            if (chunks > MostChunks)
                throw new PhotoRefused(PhotoProblem.TooComplex);
            webp.Position = at;
            webp.ReadExactly(head);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4));
            if (at + ChunkHeaderLength + length > end)
                throw new PhotoRefused(PhotoProblem.Broken);
            yield return (Encoding.Latin1.GetString(head, 0, 4), (int)length);
            at += ChunkHeaderLength + length + (length & 1);
        }
    }

    private static byte[] Data(Stream webp, int length)
    {
        var data = new byte[length];
        webp.ReadExactly(data);
        return data;
    }

    private static byte[] File(byte[] chunks)
    {
        byte[] file = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8, .. chunks];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - ChunkHeaderLength);
        return file;
    }

    private static byte[] Extended(byte features, int width, int height)
    {
        var data = new byte[10];
        data[0] = features;
        WriteUInt24(data.AsSpan(4), width - 1);
        WriteUInt24(data.AsSpan(7), height - 1);
        return Chunk("VP8X", data);
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        var chunk = new byte[ChunkHeaderLength + data.Length + (data.Length & 1)];
        Encoding.Latin1.GetBytes(name, chunk);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), data.Length);
        data.CopyTo(chunk, ChunkHeaderLength);
        return chunk;
    }

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static void WriteUInt24(Span<byte> bytes, int value)
    {
        bytes[0] = (byte)value;
        bytes[1] = (byte)(value >> 8);
        bytes[2] = (byte)(value >> 16);
    }

    private sealed class Found
    {
        private (int X, int Y, int Width, int Height)? _frame;
        private (int Width, int Height) _canvas;
        private byte[]? _alpha;
        private byte[]? _picture;
        private string _kind = "";
        private byte[]? _profile;
        private int _orientation = ExifOrientation.Upright;

        public void Take(Stream webp, string name, int length)
        {
            switch (name)
            {
                case "VP8X" when length >= 10:
                    var extended = Data(webp, 10);
                    _canvas = (UInt24(extended.AsSpan(4)) + 1, UInt24(extended.AsSpan(7)) + 1);
                    break;
                case "ANMF" when length >= FrameHeaderLength && _frame is null:
                    TakeFrame(webp, length);
                    break;
                case "ALPH" when _picture is null:
                    _alpha = Data(webp, length);
                    break;
                case "VP8 " or "VP8L" when _picture is null:
                    _kind = name;
                    _picture = Data(webp, length);
                    break;
                case "ICCP" when length <= ColourProfile.MostBytes:
                    _profile = ColourProfile.Of(Data(webp, length));
                    break;
                case "EXIF" when length <= ExifOrientation.MostBytes:
                    _orientation = ExifOrientation.Of(Data(webp, length));
                    break;
            }
        }

        public PhotoContents Contents()
        {
            var (width, height) = SizeOfPicture();
            var (x, y, frameWidth, frameHeight) = _frame ?? (0, 0, width, height);
            var canvas = _frame is null ? (width, height) : _canvas;
            if ((frameWidth, frameHeight) != (width, height) || x + width > canvas.Item1 || y + height > canvas.Item2)
                throw new PhotoRefused(PhotoProblem.Broken);
            return new PhotoContents(PhotoFormat.WebP, canvas.Item1, canvas.Item2)
            {
                Frame = (x, y),
                Orientation = _orientation,
                Profile = _profile,
                Lossless = Lossless(width, height),
                Still = Still(width, height),
            };
        }

        private void TakeFrame(Stream webp, int length)
        {
            var end = webp.Position + length;
            var frame = Data(webp, FrameHeaderLength);
            _frame = (2 * UInt24(frame), 2 * UInt24(frame.AsSpan(3)), UInt24(frame.AsSpan(6)) + 1, UInt24(frame.AsSpan(9)) + 1);
            foreach (var (name, inside) in Chunks(webp, end))
                if (name is "ALPH" or "VP8 " or "VP8L")
                    Take(webp, name, inside);
        }

        // VP8: RFC 6386, §9.1. VP8L: RFC 9649, §3.4.
        private (int Width, int Height) SizeOfPicture()
        {
            if (_picture is not { Length: > 10 } picture)
                throw new PhotoRefused(PhotoProblem.Broken);
            if (_kind == "VP8 ")
                return (
                    BinaryPrimitives.ReadUInt16LittleEndian(picture.AsSpan(6)) & 0x3FFF,
                    BinaryPrimitives.ReadUInt16LittleEndian(picture.AsSpan(8)) & 0x3FFF
                );
            var sizes = BinaryPrimitives.ReadUInt32LittleEndian(picture.AsSpan(1));
            return ((int)(sizes & 0x3FFF) + 1, (int)((sizes >> 14) & 0x3FFF) + 1);
        }

        // Behind the size of a picture; behind the byte that says how transparency is compressed.
        private LosslessWebP? Lossless(int width, int height)
        {
            if (_kind == "VP8L")
                return new LosslessWebP(_picture.AsMemory(5), width, height);
            return _alpha is [var compression, ..] && (compression & 3) == 1 ? new LosslessWebP(_alpha.AsMemory(1), width, height) : null;
        }

        private byte[] Still(int width, int height)
        {
            var picture = Chunk(_kind, _picture!);
            return _kind == "VP8 " && _alpha is { Length: > 0 } alpha
                ? File([.. Extended(HasAlpha, width, height), .. Chunk("ALPH", alpha), .. picture])
                : File(picture);
        }
    }
}
