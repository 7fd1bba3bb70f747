using System.Globalization;
using Microsoft.Extensions.Localization;

namespace QSEC2.Web.Localization;

/// <summary>From one day to another, as people say it; either may not be known.</summary>
public static class DateRangeText
{
    /// <summary>« du 27 au 30 avril 2015 », « à partir du 17 octobre 2015 »; empty when neither is known.</summary>
    public static string Of(DateOnly? from, DateOnly? to, IStringLocalizer<Texts> texts) =>
        (from, to) switch
        {
            (null, null) => "",
            ({ } first, null) => texts["Period.From", DateTexts.Day(first)],
            (null, { } last) => texts["Period.To", DateTexts.Day(last)],
            ({ } first, { } last) when first == last => DateTexts.Day(first),
            ({ } first, { } last) => texts["Period.Between", Start(first, last), DateTexts.Day(last)],
        };

    // What the last day says is not said twice.
    private static string Start(DateOnly first, DateOnly last)
    {
        if (first.Year != last.Year)
            return DateTexts.Day(first);
        var day = first.Day == 1 && Language.Current == Language.French ? "1er" : first.Day.ToString(CultureInfo.CurrentCulture);
        return first.Month == last.Month ? day : $"{day} {first.ToString("MMMM", CultureInfo.CurrentCulture)}";
    }
}
