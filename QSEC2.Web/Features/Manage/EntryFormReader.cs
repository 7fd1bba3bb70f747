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
    private JsonObject Read(IReadOnlyList<EntryFormField> fields, string typedName, string shownName)
    {
        var json = new JsonObject();
        foreach (var field in fields)
            json[field.Name] = ReadValue(field, typedName + field.Name, shownName + field.Name);
        return json;
    }

    private JsonNode? ReadValue(EntryFormField field, string typedName, string shownName) =>
        field.Type switch
        {
            FieldType.Line => ReadLine(typedName, shownName),
            FieldType.LocalLine => ReadLocal(typedName, shownName, ReadLine),
            FieldType.LocalText => ReadLocal(typedName, shownName, ReadText),
            FieldType.Day => ReadChecked(typedName, shownName, Rule.DateInvalid, IsDay),
            FieldType.Hour => ReadChecked(typedName, shownName, Rule.HourInvalid, IsHour),
            FieldType.Number => ReadNumber(typedName, shownName),
            FieldType.Choice => ReadChoice(field, typedName, shownName),
            FieldType.Tick => form.ContainsKey(typedName),
            _ => ReadRows(field, typedName, shownName),
        };

    private static JsonObject ReadLocal(string typedName, string shownName, Func<string, string, string> read) =>
        new() { ["fr"] = read(typedName + ".fr", shownName + ".fr"), ["en"] = read(typedName + ".en", shownName + ".en") };

    private string ReadLine(string typedName, string shownName)
    {
        var text = ReadTyped(typedName);
        _problems.AddRange(TextLine.Problems(shownName, text));
        return text;
    }

    private string ReadText(string typedName, string shownName)
    {
        var text = ReadTyped(typedName);
        _problems.AddRange(Paragraph.Problems(shownName, text, Content.LongestText, Rule.EntryTooLong));
        return text;
    }

    private string? ReadChecked(string typedName, string shownName, Rule wrong, Func<string, bool> isRight)
    {
        var text = ReadTyped(typedName);
        if (text.Length > 0 && !isRight(text))
            _problems.Add((shownName, wrong));
        return text.Length == 0 ? null : text;
    }

    private static bool IsDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1900 and < 2200;

    private static bool IsHour(string text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private JsonNode? ReadNumber(string typedName, string shownName)
    {
        var text = ReadChecked(
            typedName,
            shownName,
            Rule.NumberInvalid,
            typed => int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
        );
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : text;
    }

    private string? ReadChoice(EntryFormField field, string typedName, string shownName)
    {
        var chosen = ReadTyped(typedName);
        if (chosen.Length == 0 && field.Required)
            _problems.Add((shownName, Rule.ChoiceMissing));
        else if (chosen.Length > 0 && field.Choices!.All(choice => choice.Value != chosen))
            _problems.Add((shownName, Rule.ChoiceUnknown));
        return chosen.Length > 0 || !field.NullWhenEmpty ? chosen : null;
    }

    private JsonArray ReadRows(EntryFormField field, string typedName, string shownName)
    {
        var rows = new JsonArray();
        for (var number = 0; number < MostRows && form.ContainsKey($"{typedName}[{number}]"); number++)
        {
            var before = _problems.Count;
            var row = Read(field.Fields!, $"{typedName}[{number}].", $"{shownName}[{rows.Count}].");
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

    private string ReadTyped(string name) => PlainText.Tidy(form[name]);
}
