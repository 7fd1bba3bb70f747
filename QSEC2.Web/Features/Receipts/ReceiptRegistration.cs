namespace QSEC2.Web.Features.Receipts;

public static class ReceiptRegistration
{
    public static void AddReceipts(this IServiceCollection services)
    {
        services.AddSingleton<ReceiptDesk>();
        services.AddScoped<ReceiptScreen>();
        services.AddSingleton<FollowUpScreen>();
    }
}
