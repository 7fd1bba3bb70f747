namespace QSEC2.Web.Images;

/// <summary>Breaks words into lines of about the same length, at the largest size that fits a box.</summary>
internal static class LineBreaker
{
    // A longer one is an address: nobody reads it on a picture.
    private const int LongestWord = 32;
    private const int LongestText = 280;

    /// <param name="measure">How wide a word is in letters of 1.</param>
    /// <returns>The lines, and the size of their letters.</returns>
    public static (IReadOnlyList<string> Lines, double Size) Fit(FittedText box, Func<string, double> measure)
    {
        var words = Words(box.Text);
        var widths = words.ConvertAll(word => measure(word));
        while (true)
        {
            var (best, size) = Best(box, widths, measure("n n") - measure("nn"));
            if (size >= box.Smallest || words.Count == 1)
                return (Join(words, best), size);
            words.RemoveAt(words.Count - 1);
            widths.RemoveAt(widths.Count - 1);
            words[^1] = words[^1].TrimEnd('…', '.', ',', ';', ':') + "…";
            widths[^1] = measure(words[^1]);
        }
    }

    private static List<string> Words(string text)
    {
        if (text.Length > LongestText)
            text = text[..Math.Max(LongestText / 2, text.LastIndexOf(' ', LongestText))] + "…";
        return [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ShortenWord)];
    }

    private static string ShortenWord(string word) => word.Length > LongestWord ? word[..LongestWord] + "…" : word;

    // The number of words of each line.
    private static (IReadOnlyList<int> Lines, double Size) Best(FittedText box, List<double> widths, double space)
    {
        (IReadOnlyList<int> Lines, double Size) best = ([], 0);
        for (var count = 1; count <= widths.Count && box.Height / (count * box.Face.Leading) > best.Size; count++)
        {
            var width = Narrowest(widths, space, count);
            var size = Math.Min(box.Largest, Math.Min(box.Width / width, box.Height / (count * box.Face.Leading)));
            if (size > best.Size)
                best = (Lines(widths, space, width), size);
        }

        return best;
    }

    // The least width in which the words take no more than that many lines.
    private static double Narrowest(List<double> widths, double space, int count)
    {
        var low = widths.Max();
        var high = widths.Sum() + (space * widths.Count);
        for (var step = 0; step < 24; step++)
        {
            var middle = (low + high) / 2;
            if (Lines(widths, space, middle).Count > count)
                low = middle;
            else
                high = middle;
        }

        return high;
    }

    private static List<int> Lines(List<double> widths, double space, double width)
    {
        var lines = new List<int>();
        var filled = double.PositiveInfinity;
        foreach (var word in widths)
        {
            filled += space + word;
            if (filled > width + 1e-6)
            {
                lines.Add(0);
                filled = word;
            }

            lines[^1]++;
        }

        return lines;
    }

    private static List<string> Join(List<string> words, IReadOnlyList<int> lines)
    {
        var joined = new List<string>();
        var taken = 0;
        foreach (var count in lines)
        {
            joined.Add(string.Join(' ', words.Skip(taken).Take(count)));
            taken += count;
        }

        return joined;
    }
}
