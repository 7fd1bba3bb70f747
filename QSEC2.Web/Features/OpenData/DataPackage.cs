using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using QSEC2.Web.Formats;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;
using QSEC2.Web.Operations;

namespace QSEC2.Web.Features.OpenData;

/// <summary>
/// What the tables are, for software: source, licence, date, and the schema of each (Data Package and Table Schema, frictionlessdata.io).
/// </summary>
public sealed class DataPackage(DataSets sets, PublicUrl site, LegalSettings legal, TimeProvider time, IStringLocalizer<Texts> texts)
{
    public async Task<IResult> ShowAsync(HttpContext http, CancellationToken cancellation)
    {
        var resources = new JsonArray();
        foreach (var name in DataSets.Names)
        foreach (var format in new[] { "csv", "json" })
            resources.Add(Resource(http, (await sets.ReadAsync(name, cancellation))!, format));
        return Results.Text(
            new JsonObject
            {
                ["name"] = "qsec2",
                ["title"] = texts["OpenData.Title"].Value,
                ["description"] = texts["OpenData.About"].Value,
                ["homepage"] = site.Absolute(http, Language.Link("/donnees")),
                ["created"] = DateTexts.Machine(time.GetUtcNow()),
                ["sources"] = new JsonArray(new JsonObject { ["title"] = "QSEC²", ["path"] = site.Absolute(http, "/") }),
                ["licenses"] = new JsonArray(
                    new JsonObject { ["title"] = legal[LegalSettings.ContributionLicence] ?? texts["OpenData.ToComplete"].Value }
                ),
                ["resources"] = resources,
            }.ToJsonString(SiteJson.Options),
            "application/json"
        );
    }

    private JsonObject Resource(HttpContext http, DataSet set, string format) =>
        new()
        {
            ["name"] = $"{set.Name}-{format}",
            ["title"] = texts[$"OpenData.{set.Name}"].Value,
            ["path"] = site.Absolute(http, Language.Link($"/donnees/{set.Name}.{format}")),
            ["format"] = format,
            ["encoding"] = "utf-8",
            ["schema"] = new JsonObject { ["fields"] = new JsonArray([.. set.Columns.Select(Field)]) },
        };

    private JsonObject Field(DataColumn column) =>
        new()
        {
            ["name"] = column.Name,
            ["type"] = column.Type,
            ["description"] = texts[$"OpenData.Column.{column.Name}"].Value,
        };
}
