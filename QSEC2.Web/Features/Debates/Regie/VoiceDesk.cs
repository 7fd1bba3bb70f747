using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;
using QSEC2.Web.Features.Contribute;

namespace QSEC2.Web.Features.Debates.Regie;

/// <summary>The voices of those who have no phone: the team writes down what was said, or copies what was written on paper.</summary>
public sealed class VoiceDesk(SubmitContribution submit)
{
    /// <summary>It waits for a moderator like any other; the same key stores it once.</summary>
    /// <exception cref="RuleBroken">With every field that is wrong; <see cref="Rule.WallClosed"/>; <see cref="Rule.AlreadyWritten"/>, in other words.</exception>
    public async Task WriteAsync(Gesture gesture)
    {
        var kind = gesture.Text("genre") == "temoignage" ? ContributionKind.Testimony : ContributionKind.Question;
        var draft = new Draft(kind, gesture.Text("texte"), gesture.Text("signature"))
        {
            Channel = gesture.Text("canal") == "papier" ? Channel.Paper : Channel.Oral,
            Department = gesture.Who.Debate.Department,
        };
        switch (await submit.SendAsync(gesture.Who.Place.Slug, draft, photo: null, gesture.Id, gesture.Cancellation))
        {
            case Submitted.Invalid invalid:
                throw new RuleBroken(invalid.Errors);
            case Submitted.Closed:
                throw new RuleBroken(Rule.WallClosed);
            case Submitted.Conflict:
                throw new RuleBroken(Rule.AlreadyWritten);
        }
    }
}
