using Microsoft.AspNetCore.Routing.Patterns;

namespace QSEC2.Web.Http;

/// <summary>
/// A handler like that of any endpoint: its parameters come from the address, from the services and from the request. It is bound to them
/// when the first request comes: binding compiles, and a site that compiled all of its pages at each start would start late.
/// </summary>
public sealed class LazyHandler(IEndpointRouteBuilder site, string address, Delegate handler)
{
    private readonly Lazy<RequestDelegate> _bound = new(() => Bind(site, address, handler));

    /// <returns>What the handler answers. It is not written yet: the filters of its group look at it first.</returns>
    public async ValueTask<IResult> RunAsync(HttpContext http)
    {
        await _bound.Value(http);
        return http.Features.Get<Answer>()?.Given ?? Results.Empty;
    }

    private static RequestDelegate Bind(IEndpointRouteBuilder site, string address, Delegate handler)
    {
        var services = site.ServiceProvider;
        var endpoint = new RouteEndpointBuilder(null, RoutePatternFactory.Parse(address), order: 0) { ApplicationServices = services };
        endpoint.FilterFactories.Add(
            (_, next) =>
                async call =>
                {
                    call.HttpContext.Features.Set(new Answer((IResult?)await next(call)));
                    return Results.Empty;
                }
        );
        var options = new RequestDelegateFactoryOptions
        {
            ServiceProvider = services,
            EndpointBuilder = endpoint,
            DisableInferBodyFromParameters = true,
        };
        return RequestDelegateFactory.Create(handler, options).RequestDelegate;
    }

    private sealed record Answer(IResult? Given);
}
