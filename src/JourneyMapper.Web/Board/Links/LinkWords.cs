using System.Text.Json;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board.Links;

/// <summary>Links in words.</summary>
static class LinkWords
{
    static readonly string[] Kinds = [Link.Next, Link.Back, Link.Repeat, Link.ChannelJump];

    public static string Icon(string kind) => kind switch
    {
        Link.Back => "undo",
        Link.Repeat => "restore",
        Link.ChannelJump => "channels",
        _ => "arrow-right",
    };

    public static string Caption(IStringLocalizer<BoardTexts> board, Element? end) =>
        end?.Caption is { Length: > 0 } caption ? caption : board[end?.Kind == Step.Kind ? "Untitled" : "EmptyCard"];

    /// <summary>A link as one sees it from one of its ends: where it leads or comes from, its kind and its share.</summary>
    public static string Of(IStringLocalizer<LinkTexts> texts, IStringLocalizer<BoardTexts> board, JourneyMap map, DrawnLink link, Guid end)
    {
        var other = Caption(board, map.Find(link.From == end ? link.To : link.From));
        var kind = board["Choice.linkKind." + link.Kind].Value;
        return texts[link.From == end ? "To" : "FromOther", other, link.Label is { } share ? $"{kind}, {share}" : kind];
    }

    /// <summary>What the page says by itself, as it is asked: nothing is rendered for what nobody hears.</summary>
    public static string ForPage(IStringLocalizer<LinkTexts> texts, IStringLocalizer<BoardTexts> board) => JsonSerializer.Serialize(new
    {
        to = texts["To"].Value,
        from = texts["FromOther"].Value,
        away = texts["Away"].Value,
        odd = texts["Odd"].Value,
        drag = texts["Drag"].Value,
        pick = texts["Pick"].Value,
        given = texts["GivenUp"].Value,
        hidden = texts["Hidden"].Value,
        kinds = Kinds.ToDictionary(kind => kind, kind => board["Choice.linkKind." + kind].Value),
    });
}
