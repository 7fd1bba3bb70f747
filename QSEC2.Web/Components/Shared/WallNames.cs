using QSEC2.Web.Data;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Components.Shared;

public static class WallNames
{
    /// <summary>The theme in the present language, and the debate where it is the wall of one.</summary>
    public static string LocalizedName(this WallWithTheme place) =>
        place.Debate is { } debate ? $"{place.Theme.Name.Localized()} · {debate.Title}" : place.Theme.Name.Localized();
}
