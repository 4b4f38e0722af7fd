using System.Text.Json;

namespace JourneyMapper.Web.Board.Audience;

/// <summary>A way to look at one map, for somebody: what is folded, hidden, filtered and sorted, and in which shape.</summary>
/// <param name="Id">Empty for those that the product offers.</param>
public sealed record AudienceView(Guid Id, string Name, MapShape Shape, BoardView View)
{
    /// <summary>Longest name, in UTF-16 units.</summary>
    public const int LongestName = 80;

    /// <summary>What is said of a view, as JSON; null when it would be too large to keep.</summary>
    public static string? Write(MapShape shape, BoardView view)
    {
        var json = JsonSerializer.Serialize(new Stored(shape.Word(), view.Write()));
        return json.Length > LongestView ? null : json;
    }

    /// <summary>What was kept; null when that is nothing that we understand.</summary>
    public static AudienceView? Read(Guid id, string name, string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Stored>(json) is { } stored && BoardView.Read(stored.View) is { } view ? new(id, name, MapShapes.Read(stored.Shape) ?? MapShape.Board, view) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // 1,500 ids, the columns of the table and room to spare.
    const int LongestView = 100_000;

    sealed record Stored(string? Shape, string? View);
}
