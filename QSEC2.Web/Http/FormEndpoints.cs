using Microsoft.Extensions.Localization;
using QSEC2.Web.Features.Rules;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Http;

/// <summary>
/// The one way to take a form. Before anything is done it is read, and proves that it is ours: only then <c>act</c> runs, and may ask for
/// the <see cref="PostedForm"/>. What is too old goes to <c>drawAgain</c> as an <see cref="UnverifiedForm"/>, so that what was typed is not
/// lost. All of these are handlers like any other: their parameters come from the address, from the services and from the request.
/// </summary>
public static class FormEndpoints
{
    /// <param name="act">What is done with a form of ours.</param>
    /// <param name="drawAgain">Shows one that is too old with what was typed; without it, a page says that nothing was done.</param>
    /// <param name="drawUnreadable">Shows an <see cref="UnreadableForm"/> as the form is; without it, a page says what is wrong.</param>
    public static RouteHandlerBuilder MapForm(
        this IEndpointRouteBuilder site,
        string address,
        Delegate act,
        Delegate? drawAgain = null,
        Delegate? drawUnreadable = null
    ) => site.Map(address, FormProof.Token, act, drawAgain, drawUnreadable);

    /// <summary>Of screens that stay open for days, or that are the same for everyone: without a token in them.</summary>
    /// <param name="act">What is done with a form of ours.</param>
    /// <param name="turnAway">Answers what came from elsewhere.</param>
    public static RouteHandlerBuilder MapFormWithoutToken(
        this IEndpointRouteBuilder site,
        string address,
        Delegate act,
        Delegate turnAway
    ) => site.Map(address, FormProof.OurPages, act, turnAway, null);

    /// <summary>Whatever of this group takes more than a look and is no form from here keeps the whole site from answering.</summary>
    public static RouteGroupBuilder WithVerifiedFormsOnly(this RouteGroupBuilder pages)
    {
        ((IEndpointConventionBuilder)pages).Finally(endpoint =>
        {
            var methods = endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault()?.HttpMethods ?? [];
            var onlyLooks = methods.Count > 0 && methods.All(method => HttpMethods.IsGet(method) || HttpMethods.IsHead(method));
            if (!onlyLooks && !endpoint.Metadata.OfType<FormEndpoint>().Any())
                throw new InvalidOperationException($"{endpoint.DisplayName} takes what nobody verified: map it with {nameof(MapForm)}.");
        });
        return pages;
    }

    private static RouteHandlerBuilder Map(
        this IEndpointRouteBuilder site,
        string address,
        FormProof proof,
        Delegate act,
        Delegate? drawAgain,
        Delegate? drawUnreadable
    )
    {
        var acting = new LazyHandler(site, address, act);
        var drawing = drawAgain is null ? null : new LazyHandler(site, address, drawAgain);
        var drawingUnreadable = drawUnreadable is null ? null : new LazyHandler(site, address, drawUnreadable);
        return site.MapPost(address, (HttpContext http) => acting.RunAsync(http))
            .AddEndpointFilter(
                async (call, next) =>
                {
                    var http = call.HttpContext;
                    var (fields, status) = await ReadAsync(http);
                    if (fields is null)
                        return await RefuseUnreadableAsync(http, status, drawingUnreadable);
                    if (await PostedForm.VerifyAsync(http, fields, proof) is not { } form)
                        return await RefuseUnverifiedAsync(http, fields, drawing);
                    http.Features.Set(form);
                    return await next(call);
                }
            )
            .WithMetadata(act.Method, new FormEndpoint(proof))
            .ExcludeFromDescription();
    }

    // Without a form, what to answer.
    private static async Task<(IFormCollection? Fields, int Status)> ReadAsync(HttpContext http)
    {
        // A button without fields, pressed by a script, sends nothing at all.
        if (string.IsNullOrEmpty(http.Request.ContentType))
            return (FormCollection.Empty, StatusCodes.Status200OK);
        if (!http.Request.HasFormContentType)
            return (null, StatusCodes.Status415UnsupportedMediaType);
        try
        {
            return (await http.Request.ReadFormAsync(http.RequestAborted), StatusCodes.Status200OK);
        }
        catch (BadHttpRequestException refused)
        {
            return (null, refused.StatusCode);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException or NotSupportedException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }

    private static async ValueTask<object?> RefuseUnreadableAsync(HttpContext http, int status, LazyHandler? draw)
    {
        http.Features.Set(new UnreadableForm(status));
        return draw is null ? Results.StatusCode(status) : await draw.RunAsync(http);
    }

    private static async ValueTask<object?> RefuseUnverifiedAsync(HttpContext http, IFormCollection fields, LazyHandler? draw)
    {
        var texts = http.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        http.Features.Set(new UnverifiedForm(fields, texts["Contribute.FormTooOld"]));
        if (draw is not null)
            return await draw.RunAsync(http);
        return Pages.Show<NotFoundPage>(new { About = "FormTooOld" }, StatusCodes.Status400BadRequest);
    }
}

/// <summary>Marks the address of a form.</summary>
public sealed record FormEndpoint(FormProof Proof);
