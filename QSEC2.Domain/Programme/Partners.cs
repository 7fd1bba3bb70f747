using System.Text.Json.Serialization;
using QSEC2.Domain.Common;

namespace QSEC2.Domain.Programme;

/// <summary>A local actor, or who pays.</summary>
public sealed record Partner : Content
{
    public override EntryKind Kind => EntryKind.Partner;
    public PartnerKind Type { get; init; } = PartnerKind.Cultural;
    public LocalText Text { get; init; } = LocalText.None;

    /// <summary>Its site; empty when it has none.</summary>
    public string Url { get; init; } = "";

    /// <summary>Its logo.</summary>
    [JsonIgnore]
    public override int MostPictures => 1;

    public override IEnumerable<(string Field, Rule Rule)> Problems() => base.Problems().Concat(WebAddress.Problems(Url, "url"));
}

/// <summary>The address of somebody's site.</summary>
public static class WebAddress
{
    /// <param name="url">Empty is no address, and no problem.</param>
    public static IEnumerable<(string Field, Rule Rule)> Problems(string url, string field)
    {
        if (url.Length > 0 && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"))
            yield return (field, Rule.AddressInvalid);
    }
}

/// <summary>In what a partner is one.</summary>
public enum PartnerKind
{
    Funder,
    Cultural,
    Scientific,
    Educational,
    Economic,
    Political,
}

/// <summary>The association in charge of a département.</summary>
public sealed record Operator : Content
{
    public override EntryKind Kind => EntryKind.Operator;

    public string Phone { get; init; } = "";
    public string Email { get; init; } = "";
    public string Url { get; init; } = "";
    public string Place { get; init; } = "";

    /// <summary>The association behind the name of the place, when it is another.</summary>
    public string LegalName { get; init; } = "";

    /// <summary>Whether it coordinates the whole region.</summary>
    public bool Coordinates { get; init; }

    public LocalText Text { get; init; } = LocalText.None;

    public override IEnumerable<(string Field, Rule Rule)> Problems()
    {
        foreach (var problem in base.Problems().Concat(WebAddress.Problems(Url, "url")))
            yield return problem;
        if (Department is null)
            yield return ("department", Rule.DepartmentMissing);
        foreach (var problem in EmailAddress.Problems("email", Email, Rule.EmailUnreadable).Concat(PhoneNumber.Problems("phone", Phone)))
            yield return problem;
    }
}
