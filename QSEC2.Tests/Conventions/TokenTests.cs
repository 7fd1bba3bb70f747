using System.Globalization;
using System.Text.RegularExpressions;
using QSEC2.Web.Features.Posters;

namespace QSEC2.Tests.Conventions;

/// <summary>The pictures for other sites wear the colours of the style sheet.</summary>
public sealed class TokenTests
{
    private static readonly string Tokens = File.ReadAllText(Path.Combine(Sources.Root, "wwwroot-assets", "css", "tokens.css"))
        .Split("@media")[0];

    [Theory]
    [InlineData("", ":root")]
    [InlineData("air", "[data-season=\"air\"]")]
    [InlineData("mobilites", "[data-season=\"mobilites\"]")]
    public void A_season_has_its_colours_on_pictures_too(string season, string rule)
    {
        var colours = PosterColours.Seasons[season];
        Assert.Equal(
            [
                Token(rule, "season"),
                Token(rule, "season-deep"),
                Token(rule, "season-tint"),
                Token(rule, "art-1"),
                Token(rule, "art-2"),
                Token(rule, "art-3"),
            ],
            [colours.Season, colours.Deep, colours.Tint, colours.Art1, colours.Art2, colours.Art3]
        );
    }

    [Fact]
    public void Ink_and_paper_are_the_same() =>
        Assert.Equal(
            [Token(":root", "on-deep"), Token(":root", "card"), Token(":root", "ink")],
            [PosterColours.OnDeep, PosterColours.Card, PosterColours.Ink]
        );

    private static string Token(string rule, string name)
    {
        var block = Tokens.Split(rule + " {")[1].Split('}')[0];
        var parts = Regex
            .Match(
                block,
                $@"--{name}: oklch\((?<l>[\d.]+)% (?<c>[\d.]+) (?<h>[\d.]+)\)",
                RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            )
            .Groups;
        double Part(string part) => double.Parse(parts[part].Value, CultureInfo.InvariantCulture);
        return Hex(Part("l") / 100, Part("c"), Part("h") * Math.PI / 180);
    }

    // https://www.w3.org/TR/css-color-4/#color-conversion-code
    private static string Hex(double lightness, double chroma, double hue)
    {
        var (a, b) = (chroma * Math.Cos(hue), chroma * Math.Sin(hue));
        var l = Math.Pow(lightness + (0.3963377774 * a) + (0.2158037573 * b), 3);
        var m = Math.Pow(lightness - (0.1055613458 * a) - (0.0638541728 * b), 3);
        var s = Math.Pow(lightness - (0.0894841775 * a) - (1.2914855480 * b), 3);
        double[] linear =
        [
            (4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s),
            (-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s),
            (-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s),
        ];
        return "#"
            + Convert.ToHexStringLower([
                .. linear.Select(part =>
                    (byte)Math.Round(255 * Math.Clamp(part <= 0.0031308 ? 12.92 * part : (1.055 * Math.Pow(part, 1 / 2.4)) - 0.055, 0, 1))
                ),
            ]);
    }
}
