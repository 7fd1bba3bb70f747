using System.Globalization;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Programme;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Agenda;

/// <summary>When an event is, as people say it and as software reads it.</summary>
public static class EventDates
{
    /// <summary>« samedi 25 novembre 2017 », « du 27 au 30 avril 2015 ».</summary>
    public static string Days(this Event content, IStringLocalizer<Texts> texts)
    {
        var first = content.Day!.Value;
        if (content.LastDay is not { } last || last == first)
            return $"{first.ToString("dddd", CultureInfo.CurrentCulture)} {DateTexts.Day(first)}";
        return DateRangeText.Of(first, last, texts);
    }

    /// <summary>« de 18 h à 20 h », « à 18 h »; null when no hour is known.</summary>
    public static string? Hours(this Event content, IStringLocalizer<Texts> texts) =>
        (content.Starts, content.Ends) switch
        {
            (null, _) => null,
            ({ } from, null) => texts["Event.At", DateTexts.Hour(from)].Value,
            ({ } from, { } to) => texts["Event.Between", DateTexts.Hour(from), DateTexts.Hour(to)].Value,
        };

    /// <summary>The name of the place and the town, as far as they are known.</summary>
    public static string Place(this Event content) =>
        string.Join(", ", new[] { content.Venue, content.Town }.Where(part => part.Length > 0));

    /// <summary>« avril 2015 », of the first day.</summary>
    public static string Month(this Event content) => content.Day!.Value.ToString("MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>For <c>datetime</c> attributes: a day, or a moment in the hours of Paris.</summary>
    public static string StartForMachines(this Event content) => Machine(content.Day!.Value, content.Starts);

    /// <inheritdoc cref="StartForMachines"/>
    public static string EndForMachines(this Event content) => Machine(content.Through!.Value, content.Ends);

    private static string Machine(DateOnly day, TimeOnly? hour) =>
        hour is { } known
            ? DateTexts.InParis(day.ToDateTime(known)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
