using QSEC2.Web.Localization;
using QSEC2.Web.Operations;

namespace QSEC2.Web.Features.Rules;

public static class RulesPages
{
    public static void MapRulesPages(this IEndpointRouteBuilder site)
    {
        foreach (var name in RulesText.Names)
            site.MapPage($"/{name}", () => Pages.Show<RulesPage>(new { Text = RulesText.Of(name, Language.Current) })).SameForEveryone();
    }
}
