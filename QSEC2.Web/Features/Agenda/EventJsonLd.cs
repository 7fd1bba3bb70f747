using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using QSEC2.Domain.Programme;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Agenda;

/// <summary>An event as search engines read it: schema.org's <c>Event</c>. What is not known is not said.</summary>
public static class EventJsonLd
{
    // Accents as themselves; what could end a script element is still escaped.
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <param name="url">The whole address of its page.</param>
    /// <param name="image">The whole address of its picture, or of the one that announces it.</param>
    /// <param name="description">In plain words; empty for none.</param>
    public static string Of(Event content, string url, string image, string description) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object?>
            {
                ["@context"] = "https://schema.org",
                ["@type"] = "Event",
                ["name"] = content.Title.Localized(),
                ["url"] = url,
                ["description"] = NullIfEmpty(description),
                ["image"] = image,
                ["startDate"] = content.StartForMachines(),
                ["endDate"] = content.LastDay is null && content.Ends is null ? null : content.EndForMachines(),
                ["eventStatus"] = "https://schema.org/EventScheduled",
                ["eventAttendanceMode"] = "https://schema.org/OfflineEventAttendanceMode",
                ["location"] = Place(content),
                ["organizer"] = new Dictionary<string, object?>
                {
                    ["@type"] = "Organization",
                    ["name"] = "QSEC²",
                    ["url"] = new Uri(new Uri(url), "/").ToString(),
                },
                ["maximumAttendeeCapacity"] = content.Capacity,
                ["typicalAgeRange"] = content.Age is { } age ? $"{age}-" : null,
            }
                .Where(pair => pair.Value is not null)
                .ToDictionary(),
            Json
        );

    private static Dictionary<string, object?> Place(Event content) =>
        new()
        {
            ["@type"] = "Place",
            ["name"] = NullIfEmpty(content.Place()) ?? "Île-de-France",
            ["address"] = new Dictionary<string, object?>
            {
                ["@type"] = "PostalAddress",
                ["streetAddress"] = NullIfEmpty(content.Address),
                ["addressLocality"] = NullIfEmpty(content.Town),
                ["addressRegion"] = "Île-de-France",
                ["addressCountry"] = "FR",
            }
                .Where(pair => pair.Value is not null)
                .ToDictionary(),
        };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
