using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Images;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Answers;

/// <summary>Where researchers and elected officials answer what is put to them.</summary>
public static class AnswerPages
{
    public static void MapMyQuestions(this RouteGroupBuilder desk)
    {
        desk.MapPage(
            "",
            async (ClaimsPrincipal user, AnswerDesk mine, WallDirectory walls, TimeProvider time, CancellationToken cancellation) =>
                Pages.Show<MyQuestionsPage>(
                    new
                    {
                        Questions = await mine.ListAsync(user.AccountId(), cancellation),
                        Walls = await walls.AllAsync(cancellation),
                        Today = DateTexts.Today(time),
                    }
                )
        );
        desk.MapPage(
            "/{id:guid}",
            (Guid id, AnswerScreen screen, HttpContext http, CancellationToken cancellation) => screen.OpenAsync(http, id, cancellation)
        );
        desk.MapForm(
                "/{id:guid}",
                (Guid id, PostedForm form, AnswerScreen screen, HttpContext http, CancellationToken cancellation) =>
                    screen.ActAsync(http, id, form, cancellation),
                (Guid id, UnverifiedForm typed, AnswerScreen screen, HttpContext http, CancellationToken cancellation) =>
                    screen.DrawAgainAsync(http, id, typed, cancellation),
                (Guid id, UnreadableForm unreadable, AnswerScreen screen, HttpContext http, CancellationToken cancellation) =>
                    screen.DrawUnreadableAsync(http, id, unreadable, cancellation)
            )
            .WithMetadata(new RequestSizeLimitAttribute(IncomingPhoto.MostFormBytes));
    }

    /// <summary>Whose account it is: an address, anybody may be given, and a token may be named like one.</summary>
    public static Guid AccountId(this ClaimsPrincipal user) => Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!);
}
