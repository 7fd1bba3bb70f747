using System.Xml.Linq;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Formats;

/// <summary>One thing that is new.</summary>
/// <param name="Id">Its whole address, which stays.</param>
/// <param name="Author">As the public reads it.</param>
/// <param name="Html">Sanitised.</param>
public sealed record AtomEntry(string Id, string Title, string Author, DateTimeOffset PublishedAt, DateTimeOffset UpdatedAt, string Html);

/// <summary>What is new, for feed readers (RFC 4287).</summary>
/// <param name="Page">The whole address of the page it follows; the feed is at <c>/flux</c> below it.</param>
/// <param name="Entries">Newest first.</param>
public sealed record AtomFeed(string Page, string Title, IReadOnlyList<AtomEntry> Entries)
{
    /// <summary>How many are told.</summary>
    public const int Newest = 50;

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public IResult Show() => Results.Text(new XDocument(Feed()).ToString(SaveOptions.DisableFormatting), "application/atom+xml");

    private XElement Feed() =>
        new(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", Language.Current),
            new XElement(Atom + "id", Page),
            new XElement(Atom + "title", $"{Title} · QSEC²"),
            new XElement(
                Atom + "updated",
                DateTexts.Machine(Entries.Count == 0 ? DateTimeOffset.UnixEpoch : Entries.Max(entry => entry.UpdatedAt))
            ),
            Link(Page, "alternate", "text/html"),
            Link(Page + "/flux", "self", "application/atom+xml"),
            Entries.Select(Entry)
        );

    private static XElement Entry(AtomEntry entry) =>
        new(
            Atom + "entry",
            new XElement(Atom + "id", entry.Id),
            new XElement(Atom + "title", entry.Title),
            new XElement(Atom + "published", DateTexts.Machine(entry.PublishedAt)),
            new XElement(Atom + "updated", DateTexts.Machine(entry.UpdatedAt)),
            new XElement(Atom + "author", new XElement(Atom + "name", entry.Author)),
            Link(entry.Id, "alternate", "text/html"),
            new XElement(Atom + "content", new XAttribute("type", "html"), entry.Html)
        );

    private static XElement Link(string address, string relation, string type) =>
        new(Atom + "link", new XAttribute("href", address), new XAttribute("rel", relation), new XAttribute("type", type));
}
