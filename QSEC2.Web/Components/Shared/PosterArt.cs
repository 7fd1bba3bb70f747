using System.Globalization;
using System.Text;

namespace QSEC2.Web.Components.Shared;

/// <summary>
/// Draws the ground of a poster: particles for the air, trajectories for the mobilities. The same seed gives the same drawing.
/// </summary>
public static class PosterArt
{
    /// <summary>The square the drawing is made for; the poster shows its middle (<c>xMidYMid slice</c>).</summary>
    public const string ViewBox = "0 0 600 600";

    /// <summary>
    /// The markup inside the poster's <c>svg</c>: numbers and fixed class names only, at most 3 kB. Colours are the style sheet's.
    /// </summary>
    public static string Svg(string season, string seed)
    {
        var dice = new SeededRandom($"{season}:{seed}");
        return season == "mobilites" ? Trajectories(dice) : Particles(dice);
    }

    private static string Particles(SeededRandom dice)
    {
        var svg = new StringBuilder();
        var x = dice.Between(330, 450);
        var y = dice.Between(300, 400);
        switch (dice.Next(4))
        {
            case 0:
                Sun(svg, dice, x, y);
                break;
            case 1:
                Lens(svg, dice, x, y);
                break;
            case 2:
                Rings(svg, dice, x, y);
                break;
            default:
                Cloud(svg, dice);
                break;
        }

        svg.Append("<g class=\"art-drift\">");
        Dots(svg, dice, "art-dot art-dot--l", 7, 26);
        Dots(svg, dice, "art-dot art-dot--m", 18, 12);
        Dots(svg, dice, "art-dot art-dot--s", 60, 5);
        return svg.Append("</g>").ToString();
    }

    private static void Sun(StringBuilder svg, SeededRandom dice, int x, int y)
    {
        Circle(svg, "art-1", x, y, dice.Between(200, 250));
        Circle(svg, "art-2", x + dice.Between(-60, 40), y + dice.Between(-20, 60), dice.Between(90, 130));
        Circle(svg, "art-ring", x - dice.Between(180, 240), y + dice.Between(-90, 90), dice.Between(50, 80));
        Circle(svg, "art-3", x - dice.Between(150, 260), y - dice.Between(60, 160), dice.Between(24, 40));
    }

    private static void Lens(StringBuilder svg, SeededRandom dice, int x, int y)
    {
        // Two equal circles and the lens they share, the lens in the lightest tone.
        var r = dice.Between(150, 190);
        var half = dice.Between(80, 120);
        var rise = (int)Math.Sqrt((r * r) - (half * half));
        Circle(svg, "art-1", x - half, y, r);
        Circle(svg, "art-2", x + half, y, r);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<path class=\"art-3\" d=\"M{x} {y - rise}A{r} {r} 0 0 1 {x} {y + rise}A{r} {r} 0 0 1 {x} {y - rise}\"/>"
        );
        Circle(svg, "art-ring", x - r - dice.Between(60, 120), y - dice.Between(40, 140), dice.Between(40, 70));
    }

    private static void Rings(StringBuilder svg, SeededRandom dice, int x, int y)
    {
        var step = dice.Between(38, 54);
        Circle(svg, "art-1", x, y, step * 3);
        Circle(svg, "art-2", x, y, (step * 2) - 8);
        Circle(svg, "art-3", x, y, step - 10);
        for (var ring = 4; ring <= 7; ring++)
        {
            Circle(svg, "art-ring", x, y, step * ring);
        }
    }

    private static void Cloud(StringBuilder svg, SeededRandom dice)
    {
        // Many small, few large, none on another: a circle that finds no room is not drawn.
        List<(int X, int Y, int R)> placed = [];
        for (var attempt = 0; attempt < 160 && placed.Count < 24; attempt++)
        {
            var r = Math.Max(16, 120 - (attempt * 2) - dice.Next(14));
            var x = dice.Between(140, 590);
            var y = dice.Between(90, 540);
            if (placed.TrueForAll(p => Math.Sqrt(((p.X - x) * (p.X - x)) + ((p.Y - y) * (p.Y - y))) > p.R + r + 8))
            {
                placed.Add((x, y, r));
                Circle(svg, dice.Next(5) == 0 ? "art-ring" : $"art-{1 + dice.Next(3)}", x, y, r);
            }
        }
    }

    private static void Dots(StringBuilder svg, SeededRandom dice, string name, int count, int size)
    {
        // The lower of two throws: particles settle, the words stay clear.
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{name}\" stroke-width=\"{size}\" d=\"");
        for (var i = 0; i < count; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"M{dice.Next(600)} {Math.Max(dice.Next(600), dice.Next(600))}h0");
        }

        svg.Append("\"/>");
    }

    private static void Circle(StringBuilder svg, string name, int x, int y, int r) =>
        svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"{name}\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>");

    private static string Trajectories(SeededRandom dice)
    {
        var svg = new StringBuilder();
        var width = dice.Between(34, 62);
        var drawn = dice.Next(4) switch
        {
            0 => Meander(dice),
            1 => Metro(dice),
            2 => Loop(dice),
            _ => Hairpin(dice, width),
        };
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"art-road\" stroke-width=\"{width * 2}\" d=\"{drawn}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"art-line\" stroke-width=\"{width / 2}\" d=\"{drawn}\"/>");

        var x = dice.Between(370, 430);
        var y = dice.Between(310, 410);
        var from = dice.Between(300, 480);
        var dot = dice.Between(15, 22);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<path class=\"art-steps\" stroke-width=\"{dot}\" stroke-dasharray=\"0 {dot * 2}\""
                + $" d=\"M-40 {from}C{dice.Between(80, 200)} {700 - from} {x - dice.Between(120, 200)} {from} {x} {y}\"/>"
        );
        Circle(svg, "art-stop", x, y, dot * 3);
        Circle(svg, "art-3", x, y, dot + 6);
        return svg.ToString();
    }

    private static string Meander(SeededRandom dice)
    {
        var path = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"M-80 {dice.Between(380, 520)}C60 {dice.Between(60, 200)} 120 {dice.Between(120, 240)} 220 {dice.Between(240, 340)}"
        );
        foreach (var x in (int[])[430, 700])
        {
            path.Append(CultureInfo.InvariantCulture, $"S{x - 90} {dice.Between(140, 480)} {x} {dice.Between(180, 400)}");
        }

        return path.ToString();
    }

    private static string Metro(SeededRandom dice)
    {
        // Straight runs and 45° turns, as on a map of lines.
        var y = dice.Between(170, 260);
        var x = dice.Between(120, 260);
        var drop = dice.Between(110, 190);
        var run = dice.Between(60, 140);
        return string.Create(CultureInfo.InvariantCulture, $"M-80 {y}H{x}l{drop} {drop}h{run}l{drop} -{drop}H700");
    }

    private static string Loop(SeededRandom dice)
    {
        var x = dice.Between(330, 430);
        var y = dice.Between(280, 330);
        var r = dice.Between(85, 130);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"M-80 {y + r + dice.Between(0, 60)}C60 {y + r + 60} 200 {y + r} {x} {y + r}"
                + $"A{r} {r} 0 1 0 {x - r} {y}C{x - r} {y + r} {x + r} {y + r + 80} 700 {y + dice.Between(-60, 120)}"
        );
    }

    private static string Hairpin(SeededRandom dice, int width)
    {
        // Wide enough for a clear gap between two runs of the road.
        var r = width + dice.Between(14, 34);
        var y = dice.Between(290, 340) - (2 * r);
        var left = dice.Between(230, 260);
        var right = dice.Between(330, 370);
        return string.Create(CultureInfo.InvariantCulture, $"M-80 {y}H{right}a{r} {r} 0 0 1 0 {2 * r}H{left}a{r} {r} 0 0 0 0 {2 * r}H700");
    }

    /// <summary>
    /// A small xorshift started from the FNV-1a hash of a text: the framework's own generator may change between versions.
    /// </summary>
    private sealed class SeededRandom
    {
        private uint state = 2166136261;

        public SeededRandom(string seed)
        {
            foreach (var letter in seed)
            {
                state = (state ^ letter) * 16777619;
            }

            state |= 1;
            for (var warm = 0; warm < 8; warm++)
            {
                Next(2);
            }
        }

        public int Next(int below)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return (int)(state % (uint)below);
        }

        public int Between(int from, int to) => from + Next(to - from + 1);
    }
}
