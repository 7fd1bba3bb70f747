namespace QSEC2.Web.Images;

/// <summary>Words on a picture, in a box that they fill as well as they can. In pixels.</summary>
/// <param name="Largest">The size of the letters where there is room.</param>
/// <param name="Smallest">What does not fit even so is cut short.</param>
/// <param name="Colour">Red, green and blue, 0 to 255.</param>
public sealed record FittedText(string Text, Typeface Face, int X, int Y, int Width, int Height, int Largest, int Smallest, double[] Colour)
{
    /// <summary>They stand on the bottom of their box, instead of hanging from its top.</summary>
    public bool AtBottom { get; init; }

    /// <summary>They end where their box ends.</summary>
    public bool AtRight { get; init; }
}
