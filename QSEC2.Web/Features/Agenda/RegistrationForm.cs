using System.Globalization;
using QSEC2.Domain.Registrations;

namespace QSEC2.Web.Features.Agenda;

/// <summary>What is typed to come to an event.</summary>
public sealed record RegistrationForm
{
    public string Name { get; init; } = "";
    public string Email { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Seats { get; init; } = "1";
    public string Needs { get; init; } = "";
    public Guid Key { get; init; } = Guid.CreateVersion7();

    public static RegistrationForm Read(IFormCollection form) =>
        new()
        {
            Name = form["name"].ToString(),
            Email = form["email"].ToString(),
            Phone = form["phone"].ToString(),
            Seats = form["seats"].ToString(),
            Needs = form["needs"].ToString(),
            Key = Guid.TryParse(form["key"], out var key) ? key : Guid.CreateVersion7(),
        };

    /// <summary>What is no number asks for no seats, which is refused.</summary>
    public RegistrationDraft ToDraft() =>
        new RegistrationDraft(
            Name,
            Email,
            Phone,
            int.TryParse(Seats.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seats) ? seats : 0,
            Needs
        ).Tidied();
}
