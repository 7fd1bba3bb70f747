using QSEC2.Domain.Contributions;
using QSEC2.Domain.Moderation;

namespace QSEC2.Web.Features.Moderation;

/// <summary>What the moderator did last, and can undo.</summary>
public sealed record LastDecision(Guid Id, ContributionKind Contribution, string Text, DecisionKind Kind);

/// <summary>"Publish this."</summary>
public sealed record ApprovalRequested(QueueItem Item, PhotoGround? Ground, string? Description);

/// <summary>"Refuse this, because…"</summary>
public sealed record RefusalRequested(QueueItem Item, RefusalReason Reason, string? Note);
