using System.Globalization;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;

namespace QSEC2.Web.Localization;

/// <summary>The two languages of the site. An address says its language: <c>/murs</c> is French, <c>/en/murs</c> English.</summary>
public static class Language
{
    public const string French = "fr";
    public const string English = "en";

    private static readonly CultureInfo FrenchCulture = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly CultureInfo EnglishCulture = CultureInfo.GetCultureInfo("en-GB");

    public static IReadOnlyList<string> All { get; } = [French, English];

    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == English ? English : French;

    /// <summary>The address of a page in the present language.</summary>
    /// <param name="path">Begins with a slash, and names no language.</param>
    public static string Link(string path)
    {
        if (Current != English)
            return path;
        return path == "/" ? "/en" : "/en" + path;
    }

    /// <summary>The text in the present language.</summary>
    public static string Localized(this LocalText text) => text.In(Current);

    /// <summary>The language of a connection or request, where it does not flow by itself.</summary>
    public static string Of(HttpContext? http) => http?.Request.PathBase == "/en" ? English : French;

    /// <summary>Everything in this asynchronous flow speaks that language from now on.</summary>
    public static void Use(string language)
    {
        var culture = language == English ? EnglishCulture : FrenchCulture;
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
    }

    public static IApplicationBuilder UseLanguage(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                if (http.Request.Path.StartsWithSegments("/en", StringComparison.OrdinalIgnoreCase, out var rest))
                {
                    http.Request.PathBase = "/en";
                    http.Request.Path = rest.HasValue ? rest : "/";
                    Use(English);
                }
                else
                {
                    Use(IsForSoftware(http) && Prefers(http, English) ? English : French);
                }

                await next(http);
            }
        );

    public static string Rule(this IStringLocalizer<Texts> texts, Rule rule) => texts[$"Rule.{rule}"];

    /// <summary>
    /// The text of that name for one, or for many: <c>…One</c>, <c>…Many</c>. French says "0 question", English "0 questions".
    /// </summary>
    public static LocalizedString Counted(this IStringLocalizer<Texts> texts, string name, int count) =>
        texts[name + (count == 1 || (count == 0 && Current == French) ? "One" : "Many"), count];

    private static bool IsForSoftware(HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static bool Prefers(HttpContext http, string language) =>
        http.Request.GetTypedHeaders()
            .AcceptLanguage.OrderByDescending(wanted => wanted.Quality ?? 1)
            .FirstOrDefault()
            ?.Value.Value?.StartsWith(language, StringComparison.OrdinalIgnoreCase) == true;
}
