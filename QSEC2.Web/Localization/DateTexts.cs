using System.Globalization;
using Microsoft.Extensions.Localization;

namespace QSEC2.Web.Localization;

/// <summary>Moments and durations as people say them, on the clocks of Île-de-France.</summary>
public static class DateTexts
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>« 23 novembre 2026 à 14 h 32 ».</summary>
    public static string At(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, Paris);
        var format = Language.Current == Language.English ? "d MMMM yyyy 'at' HH:mm" : "d MMMM yyyy 'à' H\u00a0'h'\u00a0mm";
        return local.ToString(format, CultureInfo.CurrentCulture);
    }

    /// <summary>« 14 h 32 ».</summary>
    public static string Time(DateTimeOffset moment) =>
        TimeZoneInfo
            .ConvertTime(moment, Paris)
            .ToString(Language.Current == Language.English ? "HH:mm" : "H\u00a0'h'\u00a0mm", CultureInfo.CurrentCulture);

    /// <summary>What the clocks of Paris show at a moment.</summary>
    public static DateTime ClockOf(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Paris).DateTime;

    /// <summary>What the clocks of Paris showed then.</summary>
    public static DateTimeOffset InParis(DateTime local) => new(local, Paris.GetUtcOffset(local));

    /// <summary>The day on the calendars of Île-de-France.</summary>
    public static DateOnly Today(TimeProvider time) => DayOf(time.GetUtcNow());

    /// <summary>« aujourd’hui », « 1 jour », « 12 jours »: what comes after "since".</summary>
    public static string Since(DateTimeOffset moment, TimeProvider time, IStringLocalizer<Texts> texts) =>
        (Today(time).DayNumber - DayOf(moment).DayNumber) switch
        {
            <= 0 => texts["Since.Today"],
            1 => texts["Since.One"],
            var days => texts["Since.Many", days],
        };

    /// <summary>The day of a moment on those calendars.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Paris).DateTime);

    /// <summary>« 23 novembre 2026 »; the first of a month is « 1ᵉʳ ».</summary>
    public static string Day(DateOnly day)
    {
        var isFrenchFirst = day.Day == 1 && Language.Current == Language.French;
        return day.ToString(isFrenchFirst ? "'1er' MMMM yyyy" : "d MMMM yyyy", CultureInfo.CurrentCulture);
    }

    /// <summary>« 18 h », « 18 h 30 ».</summary>
    public static string Hour(TimeOnly hour)
    {
        if (Language.Current == Language.English)
            return hour.ToString("HH:mm", CultureInfo.CurrentCulture);
        return hour.ToString(hour.Minute == 0 ? "H\u00a0'h'" : "H\u00a0'h'\u00a0mm", CultureInfo.CurrentCulture);
    }

    /// <summary>For <c>datetime</c> attributes.</summary>
    public static string Machine(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>« 52 s », « 1 min 20 », « 3 h 05 », « 2 j ».</summary>
    public static string Lasting(TimeSpan duration, IStringLocalizer<Texts> texts) =>
        duration switch
        {
            { TotalSeconds: < 60 } => texts["Lasting.Seconds", Math.Max(0, (int)duration.TotalSeconds)],
            { TotalMinutes: < 60 } => texts["Lasting.Minutes", (int)duration.TotalMinutes, duration.Seconds],
            { TotalHours: < 24 } => texts["Lasting.Hours", (int)duration.TotalHours, duration.Minutes],
            _ => texts["Lasting.Days", (int)duration.TotalDays],
        };
}
