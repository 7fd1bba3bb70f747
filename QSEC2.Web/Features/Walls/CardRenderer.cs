using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Walls;

/// <summary>Draws cards outside a page, with the component that draws them inside one.</summary>
public sealed class CardRenderer(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    /// <returns>The HTML of each card, by the id of its contribution.</returns>
    public async Task<IReadOnlyDictionary<Guid, string>> RenderAsync(IReadOnlyCollection<ContributionView> contributions, string language)
    {
        if (contributions.Count == 0)
            return new Dictionary<Guid, string>();

        // The language is set inside a call of its own: the caller's does not change.
        await using var scope = scopes.CreateAsyncScope();

        // A fresh renderer: a shared one never forgets what it has drawn.
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            Language.Use(language);
            var cards = new Dictionary<Guid, string>(contributions.Count);
            foreach (var contribution in contributions)
                cards[contribution.Id] = await RenderAsync(renderer, contribution);
            return cards;
        });
    }

    private static async Task<string> RenderAsync(HtmlRenderer renderer, ContributionView contribution)
    {
        var parameters = ParameterView.FromDictionary(
            new Dictionary<string, object?> { [nameof(ContributionCard.Contribution)] = contribution }
        );
        return (await renderer.RenderComponentAsync<ContributionCard>(parameters)).ToHtmlString();
    }
}
