using QSEC2.Domain.Programme;
using QSEC2.Domain.Requests;
using QSEC2.Web.Data;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Requests;

/// <summary>What a request is about.</summary>
/// <param name="Slug">Of the group, exhibition or stop; empty for none.</param>
/// <param name="Title">What that is called; empty for none.</param>
/// <param name="Department">Whose operators answer; null when the asker chooses, or for the coordination.</param>
public sealed record RequestSubject(RequestKind Kind, string Slug, string Title, string? Department)
{
    /// <summary>To the coordination, or to an operator.</summary>
    public static RequestSubject Message { get; } = new(RequestKind.Message, "", "", null);

    public bool ChoosesDepartment => Kind is RequestKind.HostExhibition or RequestKind.Message;

    /// <summary>Where the form is, without its language.</summary>
    public string Address =>
        Kind switch
        {
            RequestKind.JoinGroup => $"/groupes/{Slug}/rejoindre",
            RequestKind.HostExhibition => $"/expositions/{Slug}/accueillir",
            RequestKind.SchoolVisit => $"/expositions/{Slug}/classe",
            _ => "/contact",
        };

    /// <returns>Null when there is no such thing, or it takes no such request.</returns>
    public static async Task<RequestSubject?> FindAsync(
        RequestKind kind,
        string slug,
        PublishedProgramme programme,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        switch (kind)
        {
            case RequestKind.JoinGroup:
                var group = (await programme.FindAsync<CitizenGroup>(slug, cancellation))?.Content;
                return group is { Open: true } ? new(kind, slug, group.Title.Localized(), group.Department) : null;
            case RequestKind.HostExhibition:
                var exhibition = (await programme.FindAsync<Exhibition>(slug, cancellation))?.Content;
                return exhibition is null ? null : new(kind, slug, exhibition.Title.Localized(), null);
            case RequestKind.SchoolVisit:
                var stop = (await programme.FindAsync<TourStop>(slug, cancellation))?.Content;
                var takesClasses = stop is { TakesClasses: true } && stop.On(today) is not StopTiming.Past;
                return takesClasses ? new(kind, slug, stop!.Title.Localized(), stop.Department) : null;
            default:
                return Message;
        }
    }
}
