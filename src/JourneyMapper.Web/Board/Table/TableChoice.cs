namespace JourneyMapper.Web.Board.Table;

/// <summary>How one person looks at the table of a map: part of their <see cref="BoardView"/>.</summary>
/// <param name="Columns">Keys of the columns that are shown; null = those that the map has a use for.</param>
/// <param name="Sort">Key of the column by which it is sorted; null = as on the board.</param>
/// <param name="Lane">Only cards of this lane; null = of all.</param>
/// <param name="Confidence">Only cards of this confidence; null = of any.</param>
public sealed record TableChoice(
    IReadOnlyList<string>? Columns = null, string? Sort = null, bool IsDescending = false, Guid? Lane = null, Guid? Stage = null, Guid? Actor = null, string? Confidence = null)
{
    public static readonly TableChoice Usual = new();

    public bool IsFiltered => (Lane, Stage, Actor, Confidence) is not (null, null, null, null);

    public TableChoice Unfiltered() => this with { Lane = null, Stage = null, Actor = null, Confidence = null };

    /// <summary>By this column; asked again, the other way round; asked once more, as on the board.</summary>
    public TableChoice SortedBy(string column) => Sort != column ? this with { Sort = column, IsDescending = false }
        : IsDescending ? this with { Sort = null, IsDescending = false }
        : this with { IsDescending = true };
}
