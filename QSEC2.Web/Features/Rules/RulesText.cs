using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.Extensions.Localization;
using QSEC2.Web.Localization;
using QSEC2.Web.Operations;

namespace QSEC2.Web.Features.Rules;

/// <summary>A page of rules, written in Markdown by the team: trusted, unlike what citizens write.</summary>
public sealed record RulesText(string Title, string Summary, string Html)
{
    public static IReadOnlyList<string> Names { get; } = ["charte", "donnees-personnelles", "mentions-legales", "accessibilite"];

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers()
        .UseYamlFrontMatter()
        .UseGenericAttributes()
        .Build();

    /// <summary>The page in the present language, with what the site's settings say.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static RulesText Of(string name, LegalSettings legal, IStringLocalizer<Texts> texts)
    {
        var text = RulesBlanks.Fill(Read(name, Language.Current), legal, texts);
        var front = text.Split("---", 3)[1]
            .Split('\n')
            .Select(line => line.Split(':', 2))
            .Where(line => line.Length == 2)
            .ToDictionary(line => line[0].Trim(), line => line[1].Trim(), StringComparer.Ordinal);
        return new RulesText(front["title"], front["summary"], Draw(text));
    }

    /// <summary>As it was written, blanks included.</summary>
    public static string Read(string name, string language)
    {
        var resource = $"QSEC2.Web.Features.Rules.Texts.{name}.{language}.md";
        using var stream =
            typeof(RulesText).Assembly.GetManifestResourceStream(resource)
            ?? throw new FileNotFoundException($"The page {resource} is missing from the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Draw(string text)
    {
        var document = Markdig.Markdown.Parse(text, Pipeline);
        foreach (var table in document.Descendants<Table>())
            Label(table);
        return document.ToHtml(Pipeline);
    }

    // On a phone a row becomes a card: each cell says its column.
    private static void Label(Table table)
    {
        var titles = table.OfType<TableRow>().First().Select(cell => string.Concat(cell.Descendants<LiteralInline>())).ToList();
        foreach (var row in table.OfType<TableRow>().Skip(1))
        {
            foreach (var (cell, title) in row.Zip(titles))
                cell.GetAttributes().AddProperty("data-label", title);
        }
    }
}
