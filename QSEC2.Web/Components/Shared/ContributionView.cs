using System.Text.Json.Serialization;
using QSEC2.Domain.Contributions;
using QSEC2.Web.Images;

namespace QSEC2.Web.Components.Shared;

/// <summary>A contribution as the public sees it: what the API and the hub send, and what the card draws.</summary>
/// <param name="Html">The text, sanitised.</param>
/// <param name="PublishedAt">UTC.</param>
public sealed record ContributionView(
    Guid Id,
    int Number,
    ContributionKind Kind,
    string Text,
    string Html,
    string? Signature,
    Channel Channel,
    string? Department,
    string? Stop,
    PhotoView? Photo,
    int Supports,
    IReadOnlyList<AnswerView> Answers,
    DateTimeOffset PublishedAt
)
{
    /// <summary>How many hands were raised for it in the room of its debate; not said when none were.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Hands { get; init; }

    /// <summary>Who is asked to answer and has not yet.</summary>
    [JsonIgnore]
    public IReadOnlyList<AddresseeView> Addressees { get; init; } = [];

    /// <summary>As it is without answers: <see cref="Data.PublishedContributions.ReadPublicViewsAsync"/> reads them.</summary>
    public static ContributionView Of(Contribution contribution) =>
        new(
            contribution.Id,
            contribution.Number,
            contribution.Kind,
            contribution.Text,
            contribution.Html,
            contribution.Signature,
            contribution.Channel,
            contribution.Department,
            contribution.Stop,
            PhotoView.Of(contribution),
            contribution.Supports,
            [],
            contribution.PublishedAt ?? contribution.ReceivedAt
        )
        {
            Hands = contribution.Hands,
        };
}

/// <summary>A picture.</summary>
/// <param name="Url">Of the version for cards, on this site.</param>
/// <param name="Width">Pixels, of the largest version.</param>
/// <param name="Height">Pixels, of the largest version.</param>
public sealed record PhotoView(string Url, int Width, int Height, string? Description)
{
    /// <summary>Every version with its width, for the browser to choose from.</summary>
    [JsonIgnore]
    public string SourceSet => string.Join(", ", PhotoVersions.For(Width).Select(version => $"{Folder}/{version.Name} {version.Width}w"));

    /// <summary>Of the largest version.</summary>
    [JsonIgnore]
    public string Largest => $"{Folder}/{PhotoVersions.For(Width)[^1].Name}";

    /// <summary>Who made it; empty when nobody need be named.</summary>
    [JsonIgnore]
    public string Credit { get; init; } = "";

    private string Folder => Url[..Url.LastIndexOf('/')];

    /// <param name="folder">Where the picture is fetched, when it is not at its public address.</param>
    public static PhotoView? Of(Contribution contribution, string? folder = null)
    {
        if (contribution.Photo is not { } photo)
            return null;
        return new PhotoView(Address(contribution.Id, photo.Width, folder), photo.Width, photo.Height, photo.Description);
    }

    /// <summary>Of the version for cards.</summary>
    /// <param name="width">Pixels, of the largest version.</param>
    public static string Address(Guid id, int width, string? folder = null) =>
        $"{folder ?? $"/photos/{id}"}/{PhotoVersions.For(width).Take(2).Last().Name}";

    /// <summary>Of the version for lists.</summary>
    public static string Smallest(Guid id) => $"/photos/{id}/{PhotoVersions.Names[0]}";
}
