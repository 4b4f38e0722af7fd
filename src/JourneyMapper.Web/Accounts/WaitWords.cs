using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Accounts;

/// <summary>Words of the pause after too many wrong passwords.</summary>
public sealed class LimitTexts;

/// <summary>Says how long to wait, rounded up so that trying then is never too early.</summary>
static class WaitWords
{
    const int SecondsStep = 10;

    public static string Of(IStringLocalizer<LimitTexts> texts, TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds / SecondsStep) * SecondsStep;
        var minutes = (int)Math.Ceiling(wait.TotalMinutes);
        return texts["Pause", seconds < 60 ? texts["Seconds", seconds].Value : minutes <= 1 ? texts["Minute"].Value : texts["Minutes", minutes].Value];
    }
}
