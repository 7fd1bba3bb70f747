using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Features.Agenda;
using QSEC2.Tests.Support;
using QSEC2.Web.Http;

namespace QSEC2.Tests.Conventions;

/// <summary>Sends every form of the site, as a signed-in administrator whose browser is abused.</summary>
public sealed partial class FormForger : IAsyncLifetime
{
    private const string Acted = "Test-Acted";
    private readonly ErrorLog _log = new();
    private Site _site = null!;
    private string _token = "";
    private string _contribution = "";
    private string _receipt = "";
    private string _booking = "";
    private string _debate = "";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public HttpClient Team { get; private set; } = null!;

    /// <summary>What the site wrote into its log as broken.</summary>
    public IReadOnlyCollection<string> Errors => _log.Errors;

    public async ValueTask InitializeAsync()
    {
        _site = Site.Start(services: site => site.AddSingleton<ILoggerProvider>(_log).AddSingleton<IStartupFilter, SaysWhetherItActed>());
        Team = await _site.SignedInAsync(Role.Admin);
        _token = Forms.Read(await Team.GetStringAsync("/compte", Now), "form[action='/compte']")[FormGuard.Field];
        using var moderator = await _site.WithTokenAsync();
        var asked = await moderator.AskAsync("Un formulaire ?");
        (_contribution, _receipt) = ($"{asked.Id}", asked.Code);
        using var approved = await moderator.ApproveAsync(asked.Id);
        await _site.AnnounceAsync("soiree", EventSteps.Booked(10));
        using var browser = _site.Browser();
        using var booked = await browser.SendBookingAsync("soiree", await browser.BookAsync("soiree"));
        _booking = booked.RequestMessage!.RequestUri!.Segments[^1];
        _debate = (await _site.DebateAsync()).Code;
    }

    public IEnumerable<RouteEndpoint> Endpoints() =>
        _site.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    /// <summary>Signing out comes last: the others are sent signed in.</summary>
    public IEnumerable<RouteEndpoint> EveryForm() =>
        Endpoints()
            .Where(endpoint => endpoint.Metadata.GetMetadata<FormEndpoint>() is not null)
            .OrderBy(endpoint => endpoint.RoutePattern.RawText!.EndsWith("/deconnexion", StringComparison.Ordinal));

    public static bool OnlyLooks(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods
        && methods.All(method => HttpMethods.IsGet(method) || HttpMethods.IsHead(method));

    /// <summary>Whether what the form is for was done, or tried.</summary>
    public static bool HasActed(HttpResponseMessage answer) => answer.Headers.Contains(Acted);

    /// <summary>A good form. Of a debate of its own: some acts end it.</summary>
    public async Task<HttpResponseMessage> SendOursAsync(RouteEndpoint form)
    {
        _debate = (await _site.DebateAsync()).Code;
        return await SendOursAsync(Address(form), "same-origin", null);
    }

    public async Task<HttpResponseMessage> SendOursAsync(string address, string? from, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(Fields(_token)) };
        return await SendAsync(request, from, origin);
    }

    public async Task<HttpResponseMessage> SendAsync(RouteEndpoint form, Forgery forgery)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(form)) { Content = Content(forgery) };
        if (forgery >= Forgery.PlainText)
            request.Headers.Add("RequestVerificationToken", _token);
        return forgery switch
        {
            Forgery.WithoutToken or Forgery.FalseToken => await SendAsync(request, null, null),
            Forgery.FromAnotherSite => await SendAsync(request, "cross-site", null),
            Forgery.FromAnotherHostOfTheSite => await SendAsync(request, "same-site", null),
            Forgery.FromAnotherOrigin => await SendAsync(request, null, "https://ailleurs.example"),
            _ => await SendAsync(request, "same-origin", null),
        };
    }

    /// <summary>All that is stored.</summary>
    public async Task<string> StateAsync()
    {
        await using var db = _site.Database();
        await db.Database.OpenConnectionAsync(Now);
        var state = new StringBuilder();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct().Order())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY 1, 2";
            await using var rows = await command.ExecuteReaderAsync(Now);
            while (await rows.ReadAsync(Now))
                state.Append(table).AppendJoin('|', Enumerable.Range(0, rows.FieldCount).Select(rows.GetValue)).AppendLine();
        }

        return state.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        Team.Dispose();
        await _site.DisposeAsync();
        _log.Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? from, string? origin)
    {
        if (from is not null)
            request.Headers.Add("Sec-Fetch-Site", from);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return await Team.SendAsync(request, Now);
    }

    // As a form with all that any of them reads, but for a password that opens nothing.
    private ByteArrayContent Content(Forgery forgery) =>
        forgery switch
        {
            Forgery.WithoutToken => new FormUrlEncodedContent(Fields(null)),
            Forgery.FalseToken => new FormUrlEncodedContent(Fields("CfDJ8" + _token[5..].Replace('A', 'B'))),
            Forgery.PlainText => Raw("act=restore", "text/plain"),
            Forgery.Json => Raw("""{"act":"restore"}""", "application/json"),
            Forgery.WithoutBoundary => Raw("act=restore", "multipart/form-data"),
            Forgery.ForbiddenCharset => Raw("act=restore", "application/x-www-form-urlencoded; charset=utf-7"),
            Forgery.CutOff => Raw("--fin\r\nContent-Disposition: form-data; name=\"act\"\r\n\r\nrest", "multipart/form-data; boundary=fin"),
            _ => new FormUrlEncodedContent(Fields(_token)),
        };

    private static ByteArrayContent Raw(string body, string type) =>
        new(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };

    private static Dictionary<string, string> Fields(string? token)
    {
        var fields = new Dictionary<string, string>
        {
            ["act"] = "remove",
            ["reason"] = "personal_data",
            ["kind"] = "question",
            ["text"] = "Une question ?",
            ["signatureKind"] = "none",
            ["name"] = "Léa",
            ["email"] = "lea@example.org",
            ["role"] = "moderator",
            ["password"] = "une autre phrase",
            ["message"] = "Bonjour.",
            ["statement"] = "On roule trop.",
            ["seats"] = "1",
        };
        if (token is not null)
            fields[FormGuard.Field] = token;
        return fields;
    }

    // Of something that is there, so that a form that acts leaves a trace.
    private string Address(RouteEndpoint form)
    {
        var pattern = "/" + form.RoutePattern.RawText!.TrimStart('/');
        var code = pattern.StartsWith("/suivi", StringComparison.Ordinal) ? _receipt : _booking;
        if (pattern.Contains("debats/{code}", StringComparison.Ordinal))
            code = _debate;
        return Parameter()
            .Replace(
                pattern,
                part =>
                    part.Groups["name"].Value switch
                    {
                        "wall" => Site.Wall,
                        "code" => code,
                        "kind" => "evenements",
                        "slug" => "soiree",
                        "act" => "publier",
                        "command" => "suivante",
                        _ => _contribution,
                    }
            );
    }

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Parameter();

    /// <summary>Only what is verified is a <see cref="PostedForm"/>, and only with one anything is done.</summary>
    private sealed class SaysWhetherItActed : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    (http, rest) =>
                    {
                        http.Response.OnStarting(() =>
                        {
                            if (http.Features.Get<PostedForm>() is not null)
                                http.Response.Headers[Acted] = "yes";
                            return Task.CompletedTask;
                        });
                        return rest(http);
                    }
                );
                next(app);
            };
    }
}
