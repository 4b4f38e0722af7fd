using JourneyMapper.Maps.Analysis;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board.Times;

/// <summary>Times in the reader's language.</summary>
static class TimeWords
{
    /// <summary>All of a time, as it may be typed again: "1 day 4 hours 10 minutes".</summary>
    public static string Long(IStringLocalizer<TimeTexts> texts, int minutes) => minutes == 0
        ? texts["Minutes", 0]
        : string.Join(' ', TimeText.Split(minutes).Select(part => texts[TimeText.KeyOf(part.Unit, part.Number), part.Number].Value));

    /// <summary>"2 d · wait 3 h"; empty when nothing is known.</summary>
    public static string Short(IStringLocalizer<TimeTexts> texts, JourneyTime time) => string.Join(" · ", Parts(
        time.Duration is { } takes ? TimeText.Short(takes) : null,
        time.Waiting is { } waits ? texts["Waits", TimeText.Short(waits)].Value : null));

    /// <summary>"takes 2 days, wait 3 hours", for those who hear it.</summary>
    public static string Said(IStringLocalizer<TimeTexts> texts, JourneyTime time) => string.Join(", ", Parts(
        time.Duration is { } takes ? texts["Takes", Long(texts, takes)].Value : null,
        time.Waiting is { } waits ? texts["Waits", Long(texts, waits)].Value : null));

    static IEnumerable<string> Parts(params string?[] parts) => parts.OfType<string>();
}
