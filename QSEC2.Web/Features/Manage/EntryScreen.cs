using System.Globalization;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Domain.Programme;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Localization;
using QSEC2.Web.Operations;

namespace QSEC2.Web.Features.Manage;

/// <summary>The form of one entry, and what is done with it.</summary>
public sealed class EntryScreen(EntryDesk desk, EntryForm forms, EntryStart start, FormGuard guard, TimeProvider time, IStringLocalizer<Texts> texts)
{
    public async Task<IResult> OpenAsync(HttpContext http, string word, string? slug, CancellationToken cancellation)
    {
        if (!EntryAddress.TryRead(word, out var kind))
            return Results.NotFound();
        var (editor, entry) = (http.User.AsEditor(), default(Entry));
        if (slug is null ? !EntryAddress.KindsOf(editor).Contains(kind) : (entry = await desk.FindAsync(kind, slug, editor, cancellation)) is null)
            return Results.NotFound();
        var typed = entry is null ? await start.ReadAsync(kind, http.Request.Query, editor, cancellation) : Typed.From(entry.Content);
        if (typed is null)
            return Results.NotFound();
        return Show(kind, entry, await forms.FieldsAsync(kind, editor, entry?.Content, cancellation), typed, []);
    }

    /// <summary>Saves what was typed, or shows it again: with one more row, or with what is wrong beside it.</summary>
    public async Task<IResult> SaveAsync(HttpContext http, string word, string? slug, CancellationToken cancellation)
    {
        if (!EntryAddress.TryRead(word, out var kind))
            return Results.NotFound();
        var (editor, entry) = (http.User.AsEditor(), default(Entry));
        if (slug is not null && (entry = await desk.FindAsync(kind, slug, editor, cancellation)) is null)
            return Results.NotFound();
        var form = await http.Request.ReadFormAsync(cancellation);
        var fields = await forms.FieldsAsync(kind, editor, entry?.Content, cancellation);
        var typed = Typed.From(form, kind, fields);
        _ = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        if (!await guard.IsOursAsync(http))
            return Show(kind, entry, fields, typed, [new("", texts["Contribute.FormTooOld"])], StatusCodes.Status400BadRequest, read: version);
        if (form["add"].ToString() is { Length: > 0 } rows)
            return Show(kind, entry, fields, typed.WithRow(rows), [], read: version);
        try
        {
            var content = typed.Content();
            var saved = entry is null ? await desk.AddAsync(content, editor, cancellation) : await desk.WriteAsync(kind, entry.Slug, content, version, editor, cancellation);
            return saved is null ? Results.NotFound() : Results.LocalRedirect(EntryAddress.Of(kind, saved.Slug) + "?fait=ecrit");
        }
        catch (RuleBroken broken) when (broken.Rule is Rule.ChangedMeanwhile && entry is not null)
        {
            // Nothing is lost: theirs stays saved, ours stays typed, and both are shown.
            var theirs = await desk.FindAsync(kind, entry.Slug, editor, cancellation);
            return Show(kind, theirs, fields, typed, [], StatusCodes.Status409Conflict, theirs is null ? null : Typed.From(theirs.Content));
        }
        catch (RuleBroken broken)
        {
            return Show(kind, entry, fields, typed, [.. broken.Fields.Select(wrong => new FieldProblem(wrong.Field, texts.Rule(wrong.Rule)))], read: version);
        }
    }

    /// <param name="act"><c>publier</c>, <c>depublier</c> or <c>retablir</c>.</param>
    public async Task<IResult> ActAsync(HttpContext http, string word, string slug, string act, CancellationToken cancellation)
    {
        if (!EntryAddress.TryRead(word, out var kind))
            return Results.NotFound();
        var editor = http.User.AsEditor();
        var form = await http.Request.ReadFormAsync(cancellation);
        if (!await guard.IsOursAsync(http))
            return await AgainAsync(http, kind, slug, new("", texts["Contribute.FormTooOld"]), cancellation);
        if (!TryReadMoment(form["from"], out var from))
            return await AgainAsync(http, kind, slug, new("from", texts.Rule(Rule.DateInvalid)), cancellation);
        _ = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        Entry? done;
        try
        {
            done = act switch
            {
                "publier" => await desk.PublishAsync(kind, slug, version, from, StopProgramme.Ticked(form), editor, cancellation),
                "depublier" => await desk.UnpublishAsync(kind, slug, version, editor, cancellation),
                "retablir" when int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) => await desk.RestoreAsync(kind, slug, version, number, editor, cancellation),
                _ => null,
            };
        }
        catch (RuleBroken broken)
        {
            // What is published or brought back is what was read.
            return await AgainAsync(http, kind, slug, new("", texts.Rule(broken.Rule)), cancellation);
        }

        return done is null ? Results.NotFound() : Results.LocalRedirect(EntryAddress.Of(kind, slug) + "?fait=" + act);
    }

    // From a control of a form, in the hours of Paris; nothing typed is at once.
    private static bool TryReadMoment(string? typed, out DateTimeOffset? moment)
    {
        moment = null;
        if (string.IsNullOrWhiteSpace(typed))
            return true;
        if (!DateTime.TryParseExact(typed, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return false;
        moment = When.InParis(local);
        return true;
    }

    private async Task<IResult> AgainAsync(HttpContext http, EntryKind kind, string slug, FieldProblem problem, CancellationToken cancellation)
    {
        var editor = http.User.AsEditor();
        return await desk.FindAsync(kind, slug, editor, cancellation) is { } entry
            ? Show(kind, entry, await forms.FieldsAsync(kind, editor, entry.Content, cancellation), Typed.From(entry.Content), [problem], StatusCodes.Status400BadRequest)
            : Results.NotFound();
    }

    // What is only shown again was written against the version that was read then: a newer one must not be taken for read.
    private IResult Show(
        EntryKind kind, Entry? entry, IReadOnlyList<FormField> fields, Typed? typed, IReadOnlyList<FieldProblem> errors, int status = StatusCodes.Status200OK, Typed? theirs = null, int? read = null) =>
        Pages.Show<EntryPage>(new { Kind = kind, Entry = entry, Version = read ?? entry?.Version, Fields = fields, Json = typed?.Json, Theirs = theirs?.Json, Errors = errors, Now = time.GetUtcNow() }, status);
}
