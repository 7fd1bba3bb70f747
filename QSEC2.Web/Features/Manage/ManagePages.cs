using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using QSEC2.Domain.Programme;
using QSEC2.Web.Features.Requests;
using QSEC2.Web.Http;
using QSEC2.Web.Images;

namespace QSEC2.Web.Features.Manage;

/// <summary>The desk of operators and administrators: what there is, one list a kind, one form an entry.</summary>
public static class ManagePages
{
    private static readonly RequestSizeLimitAttribute FormSizeLimit = new(IncomingPhoto.MostFormBytes);

    public static void MapManage(this IEndpointRouteBuilder site)
    {
        var manage = site.MapDesk("/gestion", Policies.Manage);
        manage.MapPage("", ShowAllAsync);
        manage.MapPage("/{kind}", ListAsync);
        manage.MapPage(
            "/{kind}/nouveau",
            (string kind, EntryScreen screen, HttpContext http, CancellationToken cancellation) =>
                screen.OpenAsync(http, kind, null, cancellation)
        );
        manage
            .MapForm(
                "/{kind}/nouveau",
                (string kind, PostedForm form, EntryScreen screen, HttpContext http, CancellationToken cancellation) =>
                    screen.SaveAsync(http, kind, null, form, cancellation),
                (string kind, UnverifiedForm typed, EntryScreen screen, HttpContext http, CancellationToken cancellation) =>
                    screen.DrawAgainAsync(http, kind, null, typed, cancellation),
                (string kind, UnreadableForm unreadable, EntryScreen screen, HttpContext http, CancellationToken cancellation) =>
                    screen.DrawUnreadableAsync(http, kind, null, unreadable, cancellation)
            )
            .WithMetadata(FormSizeLimit);
        manage.MapPage(
            "/{kind}/{slug}",
            (string kind, string slug, EntryScreen screen, HttpContext http, CancellationToken cancellation) =>
                screen.OpenAsync(http, kind, slug, cancellation)
        );
        manage
            .MapForm(
                "/{kind}/{slug}",
                (string kind, string slug, PostedForm form, EntryScreen screen, HttpContext http, CancellationToken cancellation) =>
                    screen.SaveAsync(http, kind, slug, form, cancellation),
                (string kind, string slug, UnverifiedForm typed, EntryScreen screen, HttpContext http, CancellationToken cancellation) =>
                    screen.DrawAgainAsync(http, kind, slug, typed, cancellation),
                (
                    string kind,
                    string slug,
                    UnreadableForm unreadable,
                    EntryScreen screen,
                    HttpContext http,
                    CancellationToken cancellation
                ) => screen.DrawUnreadableAsync(http, kind, slug, unreadable, cancellation)
            )
            .WithMetadata(FormSizeLimit);
        manage.MapForm(
            "/{kind}/{slug}/{act}",
            (
                string kind,
                string slug,
                string act,
                PostedForm form,
                EntryPublishing acts,
                HttpContext http,
                CancellationToken cancellation
            ) => acts.ActAsync(http, kind, slug, act, form, cancellation),
            (string kind, string slug, UnverifiedForm typed, EntryPublishing acts, HttpContext http, CancellationToken cancellation) =>
                acts.DrawAgainAsync(http, kind, slug, typed, cancellation)
        );
    }

    private static async Task<IResult> ShowAllAsync(
        ClaimsPrincipal user,
        EntryDesk desk,
        RequestDesk requests,
        CancellationToken cancellation
    )
    {
        var counts = new Dictionary<EntryKind, (int All, int Drafts)>();
        foreach (var kind in EntryKindAddress.KindsOf(user.AsEditor()))
        {
            var entries = await desk.ListAsync(kind, user.AsEditor(), cancellation);
            counts[kind] = (entries.Count, entries.Count(entry => entry.PublishedAt is null));
        }

        var waiting = await requests.CountWaitingAsync(user.AsEditor(), cancellation);
        return Pages.Show<ManagePage>(new { Counts = counts, Waiting = waiting });
    }

    private static async Task<IResult> ListAsync(
        string kind,
        HttpContext http,
        EntryDesk desk,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        if (!EntryKindAddress.TryRead(kind, out var known))
            return Results.NotFound();
        var search = EntrySearch.Read(http.Request.Query);
        var entries = await desk.ListAsync(known, http.User.AsEditor(), cancellation);
        return Pages.Show<EntryListPage>(
            new
            {
                Kind = known,
                Search = search,
                All = entries.Count,
                Found = search.FindIn(entries),
                Now = time.GetUtcNow(),
            }
        );
    }
}
