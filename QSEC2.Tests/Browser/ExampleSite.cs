using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Moderation;
using QSEC2.Domain.People;
using QSEC2.Domain.Programme;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Features.Agenda;
using QSEC2.Tests.Features.Answers;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;
using QSEC2.Web.Data.Seed;
using QSEC2.Web.Features.Reports;

namespace QSEC2.Tests.Browser;

/// <summary>A site where every state of every page has its example: full walls, photos, receipts, a queue.</summary>
public sealed class ExampleSite : IAsyncLifetime
{
    private static readonly string[] ReceiptStates = ["waiting", "published", "refused", "removed", "withdrawn", "erased"];
    private static readonly string[] AnswerStates = ["répondue", "adressée", "à relire"];

    public Site Site { get; private set; } = null!;

    /// <summary>The pages whose address only the example knows.</summary>
    private static readonly string[] Unforeseeable =
    [
        "a photo",
        "reporting a photo",
        "a report that was handled",
        "a report that waits",
        .. ReceiptStates.Select(state => $"a receipt, {state}"),
        .. AnswerStates.Select(state => $"a question, {state}"),
        .. AnswerStates.Select(state => $"the receipt of a question, {state}"),
        "an event that is full",
        "registering for what is full",
        "an event of several days",
        "registering",
        "a registration that was cancelled",
        "a registration",
        "a registration that waits",
        "a stop with pictures",
        "a group with pictures",
        "a debate",
    ];

    private readonly Dictionary<string, string> _addresses = Screens.PublicPages.ToDictionary(address => address);

    /// <summary>Every public page, receipts included: its address, or what it shows.</summary>
    public static IReadOnlyList<string> Pages { get; } = [.. Screens.PublicPages, .. Unforeseeable];

    public Guid Photo { get; private set; }

    /// <summary>A question that is answered.</summary>
    public Guid Answered { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Site = Site.Start(new() { ["Limits:SubmissionsPerDevicePerMinute"] = "0" });
        await Site.Services.GetRequiredService<DemoSeed>().SeedAsync(TestContext.Current.CancellationToken);
        var (citizen, team) = (Site.Public(), await Site.WithTokenAsync());
        using var sent = await citizen.SubmitPhotoAsync(TestPictures.Jpeg(900, 1500), text: "Un escalier");
        Photo = (Guid)(await sent.JsonAsync())["id"]!;
        await team.ApproveAsync(Photo, new { photoGround = "nobody_recognisable", photoDescription = "Un escalier" });
        _addresses.Add("a photo", $"/contributions/{Photo}");
        _addresses.Add("reporting a photo", $"/signaler?contribution={Photo}");
        await AddReportsAsync();
        await AddReceiptsAsync(citizen, team);
        await AddAnswersAsync(citizen, team);
        await AddEventsAsync();
        await AddPicturesAsync();
        await AddDebateAsync(citizen, team);
        foreach (var text in new[] { "Appelez le 06 12 34 56 78 ?", "Une autre ?" })
            await citizen.AskAsync(text);
        using var waiting = await citizen.SubmitPhotoAsync(TestPictures.Jpeg(), text: "À regarder");
        waiting.EnsureSuccessStatusCode();
        Assert.Equal(Pages.Order(), _addresses.Keys.Order());
    }

    /// <summary>Of one of the <see cref="Pages"/>.</summary>
    public string Address(string page) => _addresses[page];

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private async Task AddReportsAsync()
    {
        var desk = Site.Services.GetRequiredService<ReportDesk>();
        var shown = new[] { "a report that was handled", "a report that waits" };
        foreach (var (page, explanation) in shown.Zip(["On me reconnaît, à gauche.", "Cette photo est la mienne."]))
        {
            var draft = new ReportDraft(RefusalReason.CopyrightPrivacyImage, explanation, "Camille", "camille@example.org");
            var code = await desk.ReceiveAsync(Photo, draft, TestContext.Current.CancellationToken);
            _addresses.Add(page, $"/signaler/{code}");
        }

        var handled = (await desk.ListOpenAsync(TestContext.Current.CancellationToken))[0].Report;
        await desk.HandleAsync(
            handled.Id,
            ReportOutcome.Kept,
            "Personne n’est reconnaissable.",
            SampleContributions.Nour,
            TestContext.Current.CancellationToken
        );
    }

    // One is answered, one is put to somebody, one waits to be read by a moderator.
    private async Task AddAnswersAsync(HttpClient citizen, HttpClient team)
    {
        foreach (var state in AnswerStates)
        {
            var (id, code) = await citizen.AskAsync($"Celle-ci est {state} ?", Site.OtherWall);
            await team.ApproveAsync(id);
            _addresses.Add($"a question, {state}", $"/contributions/{id}");
            _addresses.Add($"the receipt of a question, {state}", $"/suivi/{code}");
            if (state is "répondue")
                await Site.AnswerAsync(
                    Answered = id,
                    "### Un titre\n\nDe l’air, **surtout**.\n\n- ici\n- là",
                    "Une étude https://example.org/etude"
                );
            else
                await Ask(id, state);
        }

        async Task Ask(Guid id, string state)
        {
            using var expert = await Site.ExpertAsync(id);
            if (state is "à relire")
                await expert.WriteAsync(id, "À relire.");
        }
    }

    private async Task AddDebateAsync(HttpClient citizen, HttpClient team)
    {
        var debate = await Site.DebateAsync();
        var (id, _) = await citizen.AskAsync("Et dans la salle ?", debate.Wall());
        await team.ApproveAsync(id);
        await Site.Stage().DirectAsync(debate.Code, id, (stage, up) => stage.PutUp(up), TestContext.Current.CancellationToken);
        _addresses.Add("a debate", $"/debats/{debate.Code}");
    }

    // Full, so that one is seated, one waits, and one has changed their mind.
    private async Task AddEventsAsync()
    {
        await Site.AnnounceAsync(
            "soiree",
            EventSteps.Booked(2, "Une soirée pour parler de l’air que l’on respire") with
            {
                Type = EventKind.Debate,
                Theme = "air-dinosaures",
            }
        );
        await Site.AnnounceAsync("libre", EventSteps.Booked(null) with { LastDay = EventSteps.Day.AddDays(2) });
        using var citizen = Site.Browser();
        var cancelled = await citizen.RegisterAsync("soiree");
        await citizen.CancelAsync(cancelled);
        _addresses.Add("an event that is full", "/agenda/soiree");
        _addresses.Add("registering for what is full", "/agenda/soiree/inscription");
        _addresses.Add("an event of several days", "/agenda/libre");
        _addresses.Add("registering", "/agenda/libre/inscription");
        _addresses.Add("a registration that was cancelled", $"/agenda/inscription/{cancelled}");
        foreach (var (page, seats) in new[] { ("a registration", 2), ("a registration that waits", 1) })
        {
            var code = await citizen.RegisterAsync("soiree", seats, "Une personne au nom plutôt long");
            _addresses.Add(page, $"/agenda/inscription/{code}");
        }
    }

    // Wide, tall and small ones, with and without a credit.
    private async Task AddPicturesAsync()
    {
        using var team = await Site.SignedInAsync(Role.Admin);
        await Site.SeedAsync(
            "en-images",
            new TourStop
            {
                Title = new("Une étape en images", ""),
                Exhibition = "air",
                Department = "93",
                Venue = "Mairie",
            }
        );
        await Site.SeedAsync(
            "en-images",
            new CitizenGroup
            {
                Title = new("Un groupe en images", ""),
                Department = "93",
                Open = true,
            }
        );
        await Site.SeedAsync("logo", new Partner { Title = new("Un partenaire", ""), Department = "93" });
        foreach (
            var page in new[]
            {
                "/gestion/etapes/en-images",
                "/gestion/etapes/en-images",
                "/gestion/etapes/en-images",
                "/gestion/groupes/en-images",
                "/gestion/partenaires/logo",
                "/gestion/evenements/soiree",
            }
        )
            await team.AddPictureAsync(page, TestPictures.Jpeg(page.Length % 2 == 0 ? 1_600 : 500, 900));
        _addresses.Add("a stop with pictures", "/expositions/en-images");
        _addresses.Add("a group with pictures", "/groupes/en-images");
    }

    private async Task AddReceiptsAsync(HttpClient citizen, HttpClient team)
    {
        foreach (var state in ReceiptStates)
        {
            var (id, code) = await citizen.AskAsync($"Et celle-ci, {state} ?", Site.OtherWall, "Anonyme");
            if (state is "published" or "removed")
                await team.ApproveAsync(id);
            if (state is "refused")
                await team.RefuseAsync(id, note: "Sur un autre mur, volontiers.");
            if (state is "removed")
                await team.RemoveAsync(id);
            if (state is "withdrawn" or "erased")
                await citizen.DeleteAsync($"/api/v1/receipts/{code}?erase={state is "erased"}", TestContext.Current.CancellationToken);
            _addresses.Add($"a receipt, {state}", $"/suivi/{code}");
        }
    }
}
