using QSEC2.Web.Components.Shared;
using QSEC2.Web.Images;

namespace QSEC2.Web.Features.Posters;

/// <summary>Where everything stands on a picture of 1200 × 630 pixels, the size that others show whole.</summary>
public sealed class PosterDesign(Typeface titles, Typeface texts)
{
    public const int Width = 1200;
    public const int Height = 630;
    private const int Margin = 64;
    private const int Inner = Width - (2 * Margin);
    private const int FootTop = 502;
    private const int FootHeight = 64;
    private const int MarkWidth = 180;
    private const string Mark = "QSEC²";

    public (string Ground, IReadOnlyList<FittedText> Words) Of(PosterContent content) =>
        content.Glyph is null ? (Ground(content, ""), PosterWords(content)) : (Ground(content, Paper(content)), SlipWords(content));

    // A question across the picture, as on the posters of the site.
    private IReadOnlyList<FittedText> PosterWords(PosterContent content)
    {
        var white = PosterColours.Rgb(PosterColours.OnDeep);
        var width = content.Department is null ? Inner : 560;
        return
        [
            new(PosterText.Drawable(content.Above), texts, Margin, 52, Inner, 48, 34, 24, white),
            new(PosterText.Drawable(content.Title), titles, Margin, 118, width, 360, 150, 44, white),
            .. Foot(content, white),
        ];
    }

    // A slip of paper on the wall.
    private IReadOnlyList<FittedText> SlipWords(PosterContent content)
    {
        var colours = PosterColours.Of(content.Season);
        var ink = PosterColours.Rgb(PosterColours.Ink);
        return
        [
            new(content.Glyph!, titles, 104, 88, 150, 190, 190, 60, PosterColours.Rgb(colours.Season)),
            new(PosterText.Drawable(content.Title), texts, 270, 100, 790, 280, 72, 36, ink),
            new(PosterText.Drawable(content.Above), texts, 270, 392, 790, 40, 28, 20, ink),
            .. Foot(content, PosterColours.Rgb(PosterColours.OnDeep)),
        ];
    }

    private IEnumerable<FittedText> Foot(PosterContent content, double[] white) =>
        [
            new(PosterText.Drawable(content.Below), texts, Margin, FootTop, Inner - MarkWidth - Margin, FootHeight + 16, 34, 24, white)
            {
                AtBottom = true,
            },
            new(Mark, titles, Width - Margin - MarkWidth, FootTop, MarkWidth, FootHeight + 16, 52, 52, white)
            {
                AtBottom = true,
                AtRight = true,
            },
        ];

    private static string Ground(PosterContent content, string paper)
    {
        var colours = PosterColours.Of(content.Season);
        return $$"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{{Width}}" height="{{Height}}">
            <style>
            svg { fill: none } .art-1 { fill: {{colours.Art1}} } .art-2 { fill: {{colours.Art2}} } .art-3 { fill: {{colours.Art3}} }
            .art-ring { stroke: {{colours.Art3}}; stroke-width: 5; fill: none } .art-dot { stroke: {{colours.Art3}}; stroke-linecap: round }
            .art-stop { fill: {{colours.Deep}}; stroke: {{colours.Art3}}; stroke-width: 5 }
            .art-road { stroke: {{colours.Art1}}; stroke-linejoin: round }
            .art-line { stroke: {{colours.Art2}}; stroke-linejoin: round } .art-steps { stroke: {{colours.Art3}}; stroke-linecap: round }
            .part { fill: {{colours.Art2}}; stroke: {{colours.Deep}}; stroke-width: 7; stroke-linejoin: round }
            .here { fill: {{PosterColours.OnDeep}} }
            </style>
            <rect width="{{Width}}" height="{{Height}}" fill="{{colours.Deep}}"/>{{Drawing(content)}}{{paper}}</svg>
            """;
    }

    private static string Drawing(PosterContent content)
    {
        if (content.Department is null)
        {
            var art = PosterArt.Svg(content.Season, content.Seed);
            return $"""
                <svg width="{Width}" height="{Height}" viewBox="{PosterArt.ViewBox}" preserveAspectRatio="xMidYMid slice">{art}</svg>
                """;
        }

        var outlines = RegionShapes.All.Select(part => Outline(part.Value, part.Key == content.Department));
        return $"""
            <svg x="630" y="44" width="510" height="424" viewBox="{RegionShapes.ViewBox}">{string.Concat(outlines)}</svg>
            """;
    }

    private static string Outline(RegionOutline outline, bool isHere) =>
        $"""<path class="part{(isHere ? " here" : "")}" d="{outline.Path}"/>""";

    private static string Paper(PosterContent content)
    {
        var fill = content.IsTinted ? PosterColours.Of(content.Season).Tint : PosterColours.Card;
        return $"""<rect x="{Margin}" y="{Margin}" width="{Inner}" height="392" rx="6" fill="{fill}"/>""";
    }
}
