using System.Globalization;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Domain.Programme;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Manage;

/// <summary>What is done with an entry beside its form: published, taken off the site, brought back to what it said.</summary>
public sealed class EntryPublishing(EntryDesk desk, EntryScreen screen, IStringLocalizer<Texts> texts)
{
    public async Task<IResult> DrawAgainAsync(
        HttpContext http,
        string word,
        string slug,
        UnverifiedForm typed,
        CancellationToken cancellation
    ) =>
        EntryKindAddress.TryRead(word, out var kind)
            ? await ShowAgainAsync(kind, slug, http.User.AsEditor(), [new("", typed.Why)], cancellation)
            : Results.NotFound();

    /// <param name="act"><c>publier</c>, <c>depublier</c> or <c>retablir</c>.</param>
    public async Task<IResult> ActAsync(
        HttpContext http,
        string word,
        string slug,
        string act,
        PostedForm posted,
        CancellationToken cancellation
    )
    {
        if (!EntryKindAddress.TryRead(word, out var kind))
            return Results.NotFound();
        var editor = http.User.AsEditor();
        var form = posted.Fields;
        if (!TryReadMoment(form["from"], out var from))
            return await ShowAgainAsync(kind, slug, editor, [new("from", texts.Rule(Rule.DateInvalid))], cancellation);
        _ = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        Entry? changed;
        try
        {
            changed = act switch
            {
                "publier" => await desk.PublishAsync(kind, slug, version, from, StopProgramme.ReadTicked(form), editor, cancellation),
                "depublier" => await desk.UnpublishAsync(kind, slug, version, editor, cancellation),
                "retablir" when int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
                    await desk.RestoreAsync(kind, slug, version, number, editor, cancellation),
                _ => null,
            };
        }
        catch (RuleBroken broken)
        {
            // What is published or brought back is what was read. Only of what is to be published are the fields in the form.
            var areInForm = broken.Fields.Count > 0 && act == "publier";
            var problems = areInForm ? texts.Problems(broken) : [new("", texts.Rule(broken.Rule))];
            return await ShowAgainAsync(kind, slug, editor, problems, cancellation);
        }

        return changed is null ? Results.NotFound() : Results.LocalRedirect(EntryKindAddress.Of(kind, slug) + "?fait=" + act);
    }

    // From a control of a form, in the hours of Paris; nothing typed is at once.
    private static bool TryReadMoment(string? typed, out DateTimeOffset? moment)
    {
        moment = null;
        if (string.IsNullOrWhiteSpace(typed))
            return true;
        if (!DateTime.TryParseExact(typed, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return false;
        moment = DateTexts.InParis(local);
        return true;
    }

    private async Task<IResult> ShowAgainAsync(
        EntryKind kind,
        string slug,
        Editor editor,
        IReadOnlyList<FieldProblem> problems,
        CancellationToken cancellation
    ) =>
        await desk.FindAsync(kind, slug, editor, cancellation) is { } entry
            ? await screen.ShowAsync(kind, entry, editor, problems, cancellation, StatusCodes.Status400BadRequest)
            : Results.NotFound();
}
