namespace QSEC2.Web.Images;

/// <summary>A picture that is on the disk, in all its versions.</summary>
/// <param name="Width">Pixels, of the largest version; give it to <see cref="PhotoVersions.For"/> to know the others.</param>
/// <param name="Height">Pixels, of the largest version.</param>
public sealed record KeptPhoto(int Width, int Height);
