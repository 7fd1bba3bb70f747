using QSEC2.Web.Http.Limits;

namespace QSEC2.Web.Features.Contribute;

public static class ContributeRegistration
{
    public static void AddContribute(this IServiceCollection services)
    {
        services.AddSingleton<SubmitContribution>();
        services.AddSingleton<SubmissionLimits>();
    }
}
