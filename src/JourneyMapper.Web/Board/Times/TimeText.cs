using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Board.Times;

/// <summary>Times as people type and read them: "2 days", "3 h", "1 h 30 min". A day has 24 hours.</summary>
public static partial class TimeText
{
    const int Hour = 60;
    const int Day = 24 * Hour;

    /// <summary>Minutes of each unit, in the three languages: whoever is used to another one's words is understood too.</summary>
    static readonly FrozenDictionary<string, int> Units = new (int Minutes, string Names)[]
    {
        (1, "m min mins minute minutes minut minuter minutter"),
        (Hour, "h hr hrs hour hours t tim timme timmar time timer"),
        (Day, "d day days dag dagar dage dygn døgn"),
        (7 * Day, "w wk wks week weeks v vecka veckor uge uger"),
        (30 * Day, "mo month months mån månad månader måned måneder"),
        (365 * Day, "y yr yrs year years år"),
    }.SelectMany(unit => unit.Names.Split(' ').Select(name => KeyValuePair.Create(name, unit.Minutes))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a time; a number alone is minutes.</summary>
    /// <returns>Minutes; null when it is no time, or a longer one than a step can take.</returns>
    public static int? Read(string text)
    {
        if (!Whole().IsMatch(text)) return null;
        var sum = 0m;
        foreach (Match part in Part().Matches(text))
        {
            var minutes = 1;
            if (part.Groups["unit"].Value is { Length: > 0 } unit && !Units.TryGetValue(unit, out minutes)) return null;
            if (!decimal.TryParse(part.Groups["number"].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > Limits.Minutes) return null;
            sum += number * minutes;
        }

        return Math.Round(sum, MidpointRounding.AwayFromZero) is var whole && whole <= Limits.Minutes ? (int)whole : null;
    }

    /// <summary>A time in signs that all languages share, the two largest units at most: "2 d 4 h".</summary>
    public static string Short(int minutes) => Join(minutes, (unit, number) => $"{number} {Sign(unit)}");

    /// <summary>A time in whole parts, the two largest at most; <paramref name="say"/> puts number and unit (in minutes) together.</summary>
    internal static string Join(int minutes, Func<int, int, string> say)
    {
        var parts = Split(minutes).ToList();
        return parts.Count == 0 ? say(1, 0) : string.Join(' ', parts.Take(2).Select(part => say(part.Unit, part.Number)));
    }

    /// <summary>All parts of a time, so that reading what is written gives the same again.</summary>
    internal static IEnumerable<(int Unit, int Number)> Split(int minutes)
    {
        foreach (var unit in new[] { Day, Hour, 1 })
        {
            if (minutes >= unit) yield return (unit, minutes / unit);
            minutes %= unit;
        }
    }

    internal static string KeyOf(int unit, int number) => (unit, number) switch
    {
        (Day, 1) => "OneDay",
        (Day, _) => "Days",
        (Hour, 1) => "OneHour",
        (Hour, _) => "Hours",
        (_, 1) => "OneMinute",
        _ => "Minutes",
    };

    static string Sign(int unit) => unit switch { Day => "d", Hour => "h", _ => "min" };

    [GeneratedRegex(@"^\s*(?:\d{1,9}(?:[.,]\d{1,4})?\s*\p{L}*\.?[\s,]*)+$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<number>\d+(?:[.,]\d+)?)\s*(?<unit>\p{L}*)")]
    private static partial Regex Part();
}
