using Microsoft.Extensions.Localization;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;
using QSEC2.Web.Operations;

namespace QSEC2.Web.Features.Rules;

public static class RulesPages
{
    public static void MapRulesPages(this IEndpointRouteBuilder site)
    {
        foreach (var name in RulesText.Names)
            site.MapPage(
                    $"/{name}",
                    (LegalSettings legal, IStringLocalizer<Texts> texts) =>
                        Pages.Show<RulesPage>(new { Text = RulesText.Of(name, legal, texts) })
                )
                .SameForEveryone();
    }
}
