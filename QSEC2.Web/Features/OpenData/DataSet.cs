using System.Text;
using System.Text.Json;
using QSEC2.Web.Formats;

namespace QSEC2.Web.Features.OpenData;

/// <summary>
/// A column: its name, and what stands in it in the words of Table Schema
/// (<c>string</c>, <c>integer</c>, <c>date</c>, <c>time</c>, <c>datetime</c>).
/// </summary>
public sealed record DataColumn(string Name, string Type = DataColumn.Text)
{
    public const string Text = "string";
    public const string Whole = "integer";
}

/// <summary>A table that anybody may take away: its name in addresses, its columns, its rows.</summary>
public sealed record DataSet(string Name, IReadOnlyList<DataColumn> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows)
{
    public string ToCsv() => Csv.Line(Columns.Select(column => column.Name)) + string.Concat(Rows.Select(row => Csv.Line(row)));

    /// <summary>One object a row, by the names of the columns.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = SiteJson.Options.Encoder }))
        {
            json.WriteStartArray();
            foreach (var row in Rows)
            {
                json.WriteStartObject();
                foreach (var (column, cell) in Columns.Zip(row))
                    Write(json, column, cell);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, DataColumn column, string? cell)
    {
        json.WritePropertyName(column.Name);
        if (cell is null)
            json.WriteNullValue();
        else if (column.Type == DataColumn.Whole)
            json.WriteRawValue(cell);
        else
            json.WriteStringValue(cell);
    }
}
