using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Moderation;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Benchmarks;

/// <summary>Very many texts whose words are as frequent as words are (Zipf's law): the first in one of three, most in very few.</summary>
internal static class Library
{
    private const int Vocabulary = 30_000;
    private const int ABatch = 2_000;
    private static readonly string[] Frequent =
    [
        "air",
        "ville",
        "voiture",
        "rue",
        "enfants",
        "école",
        "matin",
        "pollution",
        "vélo",
        "quartier",
        "train",
        "bus",
        "respirer",
        "bruit",
        "travail",
        "métro",
        "déplacements",
        "arbres",
        "santé",
        "pollué",
        "marcher",
        "temps",
        "gens",
        "hiver",
        "routes",
        "CO2",
        "capteurs",
        "poumons",
        "trottoir",
        "trajets",
    ];

    private static readonly string[] Syllables =
    [
        "ba",
        "cré",
        "di",
        "fou",
        "gra",
        "lé",
        "mon",
        "no",
        "pé",
        "qui",
        "ro",
        "sa",
        "ti",
        "vou",
        "zan",
        "cha",
        "bri",
        "œu",
        "lin",
        "por",
    ];

    /// <param name="said">What every text says beside.</param>
    public static async Task FillAsync(Site site, int count, string said = "")
    {
        var dice = new Random(5);
        var words = Words(dice);
        var until = Weights(words.Length);
        var moderator = new Moderator(Guid.CreateVersion7(), "Nour");
        var began = TimeProvider.System.GetUtcNow().AddDays(-400);
        for (var from = 0; from < count; from += ABatch)
        {
            await using var db = site.Database();
            var walls = await db.Walls.Select(wall => wall.Id).ToListAsync(TestContext.Current.CancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            for (var number = from; number < Math.Min(count, from + ABatch); number++)
            {
                var at = began.AddMinutes(number * 5);
                var sought = number % (count / 3) == 7 ? "Une licorne. " : "";
                var asked = string.Join(' ', Enumerable.Range(0, dice.Next(8, 50)).Select(_ => Pick(words, until, dice)));
                var text = $"{sought}{asked} ? {said}";
                var draft = new ContributionDraft(number % 3 == 0 ? ContributionKind.Testimony : ContributionKind.Question, text, null);
                var contribution = Contribution.Receive(
                    Guid.CreateVersion7(at),
                    walls[number % walls.Count],
                    draft,
                    $"<p>{text}</p>",
                    null,
                    new Receipt(TrackingCode.New(), Guid.CreateVersion7(), ""),
                    at
                );
                contribution.AssignNumber(1_000 + number);
                contribution.Approve(moderator, at);
                db.Contributions.Add(contribution);
            }

            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }
    }

    private static string[] Words(Random dice) =>
        [.. Frequent, .. Enumerable.Range(0, Vocabulary).Select(_ => string.Concat(dice.GetItems(Syllables, dice.Next(2, 6))))];

    private static double[] Weights(int count)
    {
        var (sums, sum) = (new double[count], 0.0);
        for (var rank = 0; rank < count; rank++)
            sums[rank] = sum += 1.0 / (rank + 8);
        return sums;
    }

    private static string Pick(string[] words, double[] until, Random dice)
    {
        var found = Array.BinarySearch(until, dice.NextDouble() * until[^1]);
        return words[Math.Min(words.Length - 1, found < 0 ? ~found : found)];
    }
}
