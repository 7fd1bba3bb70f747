using System.Globalization;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Moderation;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>An evening with as many contributions as one likes, without waiting for them.</summary>
internal static class DebatePlayed
{
    private static readonly string[] Texts =
    [
        "Pourquoi ?",
        "Respire-t-on mieux près du canal qu’au bord du périphérique, "
            + "et comment le sait-on quand aucune station ne mesure dans notre rue ?",
        "Depuis que la rue est piétonne, mes enfants jouent dehors et je n’entends plus les livraisons de cinq heures du matin.",
        "Qui décide des travaux ?",
    ];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <returns>Its code.</returns>
    public static async Task<string> PlayAsync(this Site site, int contributions, string title = "L’air de nos rues", bool close = true)
    {
        var debate = await site.DateAsync(title);
        await using (var db = site.Database())
        {
            var wall = await db.Walls.SingleAsync(found => found.Id == debate.WallId, Now);
            var theme = await db.Walls.AsNoTracking().SingleAsync(found => found.Slug == Site.Wall, Now);
            var last = theme.LastNumber + contributions;
            await db
                .Walls.Where(found => found.Id == theme.Id)
                .ExecuteUpdateAsync(taken => taken.SetProperty(found => found.LastNumber, last), Now);
            var written = Enumerable
                .Range(1, contributions)
                .Select(number => Write(number, last - contributions + number, theme.Id, debate.WallId))
                .ToList();
            db.AddRange(written);
            wall.ChangeStage(
                stage => stage with { Answered = [.. written.Take(contributions / 4).Select(one => one.Id)] },
                TimeProvider.System.GetUtcNow()
            );
            await db.SaveChangesAsync(Now);
        }

        await site.Stage()
            .ChangeDebateAsync(
                debate.Code,
                moving =>
                {
                    var statement = moving.Add("En 2030, plus une voiture ne devrait passer devant une école.");
                    moving.Change(
                        statement.Id,
                        said =>
                            said.Count(new Sides(23, 37), after: false)
                                .Count(new Sides(34, 26), after: true)
                                .Note(Side.Agree, "Les enfants respirent à hauteur de pot d’échappement.")
                                .Note(Side.Disagree, "Et les artisans ?")
                    );
                },
                Now
            );
        if (close)
            await site.CloseAsync(
                debate.Code,
                "La salle a surtout parlé **des écoles**.\n\n- une station de mesure est demandée\n- un nouveau rendez-vous est pris"
            );
        return debate.Code;
    }

    private static async Task<Debate> DateAsync(this Site site, string title)
    {
        var desk = (Web.Features.Debates.DebateDesk)site.Services.GetService(typeof(Web.Features.Debates.DebateDesk))!;
        Guest[] guests = [new("Une chimiste de l’atmosphère", "recherche"), new("Un adjoint au maire", "élu")];
        var debate = await desk.PrepareAsync(
            Site.Wall,
            new DebatePlan(
                title,
                "Salle des fêtes, Pantin",
                "93",
                null,
                new DateTimeOffset(2026, 11, 25, 18, 30, 0, TimeSpan.Zero),
                null,
                guests
            ),
            DebateSteps.Mediator,
            Now
        );
        await desk.OpenAsync(debate.Code, Now);
        return debate;
    }

    private static Contribution Write(int number, int taken, Guid theme, Guid wall)
    {
        var (text, at) = (Texts[number % Texts.Length], TimeProvider.System.GetUtcNow().AddMinutes(-number));
        var draft = new ContributionDraft(
            number % Texts.Length == 2 ? ContributionKind.Testimony : ContributionKind.Question,
            text,
            number % 3 == 0 ? "Camille" : null
        )
        {
            Channel = (Channel)(number % 5),
        };
        var receipt = new Receipt(TrackingCode.New(), Guid.CreateVersion7(), "");
        var contribution = Contribution.Receive(Guid.CreateVersion7(), theme, draft, $"<p>{text}</p>", null, receipt, at);
        contribution.AttachToDebate(wall);
        contribution.AssignNumber(taken);
        contribution.Approve(new Moderator(Guid.Empty, number.ToString(CultureInfo.InvariantCulture)), at.AddSeconds(40));
        contribution.CountSupports(number % 7);
        return contribution;
    }
}
