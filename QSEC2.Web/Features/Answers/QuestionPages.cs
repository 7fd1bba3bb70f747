using QSEC2.Web.Data;
using QSEC2.Web.Formats;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Answers;

/// <summary>Where operators and administrators put questions to people.</summary>
public static class QuestionPages
{
    public static void MapQuestions(this RouteGroupBuilder desk)
    {
        desk.MapPage("", ListAsync);
        desk.MapPage(
            "/{id:guid}",
            (Guid id, QuestionScreen screen, HttpContext http, CancellationToken cancellation) => screen.ShowAsync(http, id, cancellation)
        );
        desk.MapForm(
            "/{id:guid}",
            (Guid id, PostedForm form, QuestionScreen screen, HttpContext http, CancellationToken cancellation) =>
                screen.AskAsync(http, id, form, cancellation),
            (Guid id, UnverifiedForm typed, QuestionScreen screen, HttpContext http, CancellationToken cancellation) =>
                screen.AskAgainAsync(http, id, typed, cancellation)
        );
        desk.MapForm(
            "/{id:guid}/{act}",
            (Guid id, string act, PostedForm form, QuestionScreen screen, HttpContext http, CancellationToken cancellation) =>
                screen.ActAsync(http, id, act, form, cancellation),
            (Guid id, UnverifiedForm typed, QuestionScreen screen, HttpContext http, CancellationToken cancellation) =>
                screen.DrawAgainAsync(http, id, typed, cancellation)
        );
    }

    private static async Task<IResult> ListAsync(
        string? etat,
        string? mur,
        int? page,
        QuestionList questions,
        WallDirectory walls,
        CancellationToken cancellation
    )
    {
        var state = SnakeCase.TryRead<QuestionState>(etat, out var known) ? known : QuestionState.Unaddressed;
        var number = Math.Clamp(page ?? 1, 1, 10_000);
        var place = await walls.FindAsync(mur ?? "", cancellation);
        var counts = await questions.CountAsync(cancellation);
        var found = await questions.ReadAsync(state, place?.Id, number, cancellation);
        return Pages.Show<QuestionListPage>(
            new
            {
                State = state,
                Wall = place?.Slug,
                Page = number,
                Questions = found,
                Walls = await walls.AllAsync(cancellation),
                Counts = (IReadOnlyList<QuestionCount>)[.. counts.Where(count => place is null || count.Wall == place.Id)],
            }
        );
    }
}
