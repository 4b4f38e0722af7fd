using JourneyMapper.Maps.Elements;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.SourceLibrary;

/// <summary>What an outcome means, in words.</summary>
static class SourceWords
{
    /// <summary>Null when it is done.</summary>
    public static string? Of(IStringLocalizer<SourceTexts> texts, SourceOutcome outcome) => outcome switch
    {
        SourceOutcome.Done => null,
        SourceOutcome.TooLong => texts["Outcome.TooLong", Limits.Title, SourceDesk.NoteLength].Value,
        SourceOutcome.TooMany => texts["Outcome.TooMany", SourceDesk.Most].Value,
        SourceOutcome.FileTooLarge => texts["Outcome.FileTooLarge", SourceDesk.MaxFileMegabytes].Value,
        _ => texts["Outcome." + outcome].Value,
    };
}
