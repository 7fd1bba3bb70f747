using System.Globalization;
using Microsoft.Extensions.Localization;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Debates.Memories;

/// <summary>What is said of a debate in few words, on its page and in its text.</summary>
public static class MemoryFacts
{
    /// <summary>The day, the place, how many came.</summary>
    public static IEnumerable<string> Of(DebateMemory memory, IStringLocalizer<Texts> texts)
    {
        yield return DateTexts.Day(memory.Report.Day!.Value);
        yield return memory.Report.Place;
        yield return texts.Counted("Memory.Present", memory.Report.Present!.Value);
    }

    public static IEnumerable<(string Name, string Value)> Figures(DebateMemory memory, IStringLocalizer<Texts> texts)
    {
        var figures = memory.Figures;
        yield return (texts["Memory.Shown"], Number(memory.Shown.Count));
        yield return (texts["Memory.Received"], Number(figures.Received));
        yield return (texts["Memory.AnsweredCount"], Number(memory.Answered.Count));
        yield return (texts["Memory.OpenCount"], Number(memory.OpenQuestions.Count));
        yield return (texts["Memory.Supports"], Number(figures.Supports));
        if (figures.Hands > 0)
            yield return (texts["Memory.Hands"], Number(figures.Hands));
        foreach (var (channel, count) in figures.Channels)
            yield return (texts[$"Memory.Channel.{channel}"], Number(count));
        if (figures.Median is { } median)
            yield return (texts["Memory.Median"], DateTexts.Lasting(median, texts));
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
