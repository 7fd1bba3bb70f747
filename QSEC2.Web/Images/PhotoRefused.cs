namespace QSEC2.Web.Images;

/// <summary>Why a picture was not kept.</summary>
public enum PhotoProblem
{
    /// <summary>More than <see cref="IncomingPhoto.MostBytes"/>.</summary>
    TooHeavy,

    /// <summary>
    /// More than 50 megapixels, a side longer than 20,000 pixels, or more memory than that takes (<see cref="PictureMemory.Most"/>).
    /// </summary>
    TooManyPixels,

    /// <summary>Few bytes that take too long to read: a hundred scans, thousands of pieces.</summary>
    TooComplex,

    /// <summary>Its first bytes are not those of a JPEG, a PNG or a WebP.</summary>
    NotAPicture,

    /// <summary>The format of iPhones, which patents keep out of what we may read: the sender is told how to convert.</summary>
    Heic,

    /// <summary>What no managed code reads: the sender is told how to convert.</summary>
    Avif,

    /// <summary>It begins like a picture and cannot be read to its end: cut on the way, or damaged.</summary>
    Broken,

    /// <summary>Too many pictures at the same time: the sender may try again in a moment.</summary>
    Busy,
}

/// <summary>A picture that was not kept. Nothing of it is left behind.</summary>
public sealed class PhotoRefused(PhotoProblem problem) : Exception($"The picture was refused: {problem}.")
{
    public PhotoProblem Problem { get; } = problem;
}
