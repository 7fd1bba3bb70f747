using QSEC2.Domain.Common;
using QSEC2.Web.Http;
using QSEC2.Web.Http.Limits;

namespace QSEC2.Web.Features.Receipts;

/// <summary>What is absent stays as it is.</summary>
/// <param name="Text">Markdown subset, at most 2,000 characters.</param>
/// <param name="Signature">At most 60 characters; empty removes it.</param>
/// <param name="PhotoDescription">Of a picture; at most 300 characters; empty removes it.</param>
public sealed record Correction(string? Text = null, string? Signature = null, string? PhotoDescription = null);

public static class ReceiptsApi
{
    public static void MapReceiptsApi(this IEndpointRouteBuilder api)
    {
        var receipts = api.MapGroup("/receipts/{code}").AgainstGuessing();
        receipts
            .MapGet("", FindAsync)
            .WithName("getReceipt")
            .WithSummary("Where my contribution stands")
            .Produces<ReceiptView>()
            .ProducesProblem(404);
        receipts
            .MapPatch("", CorrectAsync)
            .WithName("correct")
            .WithSummary("Correct it while it waits")
            .Produces<ReceiptView>()
            .ProducesProblem(404)
            .ProducesProblem(409);
        receipts
            .MapDelete("", WithdrawAsync)
            .WithName("withdraw")
            .WithSummary("Withdraw it, or with ?erase=true erase it")
            .Produces<ReceiptView>()
            .ProducesProblem(404)
            .ProducesProblem(409);
    }

    private static async Task<IResult> FindAsync(
        string code,
        HttpContext http,
        ReceiptDesk desk,
        ApiProblems problems,
        CancellationToken cancellation
    )
    {
        http.Response.Headers.CacheControl = "no-store";
        return Answer(await desk.FindAsync(code, cancellation), problems);
    }

    private static Task<IResult> CorrectAsync(
        string code,
        Correction correction,
        ReceiptDesk desk,
        ApiProblems problems,
        CancellationToken cancellation
    ) => TryAsync(() => desk.CorrectAsync(code, correction, cancellation), problems);

    private static Task<IResult> WithdrawAsync(
        string code,
        bool? erase,
        ReceiptDesk desk,
        ApiProblems problems,
        CancellationToken cancellation
    ) => TryAsync(() => erase == true ? desk.EraseAsync(code, cancellation) : desk.WithdrawAsync(code, cancellation), problems);

    private static async Task<IResult> TryAsync(Func<Task<ReceiptView?>> act, ApiProblems problems)
    {
        try
        {
            return Answer(await act(), problems);
        }
        catch (RuleBroken broken)
        {
            return problems.Broken(broken);
        }
    }

    private static IResult Answer(ReceiptView? receipt, ApiProblems problems) =>
        receipt is null ? problems.NotFound() : Results.Ok(receipt);
}
