using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Board;

/// <summary>Colours of stages and actors as CSS: a name of the palette is a token of tokens.css, anything else stands as it is.</summary>
static class BoardColors
{
    public static string Css(string? color, int index) => color switch
    {
        null => $"var(--c-{Palette.At(index)})",
        ['#', ..] => color,
        _ => $"var(--c-{color})",
    };
}
