using QSEC2.Domain.Common;

namespace QSEC2.Domain.Pictures;

/// <summary>A picture of an entry or of an answer, with what is said of it there.</summary>
/// <param name="Id">Of its <see cref="PictureFile"/>.</param>
/// <param name="Width">Pixels, of the largest kept version.</param>
/// <param name="Height">Pixels, of the largest kept version.</param>
public sealed record Picture(Guid Id, int Width, int Height)
{
    /// <summary>How many one entry or one answer shows at most.</summary>
    public const int Most = 24;

    /// <summary>In characters.</summary>
    public const int LongestDescription = 300;

    /// <summary>What it shows, for those who do not see it. In French at least once it is public (L19).</summary>
    public LocalText Description { get; init; } = LocalText.None;

    /// <summary>Who made it; empty when nobody need be named.</summary>
    public string Credit { get; init; } = "";

    /// <summary>What is wrong with them even in a draft, by the names of the form's controls.</summary>
    /// <param name="most">How many there may be.</param>
    public static IEnumerable<(string Field, Rule Rule)> Problems(IReadOnlyList<Picture> pictures, int most)
    {
        if (pictures.Count > most)
            yield return ("pictures", Rule.TooManyPictures);
        for (var number = 0; number < pictures.Count; number++)
        {
            var name = $"pictures[{number}]";
            var picture = pictures[number];
            foreach (
                var problem in Paragraph
                    .Problems($"{name}.description.fr", picture.Description.Fr, LongestDescription, Rule.DescriptionTooLong)
                    .Concat(
                        Paragraph.Problems($"{name}.description.en", picture.Description.En, LongestDescription, Rule.DescriptionTooLong)
                    )
                    .Concat(TextLine.Problems($"{name}.credit", picture.Credit))
            )
                yield return problem;
        }
    }

    /// <summary>Those that nobody has described: they are not shown to the public.</summary>
    public static IEnumerable<(string Field, Rule Rule)> Undescribed(IReadOnlyList<Picture> pictures) =>
        pictures
            .Index()
            .Where(one => one.Item.Description.Fr.Length == 0)
            .Select(one => ($"pictures[{one.Index}].description.fr", Rule.DescriptionMissing));
}
