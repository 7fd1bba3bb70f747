namespace QSEC2.Domain.Common;

/// <summary>An editorial text in the two languages of the site.</summary>
public sealed record LocalText(string Fr, string En)
{
    public static LocalText None { get; } = new("", "");

    /// <param name="language">A two-letter language code; anything but <c>en</c> is French, and so is what nobody has translated.</param>
    public string In(string language) => language == "en" && En.Length > 0 ? En : Fr;
}
