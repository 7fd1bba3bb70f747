using QSEC2.Domain.Debates;
using QSEC2.Web.Data;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Debates.Prepare;

/// <summary>The debate that a request to the desk is about: it is theirs who ask.</summary>
public sealed record RequestedDebate(Debate Debate, WallWithTheme Place)
{
    public string Code => Debate.Code;

    /// <summary>Before anything is done: what belongs to others answers like what does not exist.</summary>
    public static async ValueTask<object?> MustBeTheirsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var desk = http.RequestServices.GetRequiredService<DebateDesk>();
        if (
            await desk.FindAsync(http.GetRouteValue("code") as string, http.RequestAborted) is not var (debate, place)
            || !http.User.AsEditor().May(debate.Department)
        )
            return Results.NotFound();
        http.Features.Set(new RequestedDebate(debate, place));
        return await next(context);
    }
}

public static class RequestedDebates
{
    /// <summary>Of a request that passed <see cref="RequestedDebate.MustBeTheirsAsync"/>.</summary>
    public static RequestedDebate GetRequestedDebate(this HttpContext http) => http.Features.Get<RequestedDebate>()!;
}
