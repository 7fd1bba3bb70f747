using System.Text;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Programme;
using QSEC2.Domain.Registrations;
using QSEC2.Web.Data;
using QSEC2.Web.Formats;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Agenda;

/// <summary>Who comes, for those to whom the event belongs: as a page and for a spreadsheet.</summary>
public static class GuestListPages
{
    // What spreadsheets set to French expect.
    private const char Separator = ';';

    public static void MapGuests(this IEndpointRouteBuilder site)
    {
        var guests = site.MapDesk("/gestion/evenements/{slug}", Policies.Manage);
        guests.MapPage(
            "/inscriptions",
            (string slug, HttpContext http, PublishedProgramme programme, RegistrationDesk desk, CancellationToken cancellation) =>
                FindGuestsAsync(
                    slug,
                    http,
                    programme,
                    desk,
                    (found, list) => Pages.Show<GuestListPage>(new { Event = found, Guests = list }),
                    cancellation
                )
        );
        guests.MapPage(
            "/inscriptions.csv",
            (
                string slug,
                HttpContext http,
                PublishedProgramme programme,
                RegistrationDesk desk,
                IStringLocalizer<Texts> texts,
                CancellationToken cancellation
            ) =>
                FindGuestsAsync(
                    slug,
                    http,
                    programme,
                    desk,
                    (_, list) => Results.File(ToCsv(list, texts), "text/csv; charset=utf-8", $"inscriptions-{slug}.csv"),
                    cancellation
                )
        );
    }

    private static async Task<IResult> FindGuestsAsync(
        string slug,
        HttpContext http,
        PublishedProgramme programme,
        RegistrationDesk desk,
        Func<PublishedEntry<Event>, GuestList, IResult> show,
        CancellationToken cancellation
    )
    {
        return await programme.DraftAsync<Event>(slug, http.User.AsEditor(), cancellation) is { } found
            ? show(found, await desk.GuestsAsync(found, cancellation))
            : Results.NotFound();
    }

    private static byte[] ToCsv(GuestList guests, IStringLocalizer<Texts> texts)
    {
        string[] columns =
        [
            "Guests.Number",
            "Register.Name",
            "Register.SeatsFor",
            "Guests.State",
            "Register.Email",
            "Register.Phone",
            "Register.Needs",
            "Guests.At",
        ];
        var table = new StringBuilder(Csv.Line(columns.Select(column => texts[column].Value), Separator));
        foreach (var guest in guests.All)
        {
            table.Append(
                Csv.Line(
                    [
                        $"{guest.Number}",
                        guest.Name,
                        $"{guest.Seats}",
                        texts[$"GuestState.{guest.State}"],
                        guest.Email,
                        guest.Phone,
                        guest.Needs,
                        DateTexts.At(guest.At),
                    ],
                    Separator
                )
            );
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(table.ToString())];
    }
}
