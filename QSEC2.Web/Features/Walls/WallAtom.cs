using System.Xml.Linq;
using Microsoft.Extensions.Localization;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Localization;
using QSEC2.Web.Operations;

namespace QSEC2.Web.Features.Walls;

/// <summary>What was last published on a wall, for feed readers (RFC 4287).</summary>
public sealed class WallAtom(WallDirectory walls, WallReader reader, PublicUrl site, IStringLocalizer<Texts> texts)
{
    private const int Newest = 50;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public async Task<IResult> ShowAsync(string wall, HttpContext http, CancellationToken cancellation)
    {
        if (await walls.FindAsync(wall, cancellation) is not { } place)
            return Results.NotFound();
        var (_, _, contributions) = await reader.NowAsync(place, cancellation, take: Newest);
        return Results.Text(new XDocument(Feed(place, contributions, http)).ToString(SaveOptions.DisableFormatting), "application/atom+xml");
    }

    private XElement Feed(WallPlace place, IReadOnlyList<ContributionView> contributions, HttpContext http)
    {
        var page = site.Absolute(http, Language.Link($"/murs/{place.Slug}"));
        return new(Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", Language.Current),
            new XElement(Atom + "id", page),
            new XElement(Atom + "title", $"{place.Title.Here()} · QSEC²"),
            new XElement(Atom + "updated", When.Machine(contributions.Count == 0 ? DateTimeOffset.UnixEpoch : contributions.Max(contribution => contribution.PublishedAt))),
            Link(page, "alternate", "text/html"),
            Link(page + "/flux", "self", "application/atom+xml"),
            contributions.Select(contribution => Entry(contribution, http)));
    }

    private XElement Entry(ContributionView contribution, HttpContext http)
    {
        var page = site.Absolute(http, Language.Link($"/contributions/{contribution.Id}"));
        return new(Atom + "entry",
            new XElement(Atom + "id", page),
            new XElement(Atom + "title", $"{texts[$"Kind.{contribution.Kind}"]} {texts["Card.Number", contribution.Number]}"),
            new XElement(Atom + "published", When.Machine(contribution.PublishedAt)),
            new XElement(Atom + "updated", When.Machine(contribution.PublishedAt)),
            new XElement(Atom + "author", new XElement(Atom + "name", contribution.Signature ?? texts["Card.Unsigned"])),
            Link(page, "alternate", "text/html"),
            new XElement(Atom + "content", new XAttribute("type", "html"), contribution.Html));
    }

    private static XElement Link(string address, string relation, string type) =>
        new(Atom + "link", new XAttribute("href", address), new XAttribute("rel", relation), new XAttribute("type", type));
}
