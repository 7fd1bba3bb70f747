using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace QSEC2.Tests.Support;

/// <summary>A form of a page, as a browser without JavaScript fills it in and sends it.</summary>
public sealed class Forms
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<(string Field, byte[] Bytes, string Name)> _files = [];

    /// <param name="selector">Which form of the page.</param>
    public static Forms Read(string html, string selector = "main form")
    {
        var page = Page(html);
        var form = page.QuerySelector<IHtmlFormElement>(selector) ?? throw new InvalidOperationException($"The page has no {selector}.");
        var read = new Forms();
        foreach (
            var input in form.QuerySelectorAll<IHtmlInputElement>("input[name]")
                .Where(input => input.Type is not ("file" or "radio" or "checkbox") || input.IsChecked)
        )
            read._values[input.Name!] = input.Value;
        foreach (var area in form.QuerySelectorAll<IHtmlTextAreaElement>("textarea[name]"))
            read._values[area.Name!] = area.Value;
        foreach (var choice in form.QuerySelectorAll<IHtmlSelectElement>("select[name]"))
            read._values[choice.Name!] = choice.Value ?? "";
        return read;
    }

    public static IHtmlDocument Page(string html) => new HtmlParser().ParseDocument(html);

    public Forms With(string name, string value)
    {
        _values[name] = value;
        return this;
    }

    public Forms Without(string name)
    {
        _values.Remove(name);
        return this;
    }

    public Forms WithPhoto(byte[] bytes, string name = "photo.jpg") => WithFile("photo", bytes, name);

    public Forms WithFile(string field, byte[] bytes, string name = "photo.jpg")
    {
        _files.Add((field, bytes, name));
        return this;
    }

    public string this[string name] => _values[name];

    public bool Has(string name) => _values.ContainsKey(name);

    public FormUrlEncodedContent Content() => new(_values);

    public MultipartFormDataContent Multipart()
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in _values)
            form.Add(new StringContent(value), name);
        foreach (var (field, bytes, name) in _files)
            form.Add(new ByteArrayContent(bytes), field, name);
        return form;
    }
}
