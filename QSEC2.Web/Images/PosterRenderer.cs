using NetVips;

namespace QSEC2.Web.Images;

/// <summary>Draws a picture that announces a page: a ground drawn as SVG, and words upon it.</summary>
public sealed class PosterRenderer
{
    private const int MeasuredAt = 100;

    public PosterRenderer() => LibvipsSetup.EnsureRestricted();

    /// <param name="ground">SVG of ours, in which nothing is that somebody typed.</param>
    /// <returns>PNG.</returns>
    public byte[] Render(string ground, IEnumerable<FittedText> words)
    {
        using var source = Source.NewFromMemory(ground);
        using var drawn = Image.SvgloadSource(source);
        var picture = drawn.Flatten();
        foreach (var lettering in words.Where(lettering => lettering.Text.Length > 0))
        {
            using var under = picture;
            picture = Set(under, lettering);
        }

        using (picture)
            return picture.PngsaveBuffer(compression: 9, palette: true, q: 90, dither: 0, keep: Enums.ForeignKeep.None);
    }

    private static Image Set(Image under, FittedText box)
    {
        var (lines, size) = LineBreaker.Fit(box, word => Measure(box.Face, word));
        using var letters = Draw(box, string.Join('\n', lines), size);
        using var ink = letters.NewFromImage(box.Colour);
        using var coloured = ink.Copy(interpretation: Enums.Interpretation.Srgb);
        using var inked = coloured.Bandjoin(letters);
        var x = box.AtRight ? box.X + box.Width - letters.Width : box.X;
        var y = box.AtBottom ? box.Y + box.Height - (int)(lines.Count * size * box.Face.Leading) : box.Y;
        using var composed = under.Composite2(inked, Enums.BlendMode.Over, x: x, y: y + letters.Yoffset);
        using var flat = composed.Flatten();
        return flat.Cast(Enums.BandFormat.Uchar).CopyMemory();
    }

    // What was measured word by word may be a little wider as a line.
    private static Image Draw(FittedText box, string lines, double size)
    {
        var letters = box.Face.Draw(lines, size);
        if (letters.Width <= box.Width)
            return letters;
        using (letters)
            return box.Face.Draw(lines, size * box.Width / letters.Width);
    }

    private static double Measure(Typeface face, string word)
    {
        using var letters = face.Draw(word, MeasuredAt);
        return (double)letters.Width / MeasuredAt;
    }
}
