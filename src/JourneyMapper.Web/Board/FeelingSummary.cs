using System.Globalization;
using JourneyMapper.Maps.Elements;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board;

/// <summary>A feeling in words.</summary>
static class FeelingSummary
{
    /// <summary>Who feels how, in one sentence, for those who hear the page.</summary>
    public static string Of(IStringLocalizer<BoardTexts> texts, string? actor, Element card) =>
        string.Join(", ", new[] { actor, texts["Feeling", Score(card)].Value, card.Caption, Sureness(texts, card) }.Where(part => !string.IsNullOrEmpty(part)));

    // Feelings are guessed until somebody has asked: only the others say how sure they are.
    static string? Sureness(IStringLocalizer<BoardTexts> texts, Element card) =>
        card.Get(Card.Confidence) is { } confidence && confidence != (string?)Card.Confidence.DefaultValue ? texts["Choice.confidence." + confidence].Value : null;

    /// <summary>The score with its sign.</summary>
    public static string Score(Element card) => card.Get(Card.Score)!.Value.ToString("+0.##;-0.##;0", CultureInfo.CurrentCulture);
}
