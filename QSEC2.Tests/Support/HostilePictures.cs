using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace QSEC2.Tests.Support;

/// <summary>
/// Small files that ask whoever decodes them for minutes, or for gigabytes. Written by hand: no encoder makes such a thing.
/// </summary>
public static class HostilePictures
{
    /// <summary>
    /// A progressive JPEG, grey, whose scans each say "nothing changes": some sixty bytes, and a walk over all its blocks.
    /// </summary>
    /// <param name="scans">In all.</param>
    public static byte[] JpegOfManyScans(int scans, int width = 6_400, int height = 6_400)
    {
        var blocks = (width + 7) / 8 * ((height + 7) / 8);
        var nothing = Scan(component: 1, first: 1, last: 63, EmptyRuns(blocks));
        var jpeg = new MemoryStream();
        jpeg.Write([.. Beginning(width, height, components: 1), .. Scan(component: 1, first: 0, last: 0, new byte[(blocks + 7) / 8])]);
        for (var scan = 1; scan < scans; scan++)
            jpeg.Write(nothing);
        jpeg.Write([0xFF, 0xD9]);
        return jpeg.ToArray();
    }

    /// <summary>Four colours at full size, which a progressive JPEG keeps whole until its end: 12 bytes a pixel.</summary>
    public static byte[] ProgressiveCmykJpeg(int width, int height) =>
        [.. Beginning(width, height, components: 4), .. Scan(component: 1, first: 0, last: 0, new byte[width * height / 512]), 0xFF, 0xD9];

    /// <summary>A colour profile in hundreds of thousands of parts, in front of an ordinary picture.</summary>
    public static byte[] JpegOfManyParts(int parts)
    {
        byte[] part = [0xFF, 0xE2, 0, 17, .. "ICC_PROFILE\0"u8, 1, 1, 0];
        var jpeg = new MemoryStream();
        jpeg.Write([0xFF, 0xD8]);
        for (var number = 0; number < parts; number++)
            jpeg.Write(part);
        jpeg.Write(TestPictures.Jpeg().AsSpan(2));
        return jpeg.ToArray();
    }

    /// <summary>A PNG with pieces in front of its pixels.</summary>
    public static byte[] PngWith(string type, byte[] data, int times = 1)
    {
        var plain = TestPictures.Png();
        const int BehindHeader = 33;
        var piece = TestPictures.PngChunk(type, data);
        var png = new MemoryStream();
        png.Write(plain.AsSpan(0, BehindHeader));
        for (var time = 0; time < times; time++)
            png.Write(piece);
        png.Write(plain.AsSpan(BehindHeader));
        return png.ToArray();
    }

    /// <summary>A name and many zeros, as PNG writes compressed texts and profiles.</summary>
    public static byte[] Unfolding(int megabytes)
    {
        var folded = new MemoryStream();
        folded.Write("bomb\0\0"u8);
        using (var zlib = new ZLibStream(folded, CompressionLevel.Fastest, leaveOpen: true))
            for (var megabyte = 0; megabyte < megabytes; megabyte++)
                zlib.Write(new byte[1024 * 1024]);
        return folded.ToArray();
    }

    /// <summary>16 bits a colour, seven passes, nothing but zeros.</summary>
    public static byte[] InterlacedPng(int width, int height)
    {
        byte[] header = [0, 0, 0, 0, 0, 0, 0, 0, 16, 6, 0, 0, 1];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
            for (var left = ((long)width * height * 8) + (2L * height) + 16; left > 0; left -= 65_536)
                zlib.Write(new byte[Math.Min(left, 65_536)]);
        return
        [
            0x89,
            .. "PNG\r\n\x1a\n"u8,
            .. TestPictures.PngChunk("IHDR", header),
            .. TestPictures.PngChunk("IDAT", pixels.ToArray()),
            .. TestPictures.PngChunk("IEND", []),
        ];
    }

    /// <summary>An animation whose canvas is another than its frames.</summary>
    public static byte[] AnimatedWebP(int canvas, int frames)
    {
        var still = TestPictures.WebP(100, 100).AsSpan(12).ToArray();
        byte[] frame = [.. UInt24(0), .. UInt24(0), .. UInt24(99), .. UInt24(99), .. UInt24(40), 0, .. still];
        var chunks = new MemoryStream();
        chunks.Write([
            .. WebPChunk("VP8X", [0x02, 0, 0, 0, .. UInt24(canvas - 1), .. UInt24(canvas - 1)]),
            .. WebPChunk("ANIM", [255, 255, 255, 255, 0, 0]),
        ]);
        for (var number = 0; number < frames; number++)
            chunks.Write(WebPChunk("ANMF", frame));
        return WebP(chunks.ToArray());
    }

    /// <summary>
    /// A lossless WebP of 16 × 16 pixels whose only block of pixels names the last of 65,536 sets of codes, all of which
    /// are written: 164 kB.
    /// </summary>
    public static byte[] WebPOfManyCodes(int sets)
    {
        var bits = new BitsBackwards();
        bits.Write(0x2F, 8);
        bits.Write(15, 14);
        bits.Write(15, 14);
        bits.Write(0, 1 + 3);

        // No transform, no colour cache; sets of codes, for blocks of 512 × 512 pixels.
        bits.Write(0, 1 + 1);
        bits.Write(1, 1);
        bits.Write(7, 3);

        // The one pixel that says which set: each of its colours is a code of one symbol.
        bits.Write(0, 1);
        var last = sets - 1;
        foreach (var colour in new[] { last & 0xFF, last >> 8, 0, 255 })
        {
            bits.Write(0b101, 3);
            bits.Write(colour, 8);
        }

        bits.Write(0b0001, 4);
        for (var code = 0; code < 5 * sets; code++)
            bits.Write(0b0001, 4);
        return WebP(WebPChunk("VP8L", bits.ToArray()));
    }

    private static byte[] Beginning(int width, int height, int components)
    {
        byte[] frame = [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, (byte)components];
        for (byte component = 1; component <= components; component++)
            frame = [.. frame, component, 0x11, 0];

        // One code of one bit in each table: no difference, and a run of empty blocks.
        byte[] oneCode = [1, .. new byte[15]];
        byte[] ones = [.. Enumerable.Repeat((byte)1, 64)];
        return
        [
            0xFF,
            0xD8,
            .. Segment(0xDB, [0, .. ones]),
            .. Segment(0xC2, frame),
            .. Segment(0xC4, [0x00, .. oneCode, 0x00]),
            .. Segment(0xC4, [0x10, .. oneCode, 0xE0]),
        ];
    }

    private static byte[] Scan(byte component, byte first, byte last, byte[] data) =>
        [.. Segment(0xDA, [1, component, 0x00, first, last, 0]), .. data];

    private static byte[] Segment(byte marker, byte[] data) =>
        [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    // Runs of 16,384 blocks: a zero that says so, and fourteen that say by how many it is longer.
    private static byte[] EmptyRuns(int blocks)
    {
        var runs = (blocks + 16_383) / 16_384;
        return new byte[((15 * runs) + 7) / 8];
    }

    private static byte[] UInt24(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16)];

    private static byte[] WebP(byte[] chunks)
    {
        byte[] webp = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8, .. chunks];
        BinaryPrimitives.WriteInt32LittleEndian(webp.AsSpan(4), webp.Length - 8);
        return webp;
    }

    private static byte[] WebPChunk(string name, byte[] data)
    {
        byte[] chunk = [.. Encoding.ASCII.GetBytes(name), 0, 0, 0, 0, .. data, .. new byte[data.Length & 1]];
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), data.Length);
        return chunk;
    }

    /// <summary>As WebP reads: the lowest bit of a byte first.</summary>
    private sealed class BitsBackwards
    {
        private readonly List<byte> _bytes = [];
        private int _used = 8;

        public void Write(int value, int count)
        {
            for (var bit = 0; bit < count; bit++, _used++)
            {
                if (_used == 8)
                {
                    _bytes.Add(0);
                    _used = 0;
                }

                _bytes[^1] |= (byte)(((value >> bit) & 1) << _used);
            }
        }

        public byte[] ToArray() => [.. _bytes, .. new byte[8]];
    }
}
