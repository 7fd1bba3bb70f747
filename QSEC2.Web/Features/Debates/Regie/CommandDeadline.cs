using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Debates.Regie;

/// <summary>
/// A network that fell silent gives back what was sent into it, a minute later. Screens say with each command until when they insist
/// (<c>avant</c>, milliseconds since 1970): from then on its sender was told that nothing was done, and nothing is.
/// </summary>
public sealed class CommandDeadline(TimeProvider time) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var form = context.HttpContext.Features.GetRequiredFeature<PostedForm>();
        var isLate =
            long.TryParse(form.Fields["avant"], NumberStyles.None, CultureInfo.InvariantCulture, out var deadline)
            && time.GetUtcNow().ToUnixTimeMilliseconds() > deadline;
        return isLate ? Results.StatusCode(StatusCodes.Status410Gone) : await next(context);
    }
}
