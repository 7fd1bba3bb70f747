using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Contribute;
using QSEC2.Web.Features.Debates.Access;

namespace QSEC2.Web.Features.Debates.Regie;

/// <summary>What is handed over to whoever has no phone.</summary>
/// <param name="Key">With which it was written.</param>
public sealed record VoiceReceipt(Guid Key, string Code);

/// <summary>The voices of those who have no phone: the team writes down what was said, or copies what was written on paper.</summary>
public sealed class VoiceDesk(SubmitContribution submit, IDbContextFactory<QsecDb> databases)
{
    /// <summary>The code for whoever a voice came from: with it they follow, withdraw or erase what was written down for them.</summary>
    /// <param name="key">With which it was written.</param>
    /// <returns>Null when the team wrote nothing with it in this debate.</returns>
    public async Task<VoiceReceipt?> FindReceiptAsync(DebateAccess access, string? key, CancellationToken cancellation)
    {
        if (!Guid.TryParse(key, out var known))
            return null;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db
            .Contributions.Where(one =>
                one.SubmissionKey == known
                && one.DebateWallId == access.Place.Id
                && (one.Channel == Channel.Oral || one.Channel == Channel.Paper)
            )
            .Select(one => new VoiceReceipt(known, one.Code))
            .SingleOrDefaultAsync(cancellation);
    }

    /// <summary>It waits for a moderator like any other; the same key stores it once.</summary>
    /// <exception cref="RuleBroken">
    /// With every field that is wrong; <see cref="Rule.WallClosed"/>; <see cref="Rule.AlreadyWritten"/>, in other words.
    /// </exception>
    public async Task WriteAsync(RegieCommandContext context)
    {
        var kind = ContributionKinds.WrittenDown.FirstOrDefault(
            kind => kind.FrenchName == context.Text("genre"),
            ContributionKinds.WrittenDown[0]
        );
        var draft = new ContributionDraft(kind.Kind, context.Text("texte"), context.Text("signature"))
        {
            Channel = context.Text("canal") == "papier" ? Channel.Paper : Channel.Oral,
            Department = context.Access.Debate.Department,
            ReuseAllowed = context.Form.ContainsKey("reemploi"),
        };
        switch (await submit.SendAsync(context.Access.Place.Slug, draft, photo: null, context.Id, context.Cancellation))
        {
            case SubmissionResult.Invalid invalid:
                throw new RuleBroken(invalid.Errors);
            case SubmissionResult.Closed:
                throw new RuleBroken(Rule.WallClosed);
            case SubmissionResult.Conflict:
                throw new RuleBroken(Rule.AlreadyWritten);
        }
    }
}
