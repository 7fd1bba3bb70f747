namespace QSEC2.Web.Images;

/// <summary>
/// Reads of a lossless WebP (RFC 9649, §3.4 to §3.7) how many sets of prefix codes its decoder will make. Each takes 40 kB, and
/// two and a half bytes write it: a file of 160 kB asks for two gigabytes, which nothing later can refuse any more.
/// </summary>
/// <param name="data">The picture, or the transparency of a lossy one, from its first transform on.</param>
internal sealed class LosslessWebP(ReadOnlyMemory<byte> data, int width, int height)
{
    // libwebp, which every other encoder copies, writes 2,600 at most.
    private const int MostSets = 3_000;

    private const int Green = 256;
    private const int QuestionLength = 24;
    private const int Distances = 40;
    private static readonly int[] OrderOfLengths = [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
    private long _bit;

    /// <exception cref="PhotoRefused">There are too many, or it cannot be read so far.</exception>
    public void RefuseTooManyCodes()
    {
        var across = SkipTransforms();
        if (Read(1) == 1)
            _ = Read(4);
        if (Read(1) == 1 && LargestOfSmaller(across, Read(3) + 2) >= MostSets)
            throw new PhotoRefused(PhotoProblem.TooComplex);
    }

    // Predictor, colours, green, palette. Only the last changes how wide the picture is, for several pixels share a byte.
    private int SkipTransforms()
    {
        var across = width;
        for (var transforms = 0; Read(1) == 1; transforms++)
        {
            if (transforms == 4)
                throw new PhotoRefused(PhotoProblem.Broken);
            switch (Read(2))
            {
                case 0 or 1:
                    LargestOfSmaller(across, Read(3) + 2);
                    break;
                case 3:
                    var colours = Read(8) + 1;
                    Largest(colours, 1);
                    across = Divided(across, BitsShared(colours));
                    break;
            }
        }

        return across;
    }

    private static int BitsShared(int colours) =>
        colours switch
        {
            <= 2 => 3,
            <= 4 => 2,
            <= 16 => 1,
            _ => 0,
        };

    private static int Divided(int length, int bits) => (length + (1 << bits) - 1) >> bits;

    private int LargestOfSmaller(int across, int bits) => Largest(Divided(across, bits), Divided(height, bits));

    // The largest number that red and green write together. What is copied was written before: it is counted, not followed.
    private int Largest(int across, int down)
    {
        var cache = Read(1) == 1 ? 1 << Read(4) : 0;
        PrefixCode[] codes = [Code(Green + QuestionLength + cache), Code(256), Code(256), Code(256), Code(Distances)];
        var largest = 0;
        for (long pixel = 0; pixel < (long)across * down; )
        {
            var symbol = Next(codes[0]);
            if (symbol is >= Green and < Green + QuestionLength)
            {
                pixel += Number(symbol - Green);
                Number(Next(codes[4]));
                continue;
            }

            pixel++;
            if (symbol >= Green)
                continue;
            largest = Math.Max(largest, (Next(codes[1]) << 8) | symbol);
            Next(codes[2]);
            Next(codes[3]);
        }

        return largest;
    }

    // Small numbers are their symbol; of larger ones the symbol says how many bits follow.
    private int Number(int symbol)
    {
        if (symbol < 4)
            return symbol + 1;
        var more = (symbol - 2) >> 1;
        return ((2 + (symbol & 1)) << more) + Read(more) + 1;
    }

    private PrefixCode Code(int symbols)
    {
        var lengths = new byte[symbols];
        if (Read(1) == 1)
            ReadOneOrTwo(lengths);
        else
            ReadLengths(lengths);
        return new PrefixCode(lengths);
    }

    private void ReadOneOrTwo(byte[] lengths)
    {
        var isTwo = Read(1) == 1;
        lengths[At(lengths, Read(Read(1) == 1 ? 8 : 1))] = 1;
        if (isTwo)
            lengths[At(lengths, Read(8))] = 1;
    }

    private static int At(byte[] lengths, int symbol) => symbol < lengths.Length ? symbol : throw new PhotoRefused(PhotoProblem.Broken);

    private void ReadLengths(byte[] lengths)
    {
        var ofLengths = new byte[OrderOfLengths.Length];
        var written = Read(4) + 4;
        if (written > ofLengths.Length)
            throw new PhotoRefused(PhotoProblem.Broken);
        for (var number = 0; number < written; number++)
            ofLengths[OrderOfLengths[number]] = (byte)Read(3);
        var code = new PrefixCode(ofLengths);
        var left = Read(1) == 1 ? 2 + Read(2 + (2 * Read(3))) : lengths.Length;
        byte before = 8;
        for (var at = 0; at < lengths.Length && left > 0; left--)
        {
            var length = Next(code);
            if (length < 16)
            {
                lengths[at++] = (byte)length;
                before = length > 0 ? (byte)length : before;
                continue;
            }

            var repeated = length == 16 ? before : (byte)0;
            var times = length switch
            {
                16 => 3 + Read(2),
                17 => 3 + Read(3),
                _ => 11 + Read(7),
            };
            if (at + times > lengths.Length)
                throw new PhotoRefused(PhotoProblem.Broken);
            lengths.AsSpan(at, times).Fill(repeated);
            at += times;
        }
    }

    private int Next(PrefixCode code)
    {
        if (code.Only is { } only)
            return only;
        var read = 0;
        var first = 0;
        var index = 0;
        for (var length = 1; length <= PrefixCode.Longest; length++)
        {
            read |= Read(1);
            var count = code.OfLength(length);
            if (read - count < first)
                return code.Symbol(index + read - first);
            index += count;
            first = (first + count) << 1;
            read <<= 1;
        }

        throw new PhotoRefused(PhotoProblem.Broken);
    }

    // The lowest bit of a byte comes first.
    private int Read(int bits)
    {
        var bytes = data.Span;
        var value = 0;
        for (var bit = 0; bit < bits; bit++, _bit++)
        {
            if (_bit >> 3 >= bytes.Length)
                throw new PhotoRefused(PhotoProblem.Broken);
            value |= ((bytes[(int)(_bit >> 3)] >> (int)(_bit & 7)) & 1) << bit;
        }

        return value;
    }
}
