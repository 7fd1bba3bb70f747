using System.Text.Json.Serialization;
using QSEC2.Domain.Common;
using QSEC2.Domain.Pictures;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Components.Shared;

/// <summary>A picture of an entry or an answer, as the public sees it.</summary>
/// <param name="Url">Of the version for cards, on this site.</param>
/// <param name="Width">Pixels, of the largest version.</param>
/// <param name="Height">Pixels, of the largest version.</param>
/// <param name="Description">In both languages; what nobody has translated is empty.</param>
public sealed record PictureView(Guid Id, string Url, int Width, int Height, LocalText Description, string Credit)
{
    /// <summary>In the present language.</summary>
    [JsonIgnore]
    public PhotoView Photo => new(Url, Width, Height, Description.Localized()) { Credit = Credit };

    public static PictureView Of(Picture picture) =>
        new(picture.Id, PhotoView.Address(picture.Id, picture.Width), picture.Width, picture.Height, picture.Description, picture.Credit);
}
