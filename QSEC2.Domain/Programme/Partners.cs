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

    public override IEnumerable<(string Field, Rule Rule)> Problems() =>
        Url.Length == 0 || IsWebAddress(Url) ? base.Problems() : base.Problems().Append(("url", Rule.AddressInvalid));

    private static bool IsWebAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";
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

    public override IEnumerable<(string Field, Rule Rule)> Problems() =>
        Department is null ? base.Problems().Append(("department", Rule.DepartmentMissing)) : base.Problems();
}
