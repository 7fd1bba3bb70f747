using Microsoft.AspNetCore.Routing.Patterns;

namespace QSEC2.Web.Http;

/// <summary>
/// The path of a page for links to itself: as our routes spell it, not as somebody typed it. Routing takes <c>/MURS/air-agir/</c> too,
/// and a link that repeats <c>//elsewhere.example</c> leads there.
/// </summary>
public static class CanonicalPath
{
    /// <returns>Begins with one slash, names no language, and is escaped.</returns>
    public static string Of(HttpContext? http)
    {
        if (http is null)
            return "/";
        var path = http.Request.Path.Value ?? "";
        if (http.GetEndpoint() is RouteEndpoint page)
            path = Spell(page.RoutePattern, http.Request.RouteValues);
        return "/" + new PathString("/" + path.TrimStart('/')).ToUriComponent().TrimStart('/');
    }

    private static string Spell(RoutePattern pattern, RouteValueDictionary values) =>
        string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => Spell(part, pattern, values)))));

    private static string Spell(RoutePatternPart part, RoutePattern pattern, RouteValueDictionary values) =>
        part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => Spell(parameter, pattern, $"{values[parameter.Name]}"),
            _ => "",
        };

    // One number can be written in several ways.
    private static string Spell(RoutePatternParameterPart parameter, RoutePattern pattern, string value)
    {
        var isGuid = pattern.ParameterPolicies.TryGetValue(parameter.Name, out var rules) && rules.Any(rule => rule.Content == "guid");
        return isGuid && Guid.TryParse(value, out var id) ? id.ToString() : value;
    }
}
