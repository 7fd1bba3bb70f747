namespace QSEC2.Web.Features.Rules;

/// <summary>The addresses of the former site that are known, and those its menu implies: where they lead now.</summary>
public static class OldAddresses
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["/saison-air"] = "/expositions/air",
        ["/saison-air/{**rest}"] = "/expositions/air",
        ["/saison-mobilites"] = "/expositions/trajectoires",
        ["/saison-mobilites/exposition/{**rest}"] = "/expositions/trajectoires",
        ["/saison-mobilites/groupes-de-citoyens/{**rest}"] = "/groupes",
        ["/en-ce-moment/{**rest}"] = "/agenda",
        ["/acteurs-et-partenaires/{**rest}"] = "/partenaires",

        // As the former site wrote them; what is here now has no such ending.
        ["/agenda/5298-le-15-mars-on-se-bouge.html"] = "/agenda/lancement-mobilites",
        ["/en-ce-moment/5326-retour-sur-l-inauguration-trajectoires-de-drancy.html"] = "/agenda/inauguration-trajectoires-drancy",
        ["/agenda/{old:regex(^\\d+-.+\\.html$)}"] = "/agenda",
    };

    public static void MapOldAddresses(this IEndpointRouteBuilder site)
    {
        foreach (var (old, present) in Known)
            site.MapMethods(old, [HttpMethods.Get, HttpMethods.Head], () => Results.LocalRedirect(present, permanent: true))
                .ExcludeFromDescription();
    }
}
