using QSEC2.Web.Data;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Answers;

/// <summary>How many questions are answered, and which are not: counted in public.</summary>
public static class PublicQuestionPages
{
    private const int ListLength = 6;

    public static void MapPublicQuestions(this IEndpointRouteBuilder site) =>
        site.MapPage(
                "/questions",
                async (QuestionList questions, WallDirectory walls, CancellationToken cancellation) =>
                    Pages.Show<PublicQuestionsPage>(
                        new
                        {
                            Walls = await walls.AllAsync(cancellation),
                            Counts = await questions.CountAsync(cancellation),
                            Waiting = await questions.WaitingAsync(ListLength, cancellation),
                            Answered = await questions.AnsweredAsync(ListLength, cancellation),
                        }
                    )
            )
            .SameForEveryone();
}
