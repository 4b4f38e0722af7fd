namespace JourneyMapper.Web.Board;

/// <summary>What one map looks like on the page.</summary>
public enum MapShape
{
    /// <summary>Lanes and steps, to build on.</summary>
    Board,

    /// <summary>Each card a row, to sort, to filter and to fill in.</summary>
    Table,

    /// <summary>One column, to read from top to bottom.</summary>
    Story,
}

/// <summary>The words by which an address, a cookie and the page name a <see cref="MapShape"/>.</summary>
static class MapShapes
{
    public static string Word(this MapShape shape) => shape switch
    {
        MapShape.Table => "table",
        MapShape.Story => "story",
        _ => "board",
    };

    /// <summary>Null for any other word; "reading" is what the story was called in cookies before there was a table.</summary>
    public static MapShape? Read(string? word) => word switch
    {
        "board" => MapShape.Board,
        "table" => MapShape.Table,
        "story" or "reading" => MapShape.Story,
        _ => null,
    };
}
