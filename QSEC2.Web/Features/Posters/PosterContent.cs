namespace QSEC2.Web.Features.Posters;

/// <summary>What a picture says of a page. Two that are alike are drawn once.</summary>
/// <param name="Season">The slug of the season whose colours and drawing it has; empty for the project's own.</param>
/// <param name="Seed">The same seed draws the same ground, as on the page.</param>
/// <param name="Above">Where it belongs, in a few words.</param>
/// <param name="Title">What one reads from afar.</param>
/// <param name="Below">When and where, or what it is part of.</param>
public sealed record PosterContent(string Season, string Seed, string Above, string Title, string Below)
{
    /// <summary>The département whose outline stands in the place of the drawing.</summary>
    public string? Department { get; init; }

    /// <summary>What somebody wrote, on a slip of paper: it begins with this.</summary>
    public string? Glyph { get; init; }

    /// <summary>The paper is of the season's tint.</summary>
    public bool IsTinted { get; init; }
}
