namespace QSEC2.Domain.Contributions;

/// <summary>A picture of a contribution, as it is kept: turned upright, without metadata.</summary>
/// <param name="Width">Pixels, of the largest kept version.</param>
/// <param name="Height">Pixels, of the largest kept version.</param>
/// <param name="Description">What the picture shows, for those who do not see it.</param>
/// <param name="PeopleAgreed">The author says that everyone recognisable agreed (L9).</param>
public sealed record Photo(int Width, int Height, string? Description, bool PeopleAgreed);
