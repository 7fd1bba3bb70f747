namespace QSEC2.Domain.Common;

/// <summary>An editorial text in the two languages of the site.</summary>
public sealed record LocalText(string Fr, string En)
{
    /// <param name="language">A two-letter language code; anything but <c>en</c> is French.</param>
    public string In(string language) => language == "en" ? En : Fr;
}
