using QSEC2.Domain.Programme;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Http;

/// <summary>Where the public finds an entry.</summary>
public static class PublicEntryAddress
{
    /// <summary>In the present language.</summary>
    public static string Of(string slug, Content content) => Language.Link(Path(slug, content));

    public static string Path(string slug, Content content) =>
        content switch
        {
            Event => $"/agenda/{slug}",
            Exhibition or TourStop => $"/expositions/{slug}",
            CitizenGroup => $"/groupes/{slug}",
            Synthesis synthesis => $"/themes/{synthesis.Theme}",
            _ => content.Department is { } department ? $"/territoires/{department}" : "/partenaires",
        };
}
