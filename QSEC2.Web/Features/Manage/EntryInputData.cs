using System.Text.Json;
using System.Text.Json.Nodes;
using QSEC2.Domain.Common;
using QSEC2.Domain.Pictures;
using QSEC2.Domain.Programme;
using QSEC2.Web.Formats;

namespace QSEC2.Web.Features.Manage;

/// <summary>An entry as it is typed: JSON that can be shown again whatever is wrong with it, and content once nothing is.</summary>
/// <param name="Problems">By the names of the form's controls.</param>
public sealed record EntryInputData(JsonObject Json, IReadOnlyList<(string Field, Rule Rule)> Problems)
{
    public static EntryInputData From(Content content) => new(JsonSerializer.SerializeToNode(content, SiteJson.Options)!.AsObject(), []);

    public static EntryInputData From(
        IFormCollection form,
        EntryKind kind,
        IReadOnlyList<EntryFormField> fields,
        IReadOnlyList<Picture> pictures
    )
    {
        var reader = new EntryFormReader(form);
        var json = reader.Read(fields);
        json["pictures"] = JsonSerializer.SerializeToNode(pictures, SiteJson.Options);
        json.Insert(0, "$type", SnakeCase.Of(kind));
        return new EntryInputData(json, reader.Problems);
    }

    /// <summary>With one more row to fill in.</summary>
    /// <param name="rows">The name of a list of rows.</param>
    public EntryInputData WithRow(string rows)
    {
        if (Json[rows] is JsonArray list)
            list.Add((JsonNode)new JsonObject());
        return this;
    }

    /// <exception cref="RuleBroken">With every field that is wrong.</exception>
    public Content Content() => Problems.Count > 0 ? throw new RuleBroken(Problems) : Json.Deserialize<Content>(SiteJson.Options)!;
}
