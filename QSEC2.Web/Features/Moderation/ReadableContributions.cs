using System.Security.Claims;
using QSEC2.Domain.Contributions;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Moderation;

/// <summary>
/// Whose words somebody who reads decisions may read. Moderators: everybody's. The guarantor: what was decided, as it stands decided;
/// not what waits (again), nor what its author took back. The log, its search and the page of a contribution all ask here.
/// </summary>
public static class ReadableContributions
{
    public static IQueryable<Contribution> ReadableBy(this IQueryable<Contribution> contributions, ClaimsPrincipal reader)
    {
        if (reader.MayModerate())
            return contributions;
        if (!reader.MayReadDecisions())
            return contributions.Where(_ => false);

        // Of what was erased nothing is left to read but that it was decided.
        return contributions.Where(contribution =>
            contribution.Decisions.Any()
            && (contribution.ErasedAt != null || (contribution.Verdict != null && contribution.WithdrawnAt == null))
        );
    }
}
