using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Primitives;
using QSEC2.Web.Data;
using QSEC2.Web.Live;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Http;

/// <summary>
/// Public pages: static components at an address. Unlike routable components they set no cookie, so that one rendering serves everyone.
/// </summary>
public static class Pages
{
    public static RouteHandlerBuilder MapPage(this IEndpointRouteBuilder site, string address, Delegate page)
    {
        var handler = new LazyHandler(site, address, page);
        return site.MapMethods(address, [HttpMethods.Get, HttpMethods.Head], (HttpContext http) => handler.RunAsync(http))
            .WithMetadata(page.Method)
            .ExcludeFromDescription();
    }

    /// <summary>Renders a page with its parameters.</summary>
    public static IResult Show<TPage>(object? parameters = null, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        (parameters is null ? new RazorComponentResult<TPage>() : new RazorComponentResult<TPage>(parameters)).WithStatus(status);

    /// <summary>Beside a public page, the same as it is saved and not yet published, for those who write it.</summary>
    /// <param name="address">Of the public page.</param>
    public static void MapPreview(this IEndpointRouteBuilder site, string address, Delegate page) =>
        site.MapPage(address + "/apercu", page).RequireAuthorization(Policies.Manage).KeptNowhere();

    /// <summary>The pages and forms of a desk: for those whom the policy names, and kept in no browser.</summary>
    public static RouteGroupBuilder MapDesk(this IEndpointRouteBuilder site, string address, string policy) =>
        site.MapGroup(address).RequireAuthorization(policy).ExcludeFromDescription().KeptNowhere();

    /// <summary>What is not public does not stay in the browser of a shared computer.</summary>
    public static TBuilder KeptNowhere<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.AddEndpointFilter<TBuilder>(
            (context, next) =>
            {
                context.HttpContext.Response.Headers.CacheControl = "no-store";
                return next(context);
            }
        );

    /// <summary>One rendering per language serves everyone until a wall or the programme changes. Not where it is known who asks.</summary>
    /// <param name="wall">The route value that names the wall, when only that wall matters.</param>
    public static TBuilder SameForEveryone<TBuilder>(this TBuilder endpoint, string? wall = null)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.CacheOutput(
            policy =>
                policy
                    .AddPolicy<UntilAWallChanges>()
                    .VaryByValue((http, cancellation) => KeyAsync(http, wall, cancellation))
                    .Expire(TimeSpan.FromMinutes(1)),
            excludeDefaultPolicy: true
        );

    private static RazorComponentResult<TPage> WithStatus<TPage>(this RazorComponentResult<TPage> result, int status)
        where TPage : IComponent
    {
        result.StatusCode = status;
        return result;
    }

    // The numbers are read before the page: what is stored under an old one is never shown after a change.
    private static async ValueTask<KeyValuePair<string, string>> KeyAsync(HttpContext http, string? wall, CancellationToken cancellation)
    {
        var changes = http.RequestServices.GetRequiredService<Changes>();
        var known = changes.Known;
        var own = wall is not null && http.GetRouteValue(wall) is string slug ? changes.Sequence(slug) : null;
        var walls = own is null ? $"any {known.Walls}" : $"own {own}";
        var edition = await http.RequestServices.GetRequiredService<PublishedProgramme>().EditionAsync(cancellation);
        var encoding = http.RequestServices.GetRequiredService<IResponseCompressionProvider>().GetCompressionProvider(http)?.EncodingName;
        return new("version", $"{Language.Current} {encoding} {walls} {known.Programme} {edition.Since.UtcTicks}");
    }

    /// <summary>Stores good answers to anonymous questions.</summary>
    private sealed class UntilAWallChanges : IOutputCachePolicy
    {
        // Of pages in several parts, and with filters. What is not named here changes nothing that is cached.
        private static readonly string[] QueryKeys = ["departement", "genre", "mois", "page", "saison", "theme"];

        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var plain = HttpMethods.IsGet(context.HttpContext.Request.Method) || HttpMethods.IsHead(context.HttpContext.Request.Method);

            // Whoever has just done something sees what came of it, this very moment.
            context.EnableOutputCaching = !context.HttpContext.Request.Query.ContainsKey("merci");
            context.AllowCacheLookup = plain;
            context.AllowCacheStorage = plain;
            context.AllowLocking = true;
            context.CacheVaryByRules.QueryKeys = QueryKeys;
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            if (
                context.HttpContext.Response.StatusCode != StatusCodes.Status200OK
                || !StringValues.IsNullOrEmpty(context.HttpContext.Response.Headers.SetCookie)
            )
                context.AllowCacheStorage = false;
            return ValueTask.CompletedTask;
        }
    }
}
