using System.Globalization;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Library;

/// <summary>How long ago, in words. Only durations, since the server does not know the reader's clock; past a week, the date.</summary>
static class RelativeTime
{
    const int DaysInWords = 7;

    public static string Words(IStringLocalizer<LibraryTexts> texts, DateTime at, DateTime now) => (now - at) switch
    {
        { TotalMinutes: < 1 } => texts["When.Now"],
        { TotalHours: < 1 } span => texts["When.Minutes", (int)span.TotalMinutes],
        { TotalDays: < 1 } span => texts["When.Hours", (int)span.TotalHours],
        { TotalDays: < 2 } => texts["When.Yesterday"],
        { TotalDays: < DaysInWords } span => texts["When.Days", (int)span.TotalDays],
        _ => at.ToString(at.Year == now.Year ? "d MMM" : "d MMM yyyy", CultureInfo.CurrentCulture),
    };
}
