namespace QSEC2.Web.Images;

/// <summary>A prefix code of a lossless WebP: its symbols in the order of their codes, which follow from their lengths alone.</summary>
internal sealed class PrefixCode
{
    public const int Longest = 15;
    private readonly int[] _ofLength = new int[Longest + 1];
    private readonly int[] _symbols;

    /// <exception cref="PhotoRefused">Some bits mean nothing, or two things.</exception>
    public PrefixCode(byte[] lengths)
    {
        foreach (var length in lengths)
            _ofLength[length]++;
        _ofLength[0] = 0;
        _symbols = [.. Enumerable.Range(0, lengths.Length).Where(symbol => lengths[symbol] > 0).OrderBy(symbol => lengths[symbol])];
        var left = 1;
        for (var length = 1; length <= Longest; length++)
            left = (left << 1) - _ofLength[length];
        if (_symbols.Length == 1)
            Only = _symbols[0];
        else if (left != 0)
            throw new PhotoRefused(PhotoProblem.Broken);
    }

    /// <summary>Where there is but one symbol, no bit is written for it.</summary>
    public int? Only { get; }

    public int OfLength(int length) => _ofLength[length];

    public int Symbol(int index) => _symbols[index];
}
