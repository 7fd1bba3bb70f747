using System.Globalization;
using System.Net;
using NetVips;

namespace QSEC2.Web.Images;

/// <summary>Letters for pictures, read from files of the site: no font need be installed on the machine.</summary>
/// <param name="family">As the files name it.</param>
/// <param name="files">The letters of French and English, then those of other languages.</param>
/// <param name="leading">From line to line, for letters of 1.</param>
/// <param name="tracking">From letter to letter, for letters of 1.</param>
public sealed class Typeface(string family, IReadOnlyList<string> files, double leading, double tracking)
{
    // Pango counts in these.
    private const int Units = 1024;
    private bool _isRead;

    public double Leading => leading;

    /// <summary>A mask, cut close to the letters; its offset says where they stand in their first line.</summary>
    /// <param name="size">In pixels.</param>
    public Image Draw(string lines, double size)
    {
        Read();
        var spacing = (int)(tracking * size * Units);
        var height = (int)(leading * size * Units);
        var markup = string.Create(
            CultureInfo.InvariantCulture,
            $"<span letter_spacing='{spacing}' line_height='{height}'>{WebUtility.HtmlEncode(lines)}</span>"
        );
        return Image.Text(markup, font: Font(size), fontfile: files[0], dpi: 72);
    }

    // The comma ends the name: without it, "ExtraBold" would not be part of it.
    private string Font(double size) => string.Create(CultureInfo.InvariantCulture, $"{family}, {size:0.##}");

    // What a process has read once, it keeps.
    private void Read()
    {
        if (_isRead)
            return;
        foreach (var file in files)
            Image.Text(".", font: Font(10), fontfile: file).Dispose();
        _isRead = true;
    }
}
