using System.Globalization;
using System.Text.Json.Nodes;
using QSEC2.Domain.Common;
using QSEC2.Domain.Programme;

namespace QSEC2.Web.Features.Manage;

/// <summary>Reads what was typed into JSON, whatever it is, and says what is wrong with it.</summary>
public sealed class EntryFormReader(IFormCollection form)
{
    private const int MostRows = 200;
    private readonly List<(string Field, Rule Rule)> _problems = [];

    /// <summary>By the names the controls have when what was typed is shown again.</summary>
    public IReadOnlyList<(string Field, Rule Rule)> Problems => _problems;

    public JsonObject Read(IReadOnlyList<EntryFormField> fields) => Read(fields, "", "");

    // Where it was typed, and where it is shown again: rows that were emptied are taken out in between.
    private JsonObject Read(IReadOnlyList<EntryFormField> fields, string from, string to)
    {
        var json = new JsonObject();
        foreach (var field in fields)
            json[field.Name] = Value(field, from + field.Name, to + field.Name);
        return json;
    }

    private JsonNode? Value(EntryFormField field, string from, string to) =>
        field.Type switch
        {
            FieldType.Line => Line(from, to),
            FieldType.LocalLine => Local(from, to, Line),
            FieldType.LocalText => Local(from, to, Text),
            FieldType.Day => Parsed(from, to, Rule.DateInvalid, IsDay),
            FieldType.Hour => Parsed(from, to, Rule.HourInvalid, IsHour),
            FieldType.Number => Number(from, to),
            FieldType.Choice => Choice(field, from, to),
            FieldType.Tick => form.ContainsKey(from),
            _ => Rows(field, from, to),
        };

    private static JsonObject Local(string from, string to, Func<string, string, string> read) =>
        new() { ["fr"] = read(from + ".fr", to + ".fr"), ["en"] = read(from + ".en", to + ".en") };

    private string Line(string from, string to)
    {
        var text = Typed(from);
        _problems.AddRange(TextLine.Problems(to, text));
        return text;
    }

    private string Text(string from, string to)
    {
        var text = Typed(from);
        _problems.AddRange(Paragraph.Problems(to, text, Content.LongestText, Rule.EntryTooLong));
        return text;
    }

    private string? Parsed(string from, string to, Rule wrong, Func<string, bool> isRight)
    {
        var text = Typed(from);
        if (text.Length > 0 && !isRight(text))
            _problems.Add((to, wrong));
        return text.Length == 0 ? null : text;
    }

    private static bool IsDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1900 and < 2200;

    private static bool IsHour(string text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private JsonNode? Number(string from, string to)
    {
        var text = Parsed(
            from,
            to,
            Rule.NumberInvalid,
            typed => int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
        );
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : text;
    }

    private string? Choice(EntryFormField field, string from, string to)
    {
        var chosen = Typed(from);
        if (chosen.Length == 0 ? field.Required : field.Choices!.All(choice => choice.Value != chosen))
            _problems.Add((to, chosen.Length == 0 ? Rule.ChoiceMissing : Rule.ChoiceUnknown));
        return chosen.Length > 0 || !field.NullWhenEmpty ? chosen : null;
    }

    private JsonArray Rows(EntryFormField field, string from, string to)
    {
        var rows = new JsonArray();
        for (var number = 0; number < MostRows && form.ContainsKey($"{from}[{number}]"); number++)
        {
            var before = _problems.Count;
            var row = Read(field.Fields!, $"{from}[{number}].", $"{to}[{rows.Count}].");
            if (IsEmpty(row, field.Fields!))
                _problems.RemoveRange(before, _problems.Count - before);
            else
                rows.Add((JsonNode)row);
        }

        return rows;
    }

    // What is chosen or ticked says nothing by itself.
    private static bool IsEmpty(JsonObject row, IReadOnlyList<EntryFormField> fields) =>
        fields.All(field =>
            field.Type switch
            {
                FieldType.Choice or FieldType.Tick => true,
                FieldType.LocalLine or FieldType.LocalText => row[field.Name]!
                    .AsObject()
                    .All(language => language.Value!.ToString().Length == 0),
                _ => (row[field.Name]?.ToString() ?? "").Length == 0,
            }
        );

    private string Typed(string name) => PlainText.Tidy(form[name]);
}
