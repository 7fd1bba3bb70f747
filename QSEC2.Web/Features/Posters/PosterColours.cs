namespace QSEC2.Web.Features.Posters;

/// <summary>The tokens of the style sheet, for those who read no style sheet: a season's ground and the tones of its drawing.</summary>
public sealed record PosterColours(string Season, string Deep, string Tint, string Art1, string Art2, string Art3)
{
    public const string OnDeep = "#fdfcf7";
    public const string Card = "#fefdfa";
    public const string Ink = "#172137";

    private static readonly PosterColours Project = new("#2e3c5d", "#18233c", "#e6eaf2", "#232f4c", "#2e3c5d", "#3a4a6b");

    /// <summary>By the slug of the season.</summary>
    public static IReadOnlyDictionary<string, PosterColours> Seasons { get; } =
        new Dictionary<string, PosterColours>(StringComparer.Ordinal)
        {
            [""] = Project,
            ["air"] = new("#006197", "#042f54", "#d1edfb", "#00406d", "#005284", "#00699d"),
            ["mobilites"] = new("#b03514", "#5f1a19", "#fee6d4", "#79221e", "#91281d", "#b63613"),
        };

    /// <summary>Of a season; the project's own for any other.</summary>
    public static PosterColours Of(string season) => Seasons.GetValueOrDefault(season, Project);

    /// <summary>Red, green and blue, 0 to 255.</summary>
    public static double[] Rgb(string colour) => [.. Convert.FromHexString(colour.AsSpan(1)).Select(part => (double)part)];
}
