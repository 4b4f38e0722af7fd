using JourneyMapper.Maps.Analysis;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board.Actors;

/// <summary>Who is not convinced, in words: the part in the decision says how much it weighs.</summary>
static class DoubtWords
{
    public static string Of(IStringLocalizer<PeopleTexts> texts, IStringLocalizer<BoardTexts> board, Doubt doubt) => texts["Doubt." + doubt.Stance, NameOf(board, doubt)];

    public static string Of(IStringLocalizer<PeopleTexts> texts, IStringLocalizer<BoardTexts> board, IReadOnlyList<Doubt> doubts) =>
        doubts.Count == 0 ? texts["Doubt.None"] : string.Join(" · ", doubts.Select(doubt => Of(texts, board, doubt)));

    static string NameOf(IStringLocalizer<BoardTexts> board, Doubt doubt)
    {
        var name = doubt.Who.Caption.Length == 0 ? board["Untitled"] : doubt.Who.Caption;
        return doubt.Role is { } role ? $"{name} ({board["Choice.role." + role]})" : name;
    }
}
