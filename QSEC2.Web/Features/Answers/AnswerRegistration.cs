using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Answers;

public static class AnswerRegistration
{
    public static IServiceCollection AddAnswers(this IServiceCollection services)
    {
        services.AddSingleton<AnswerTransaction>();
        services.AddSingleton<QuestionList>();
        services.AddSingleton<QuestionDesk>();
        services.AddSingleton<AnswerDesk>();
        services.AddSingleton<CheckDesk>();
        services.AddScoped<QuestionScreen>();
        services.AddScoped<AnswerScreen>();
        services.AddScoped<CheckScreen>();
        return services;
    }

    public static void MapAnswers(this IEndpointRouteBuilder site)
    {
        site.MapPublicQuestions();
        site.MapDesk("/gestion/questions", Policies.Manage).MapQuestions();
        site.MapDesk("/reponses", Policies.Answer).MapMyQuestions();
        site.MapDesk("/moderation/reponses", Policies.ReadDecisions).MapChecking();
    }
}
